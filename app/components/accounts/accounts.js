// The T-account player: plays the steps of one scene over the balance sheets of all agents in it. It holds all steps
// from the start and its own clock, so neither playing nor scrubbing sends anything to the server.

const VIEWS = ["gross", "net"];
const SPEEDS = ["0.5", "1", "2"];

// Players by the node they were mounted on (new data calls again on the same node), and where each figure stood last,
// by figure id, so that a page drawn afresh in the other language finds its place again.
const PLAYERS = new WeakMap();
const LAST = new Map();

function clamp(value, low, high) {
  return Math.min(high, Math.max(low, value));
}

class Player {
  constructor(mount) {
    this.mount = mount;
    this.text = "";
    this.data = null;
    this.scene = null;
    this.step = 0;
    this.view = "gross";
    this.speed = "1";
    this.playing = false;
    this.printing = false;
    this.stage = new Stage();
    this.story = new Story();
    this.clock = new Clock(
      (share) => (this.bar.style.transform = `scaleX(${share})`),
      () => this.advance()
    );
    this.startPrint = () => this.setPrinting(true);
    this.endPrint = () => this.setPrinting(false);
    this.paper = window.matchMedia("print");
    this.paperChanged = () => this.setPrinting(this.paper.matches);
    this.hide = () => document.hidden && this.pause();
  }

  // ---- data in -------------------------------------------------------------------------------------------------

  show(data) {
    const text = JSON.stringify(data);
    if (text === this.text) return; // called again for another reason, a change of theme for one
    this.text = text;
    const first = this.data === null;
    this.data = data;
    if (first) {
      this.build();
      this.restore();
    }
    this.label();
    this.choose(this.scene ? this.scene.id : null, this.step);
  }

  restore() {
    const figure = this.data.figure;
    const address = book.readAddress(figure);
    const last = LAST.get(figure);
    // An address that says nothing, or nothing new since the figure was last drawn, says less than where the reader
    // had got to. (Streamlit forgets what a figure wrote into the address when it writes there itself.)
    const silent = Object.keys(address).length === 0;
    const from = last && (silent || last.address === JSON.stringify(address)) ? last : address;
    this.scene = this.data.scenes.find((scene) => scene.id === from.scene) || this.data.scenes[0];
    this.step = /^\d+$/.test(String(from.step)) ? Number(from.step) : 0;
    if (VIEWS.includes(from.view)) this.view = from.view;
    if (SPEEDS.includes(from.speed)) this.speed = from.speed;
    this.clock.speed = Number(this.speed);
  }

  // ---- what never changes --------------------------------------------------------------------------------------

