// The T-account player: plays the steps of one scene over the balance sheets of all agents in it. It holds all steps
// from the start and its own clock, so neither playing nor scrubbing sends anything to the server.

const VIEWS = ["gross", "net"];
const SPEEDS = ["0.5", "1", "2"];
const PLACES = ["central_bank", "treasury", "bank", "fund", "dealer", "agency", "public"];

// Reading time of a caption: Han characters weigh as much as about three Latin letters.
const READING = { lead: 1.4, perLetter: 1 / 24, han: 3, least: 2.5, most: 10 };

// Players by the node they were mounted on (new data calls again on the same node), and where each figure stood last,
// by figure id, so that a page drawn afresh in the other language finds its place again.
const PLAYERS = new WeakMap();
const LAST = new Map();

function readingSeconds(caption) {
  const han = (caption.match(/\p{Script=Han}/gu) || []).length;
  const letters = caption.length - han + READING.han * han;
  return Math.min(READING.most, Math.max(READING.least, READING.lead + letters * READING.perLetter));
}

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
    this.elapsed = 0;
    this.before = 0;
    this.frame = 0;
    this.sayTimer = 0;
    this.tick = this.tick.bind(this);
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

    this.stage = element("div", { class: "stage" });
    this.captions = element("div", { class: "captions" });
    this.outcome = element("p", { class: "outcome" });
    this.keys = element("p", { class: "keys small quiet" });
    this.note = element("p", { class: "note small quiet" });
    this.live = element("div", { class: "visually-hidden", "aria-live": "polite", "data-role": "live" });
    this.description = element("section", { class: "description" });
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
        this.stage,
        element("div", { class: "desk no-print" }, this.captions, element("div", { class: "controls" }, transport, scrubLine))
      ),
      element("div", { class: "below" }, this.note, this.outcome),
      element(
        "div",
        { class: "foot no-print" },
        element("span", { class: "speed" }, this.speedWord, this.speeds.node),
        this.link.node,
        this.keys
      ),
      this.live,
      this.description
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
    this.note.textContent = labels.note;
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
    this.drawStage();
    this.drawCaptions();
    this.drawDescription();
    this.update();
  }

  drawStage() {
    const places = new Map(PLACES.map((place) => [place, []]));
    this.lines = [];
    this.netRows = [];
    this.feet = [];
    for (const account of this.scene.accounts) places.get(account.place).push(this.drawAccount(account));
    const shown = PLACES.filter((place) => places.get(place).length);
    this.stage.dataset.places = shown.join(" ");
    this.stage.replaceChildren(
      ...shown.map((place) => book.element("div", { class: "place", "data-place": place }, ...places.get(place)))
    );
  }

  drawAccount(account) {
    const { element } = book;
    const { labels } = this.data;
    const total = { assets: element("span", { class: "amount" }), liabilities: element("span", { class: "amount" }) };
    const sum = element("span", { class: "sum" });
    this.feet.push({ account, total, sum });
    const foot = (word, figure) =>
      element("td", {}, element("span", { class: "line" }, element("span", { class: "name", text: word }), figure));
    return element(
      "table",
      { class: "account", "data-agent": account.agent },
      element("caption", { text: account.name }),
      element(
        "thead",
        {},
        element(
          "tr",
          {},
          element("th", { scope: "col", text: labels.assets }),
          element("th", { scope: "col", text: account.has_net_worth ? labels.liabilities_net_worth : labels.liabilities })
        )
      ),
      this.drawBody("gross", account.assets, account.liabilities, (entry) => this.drawEntry(entry)),
      this.drawBody("net", account.net.assets, account.net.liabilities, (row) => this.drawNetRow(row)),
      element(
        "tfoot",
        {},
        element(
          "tr",
          { class: "totals" },
          foot(labels.total_assets, total.assets),
          foot(account.has_net_worth ? labels.total_liabilities_net_worth : labels.total_liabilities, total.liabilities)
        ),
        element(
          "tr",
          { class: "check" },
          element("td", { colspan: 2 }, element("span", { class: "words", text: `${labels.check} =` }), " ", sum)
        )
      )
    );
  }

  // The two sides are two lists: a long name on one side leaves no gap on the other.
  drawBody(view, left, right, draw) {
    const { element } = book;
    const side = (items) => element("td", {}, items.length ? element("ul", {}, ...items.map(draw)) : null);
    return element("tbody", { class: view }, element("tr", {}, side(left), side(right)));
  }

  drawEntry(entry) {
    const { element } = book;
    const line = element(
      "li",
      { class: "line entry" },
      element("span", { class: "number", "aria-hidden": "true", text: String(entry.step) }),
      this.drawName(entry),
      element("span", { class: `amount ${entry.sign}`, text: entry.amount })
    );
    this.lines.push({ line, step: entry.step });
    return line;
  }

  // A net row; where several entries make it up they stand under it in small print and keep their room from the start.
  drawNetRow(row) {
    const { element } = book;
    const last = row.states[row.states.length - 1].legs;
    const legs = last.length > 1 ? last.map((leg) => element("span", { text: leg })) : [];
    const amount = element("span", { class: "amount" });
    const line = element("li", { class: "line entry" }, this.drawName(row), amount);
    if (legs.length) line.append(element("span", { class: "legs" }, ...legs.flatMap((leg) => [leg, " "])));
    this.netRows.push({ line, row, legs, amount });
    return line;
  }

  drawName(item) {
    const name = book.element("span", { class: "name", text: item.name });
    if (item.party) name.append(/^[\w(]/.test(item.party) ? " " : "", book.element("span", { class: "party", text: item.party }));
    return name;
  }

  drawCaptions() {
    const { element, fill } = book;
    const { labels } = this.data;
    const { steps, opening } = this.scene;
    const texts = [{ title: labels.opening, caption: opening }, ...steps];
    this.captionNodes = texts.map((text, index) =>
      element(
        "p",
        { class: "caption" },
        element("span", { class: "count", text: index ? fill(labels.step_of, { step: index, count: steps.length }) : "" }),
        element("b", { text: text.title }),
        element("span", { class: "words", text: text.caption })
      )
    );
    this.captions.replaceChildren(...this.captionNodes);
    this.outcome.replaceChildren(element("b", { text: labels.outcome }), " ", element("span", { text: this.scene.summary }));
  }

  // All steps in words: unseen on the screen, for those who listen; on paper it stands under the accounts.
  drawDescription() {
    const { element } = book;
    this.description.replaceChildren(
      element("p", { text: this.scene.opening }),
      element(
        "ol",
        {},
        ...this.scene.steps.map((step) => element("li", {}, element("b", { text: step.title }), " ", element("span", { text: step.caption })))
      ),
      element("p", { text: this.scene.summary })
    );
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

    for (const { line, step: own } of this.lines) {
      line.classList.toggle("shown", own <= step);
      line.classList.toggle("now", own === step);
    }
    for (const { line, row, legs, amount } of this.netRows) {
      const state = step ? row.states[step - 1] : null;
      line.classList.toggle("shown", Boolean(state));
      line.classList.toggle("now", Boolean(state) && state.now && !this.printing);
      line.classList.toggle("ghost", Boolean(state) && state.sign === "zero");
      const booked = state && state.legs.length > 1 ? state.legs.length : 0;
      legs.forEach((leg, index) => leg.classList.toggle("booked", index < booked));
      amount.textContent = state ? state.amount : row.states[row.states.length - 1].amount;
      amount.className = `amount ${state ? state.sign : "zero"}`;
    }
    for (const { account, total, sum } of this.feet) {
      const totals = account.totals[step];
      total.assets.textContent = totals.assets;
      total.liabilities.textContent = totals.right;
      sum.textContent = totals.check;
    }

    this.captionNodes.forEach((node, index) => node.classList.toggle("on", index === this.step));
    this.scrub.value = String(this.step);
    this.scrub.style.setProperty("--filled", `${(100 * this.step) / count}%`);
    this.scrub.setAttribute("aria-valuetext", this.stepWords());
    for (const button of [this.firstButton, this.backButton]) button.setAttribute("aria-disabled", String(this.step === 0));
    for (const button of [this.forwardButton, this.lastButton]) button.setAttribute("aria-disabled", String(this.step === count));
    for (const input of this.views.inputs) input.checked = input.value === this.view;
    for (const input of this.speeds.inputs) input.checked = input.value === this.speed;
    const playWord = this.playing ? labels.pause : this.step === count ? labels.replay : labels.play;
    this.playWord.textContent = playWord;
    this.playButton.replaceChild(book.icon(this.playing ? "pause" : "play"), this.playButton.firstChild);
    if (!this.playing) this.bar.style.transform = "scaleX(0)";
    const { figure } = this.data;
    LAST.set(figure, { ...this.settings(), speed: this.speed, address: JSON.stringify(book.readAddress(figure)) });
  }

  settings() {
    return { scene: this.scene.id, step: String(this.step), view: this.view };
  }

  stepWords() {
    const { labels } = this.data;
    const count = this.scene.steps.length;
    if (this.step === 0) return labels.opening;
    return `${book.fill(labels.step_of, { step: this.step, count })}: ${this.scene.steps[this.step - 1].title}`;
  }

  // Said a moment later, so that scrubbing past ten steps speaks once.
  say() {
    window.clearTimeout(this.sayTimer);
    this.sayTimer = window.setTimeout(() => {
      const caption = this.step ? this.scene.steps[this.step - 1].caption : this.scene.opening;
      const ended = this.step === this.scene.steps.length ? ` ${this.data.labels.outcome} ${this.scene.summary}` : "";
      this.live.textContent = `${this.stepWords()}. ${caption}${ended}`;
    }, 250);
  }

  // ---- acts ----------------------------------------------------------------------------------------------------

  go(step, keepPlaying = false) {
    if (!keepPlaying) this.pause();
    const next = clamp(step, 0, this.scene.steps.length);
    if (next === this.step) return;
    this.step = next;
    this.elapsed = 0;
    this.update();
    this.say();
  }

  setView(view) {
    this.view = view;
    // Before the first step there is nothing to net: whoever asks for the net picture then wants the outcome.
    if (view === "net" && this.step === 0 && !this.playing) this.go(this.scene.steps.length);
    this.update();
  }

  setSpeed(speed) {
    this.speed = speed;
    this.update();
  }

  toggle() {
    if (this.playing) this.pause();
    else this.play();
  }

  play() {
    const count = this.scene.steps.length;
    this.playing = true;
    this.elapsed = 0;
    this.before = 0;
    const from = this.step === count ? 0 : this.step;
    this.step = -1; // so that a replay of a scene of one step moves, too
    this.go(from + 1, true);
    if (this.step === count) this.pause();
    if (this.playing) this.frame = window.requestAnimationFrame(this.tick);
  }

  pause() {
    window.cancelAnimationFrame(this.frame);
    if (!this.playing) return;
    this.playing = false;
    this.update();
  }

  tick(now) {
    if (!this.playing) return;
    if (!this.root.isConnected) return this.pause();
    const passed = this.before ? Math.min(now - this.before, 100) : 0;
    this.before = now;
    this.elapsed += (passed / 1000) * Number(this.speed);
    const whole = readingSeconds(this.scene.steps[this.step - 1].caption);
    if (this.elapsed >= whole) {
      this.go(this.step + 1, true);
      if (this.step === this.scene.steps.length) return this.pause();
    } else if (!book.reducedMotion()) {
      this.bar.style.transform = `scaleX(${this.elapsed / whole})`;
    }
    this.frame = window.requestAnimationFrame(this.tick);
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
    window.clearTimeout(this.sayTimer);
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