  build() {
    const { element, icon } = book;
    const button = (act, drawing, listener, extra = "") =>
      element("button", { type: "button", class: extra, "data-act": act, on: { click: listener } }, icon(drawing));
    const radios = (name, values, listener) => {
      const inputs = values.map((value) =>
        element("input", { type: "radio", name: `${this.data.figure}-${name}`, value, on: { change: listener } })
      );
      const words = values.map(() => element("span"));
      const labels = inputs.map((input, index) => element("label", {}, input, words[index]));
      const legend = element("legend", { class: "visually-hidden" });
      return { node: element("fieldset", { class: "segmented", "data-act": name }, legend, ...labels), inputs, words, legend };
    };

    this.sceneTitle = element("p", { class: "title" });
    this.paperTitle = element("p", { class: "title print-only" });
    this.sceneWord = element("span", { class: "quiet" });
    this.sceneSelect = element("select", { "data-act": "scene", on: { change: (event) => this.choose(event.target.value, 0) } });
    this.views = radios("view", VIEWS, (event) => this.setView(event.target.value));
    this.speeds = radios("speed", SPEEDS, (event) => this.setSpeed(event.target.value));
    this.speedWord = element("span", { class: "quiet", "aria-hidden": "true" });

    this.firstButton = button("first", "first", () => this.go(0));
    this.backButton = button("back", "back", () => this.go(this.step - 1));
    this.playButton = button("play", "play", () => this.toggle(), "primary");
    this.playWord = element("span");
    this.playButton.append(this.playWord);
    this.forwardButton = button("forward", "forward", () => this.go(this.step + 1));
    this.lastButton = button("last", "last", () => this.go(this.scene.steps.length));
    this.scrub = element("input", {
      type: "range",
      min: 0,
      step: 1,
      "data-act": "scrub",
      on: { input: (event) => this.go(Number(event.target.value)) },
    });
    this.bar = element("div", { class: "bar" });

    this.keys = element("p", { class: "keys small quiet" });
    this.link = book.copyLink(this.data.figure, this.data.labels, () => this.settings());

    const scrubLine = element("div", { class: "scrub" }, this.scrub, element("div", { class: "meter" }, this.bar));
    const transport = element(
      "div",
      { class: "transport" },
      this.firstButton,
      this.backButton,
      this.playButton,
      this.forwardButton,
      this.lastButton
    );
    this.sceneLabel = element("label", { class: "scene" }, this.sceneWord, this.sceneSelect);
    this.root = element(
      "figure",
      { class: "book accounts", tabindex: 0, role: "group", on: { keydown: (event) => this.key(event) } },
      element("div", { class: "head no-print" }, this.sceneTitle, this.sceneLabel, this.views.node),
      this.paperTitle,
      element(
        "div",
        { class: "theatre" },
        this.stage.node,
        element("div", { class: "desk no-print" }, this.story.captions, element("div", { class: "controls" }, transport, scrubLine))
      ),
      element("div", { class: "below" }, this.story.note, this.story.outcome),
      element(
        "div",
        { class: "foot no-print" },
        element("span", { class: "speed" }, this.speedWord, this.speeds.node),
        this.link.node,
        this.keys
      ),
      this.story.live,
      this.story.description
    );
    this.root.dataset.figure = this.data.figure;
    this.mount.append(this.root);
    window.addEventListener("beforeprint", this.startPrint);
    window.addEventListener("afterprint", this.endPrint);
    this.paper.addEventListener("change", this.paperChanged);
    document.addEventListener("visibilitychange", this.hide);
  }

  // ---- words, which change with the language -------------------------------------------------------------------

  label() {
    const { labels, language, scenes } = this.data;
    this.root.lang = language;
    this.sceneWord.textContent = labels.scene;
    this.sceneSelect.replaceChildren(
      ...scenes.map((scene) => book.element("option", { value: scene.id, text: scene.title }))
    );
    this.sceneTitle.hidden = scenes.length > 1; // nothing to choose: the title stands there as text
    this.sceneLabel.hidden = scenes.length < 2;
    this.views.legend.textContent = labels.view;
    this.views.words.forEach((word, index) => (word.textContent = labels[VIEWS[index]]));
    this.speeds.legend.textContent = labels.speed;
    this.speedWord.textContent = labels.speed;
    this.speeds.words.forEach((word, index) => (word.textContent = `${SPEEDS[index]}×`));
    for (const [button, word] of [
      [this.firstButton, labels.first],
      [this.backButton, labels.back],
      [this.forwardButton, labels.forward],
      [this.lastButton, labels.last],
    ]) {
      button.setAttribute("aria-label", word);
      button.title = word;
    }
    this.scrub.setAttribute("aria-label", labels.scrub);
    this.keys.textContent = labels.keys;
    this.link.label(labels);
  }

  // ---- a scene -------------------------------------------------------------------------------------------------

  choose(id, step) {
    const scene = this.data.scenes.find((candidate) => candidate.id === id) || this.data.scenes[0];
    const other = !this.scene || scene.id !== this.scene.id;
    this.scene = scene;
    if (other) this.pause();
    this.step = clamp(step, 0, scene.steps.length);
    this.sceneSelect.value = scene.id;
    this.sceneTitle.textContent = this.paperTitle.textContent = scene.title;
    this.scrub.max = String(scene.steps.length);
    this.root.setAttribute("aria-label", book.fill(this.data.labels.figure, { title: scene.title }));
    this.stage.draw(scene, this.data.labels);
    this.story.draw(scene, this.data.labels);
    this.update();
  }

  // ---- the state on the page -----------------------------------------------------------------------------------

  update() {
    const count = this.scene.steps.length;
    const step = this.printing ? count : this.step;
    const view = this.printing ? "net" : this.view;
    const { labels } = this.data;
    this.root.dataset.step = String(step);
    this.root.dataset.view = view;
    this.root.dataset.scene = this.scene.id;
    this.root.dataset.playing = String(this.playing);
    this.root.classList.toggle("ended", step === count);

    this.stage.show(step, !this.printing);
    this.story.show(this.step);
    this.scrub.value = String(this.step);
    this.scrub.style.setProperty("--filled", `${(100 * this.step) / count}%`);
    this.scrub.setAttribute("aria-valuetext", this.story.heading(this.step));
    for (const button of [this.firstButton, this.backButton]) button.setAttribute("aria-disabled", String(this.step === 0));
    for (const button of [this.forwardButton, this.lastButton]) button.setAttribute("aria-disabled", String(this.step === count));
    for (const input of this.views.inputs) input.checked = input.value === this.view;
    for (const input of this.speeds.inputs) input.checked = input.value === this.speed;
    const playWord = this.playing ? labels.pause : this.step === count ? labels.replay : labels.play;
    this.playWord.textContent = playWord;
    this.playButton.replaceChild(book.icon(this.playing ? "pause" : "play"), this.playButton.firstChild);
    const { figure } = this.data;
    LAST.set(figure, { ...this.settings(), speed: this.speed, address: JSON.stringify(book.readAddress(figure)) });
  }

  settings() {
    return { scene: this.scene.id, step: String(this.step), view: this.view };
  }

  // ---- acts ----------------------------------------------------------------------------------------------------

  // Where the reader goes, and playing ends.
  go(step) {
    this.pause();
    this.moveTo(clamp(step, 0, this.scene.steps.length));
  }

  moveTo(step) {
    if (step === this.step) return;
    this.step = step;
    this.update();
    this.story.say(step);
  }

  setView(view) {
    this.view = view;
    // Before the first step there is nothing to net: whoever asks for the net picture then wants the outcome.
    if (view === "net" && this.step === 0 && !this.playing) this.go(this.scene.steps.length);
    this.update();
  }

  setSpeed(speed) {
    this.speed = speed;
    this.clock.speed = Number(speed);
    this.update();
  }

  toggle() {
    if (this.playing) this.pause();
    else this.play();
  }

  // Playing starts with the next step at once: the reader has read this one. At the end it starts over.
  play() {
    this.playing = true;
    if (this.step === this.scene.steps.length) this.step = 0;
    this.advance();
  }

  pause() {
    this.clock.stop();
    if (!this.playing) return;
    this.playing = false;
    this.update();
  }

  advance() {
    if (!this.root.isConnected) return;
    this.moveTo(this.step + 1);
    if (this.step === this.scene.steps.length) this.pause();
    else this.clock.start(readingSeconds(this.scene.steps[this.step - 1].caption));
  }

  // Keys work while the figure, or something in it that has no use for the key itself, has the focus.
  key(event) {
    if (event.ctrlKey || event.altKey || event.metaKey || event.shiftKey || event.defaultPrevented) return;
    const target = event.target;
    const tag = target.tagName;
    const range = tag === "INPUT" && target.type === "range";
    if (tag === "SELECT" || (tag === "INPUT" && !range)) return;
    if (event.key === " " && tag !== "BUTTON") this.toggle();
    else if (range) return; // arrows, Home and End already scrub
    else if (event.key === "ArrowRight") this.go(this.step + 1);
    else if (event.key === "ArrowLeft") this.go(this.step - 1);
    else if (event.key === "Home") this.go(0);
    else if (event.key === "End") this.go(this.scene.steps.length);
    else return;
    event.preventDefault();
    event.stopPropagation();
  }

  setPrinting(printing) {
    if (this.printing === printing || !this.scene) return;
    this.printing = printing;
    this.update();
  }

  stop() {
    this.pause();
    this.story.hush();
    window.removeEventListener("beforeprint", this.startPrint);
    window.removeEventListener("afterprint", this.endPrint);
    this.paper.removeEventListener("change", this.paperChanged);
    document.removeEventListener("visibilitychange", this.hide);
    this.root?.remove();
  }
}

export default function ({ data, parentElement }) {
  let player = PLAYERS.get(parentElement);
  if (!player) {
    player = new Player(parentElement);
    PLAYERS.set(parentElement, player);
  }
  player.show(data);
  return () => {
    player.stop();
    PLAYERS.delete(parentElement);
  };
}
