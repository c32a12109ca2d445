// The lending-rounds figure. Everything happens here: no value is ever sent to the server.
const { element, icon, fill } = book;

const SLOWEST = 900; // milliseconds a round stays while playing
const LONGEST = 24_000; // and all of them together at most, so that sixty rounds do not take a minute
const NARROW = 560; // the width in pixels at which rounds.css reduces the table
const SPEAK_AFTER = 1_000; // longer than a round plays: a screen reader hears where playing stopped, not every round

// What a figure was last set to, by name: a figure that is taken off the page and put back is as the learner left it,
// unless the address or the lesson says something new since.
const remembered = new Map();
const figures = new WeakMap();

class Figure {
  constructor(root) {
    this.root = root;
    this.controls = new Map();
    this.timer = 0;
    this.speaking = 0;
    this.frame = 0;
    this.width = 0;
    this.part = (name) => root.querySelector(`[data-part="${name}"]`);
    this.stage = root.querySelector(".stage");
    this.svg = root.querySelector(".chart");
    this.roundAt = () => 1;
    this.observer = new ResizeObserver(([entry]) => {
      const width = Math.floor(entry.contentRect.width);
      if (width === this.width) return;
      this.width = width;
      this.later();
    });
    this.observer.observe(this.stage);
    this.root.querySelector(".controls").addEventListener("keydown", (event) => this.nudge(event));
    this.stage.addEventListener("keydown", (event) => this.press(event));
    this.svg.addEventListener("pointerdown", (event) => this.point(event));
    this.svg.addEventListener("pointermove", (event) => event.buttons === 1 && this.point(event));
    this.part("scrubber").addEventListener("input", (event) => this.go(Number(event.target.value)));
    this.part("table").addEventListener("click", (event) => {
      const row = event.target.closest("[data-round]");
      if (row) this.go(Number(row.dataset.round));
    });
  }

  // ---- data from the lesson ----

  receive({ figure, language, settings, labels }) {
    this.labels = labels;
    this.root.lang = language === "zh" ? "zh-Hans" : language;
    this.root.setAttribute("aria-label", labels.title);
    const lesson = JSON.stringify([figure, settings]);
    if (lesson !== this.lesson) {
      this.lesson = lesson;
      this.figure = figure;
      this.own = settings;
      this.start();
    }
    this.label();
    this.draw();
  }

  start() {
    const found = book.readAddress(this.figure);
    const address = JSON.stringify(found);
    const memory = remembered.get(this.figure);
    const kept = memory && memory.lesson === this.lesson && memory.address === address;
    this.valid = { ...this.own };
    this.draft = kept ? { ...memory.draft } : fromAddress(found, this.own);
    this.typed = new Map();
    this.address = address;
    this.round = kept ? memory.round : this.own.n;
    if (kept) this.valid = { ...memory.valid };
    const wanted = Number(found.round);
    this.build();
    this.settle();
    if (!kept) this.round = Number.isInteger(wanted) && wanted >= 1 ? wanted : this.valid.n;
    this.round = Math.min(this.round, this.valid.n);
  }

  // Takes the draft as the settings in force if it can be drawn; else says why not and leaves the picture.
  settle() {
    const [name] = this.typed.keys();
    this.problem =
      name === undefined
        ? problemOf(this.draft)
        : { key: "not_a_number", name, values: { typed: this.typed.get(name) } };
    if (this.problem === null) {
      const atEnd = this.round >= this.valid.n;
      this.valid = { ...this.draft };
      this.round = atEnd ? this.valid.n : Math.min(this.round, this.valid.n);
    }
    this.drawn = picture(this.valid);
  }

  // ---- the page's elements ----

  build() {
    const conventions = this.root.querySelector(".conventions");
    conventions.querySelectorAll("label").forEach((label) => label.remove());
    for (const name of Object.keys(FORMULAS)) {
      const radio = element("input", { type: "radio", name: `${this.figure}-convention`, value: name });
      radio.addEventListener("change", () => this.choose(name));
      conventions.append(element("label", {}, radio, element("span", { "data-convention": name })));
    }
    const settings = this.root.querySelector(".settings");
    settings.replaceChildren();
    this.controls.clear();
    for (const name of ["first", ...RATIOS, "n"]) {
      const control = this.control(name);
      this.controls.set(name, control);
      settings.append(control.node);
    }
    this.reset = element("button", { type: "button", class: "plain", "data-act": "reset" });
    this.reset.addEventListener("click", () => this.restore());
    this.copy = book.copyLink(this.figure, this.labels, () => this.written());
    this.root.querySelector(".acts").replaceChildren(this.reset, this.copy.node);
    this.buttons = {};
    const moves = {
      first: () => this.go(1),
      back: () => this.go(this.round - 1),
      play: () => this.toggle(),
      forward: () => this.go(this.round + 1),
      last: () => this.go(this.valid.n),
    };
    for (const [name, move] of Object.entries(moves)) {
      const button = element("button", { type: "button", "data-act": name, class: name === "play" ? "primary" : null });
      button.append(icon(name));
      button.addEventListener("click", move);
      this.buttons[name] = button;
    }
    this.root.querySelector(".buttons").replaceChildren(...Object.values(this.buttons));
  }

  control(name) {
    const label = element("label", { for: `field-${name}` });
    const field = element("input", {
      type: "text",
      id: `field-${name}`,
      inputmode: "decimal",
      autocomplete: "off",
      "data-field": name,
    });
    const slider = element("input", { type: "range", "data-slider": name });
    const unit = element("span", { class: "unit", "aria-hidden": "true", text: RATIOS.includes(name) ? "%" : "" });
    const node = element("div", { class: "setting" }, label, element("span", { class: "field" }, field, unit), slider);
    const [min, max, step] = this.reach(name);
    Object.assign(slider, { min, max, step });
    slider.addEventListener("input", () => this.set(name, this.unscaled(name, Number(slider.value))));
    field.addEventListener("input", () => this.type(name, field.value));
    field.addEventListener("blur", () => this.later());
    return { node, label, field, slider };
  }

  // The slider's least and greatest value and its step, in the unit of the number field.
  reach(name) {
    if (name === "n") return [1, MOST_ROUNDS, 1];
    if (name !== "first") return [0, SLIDER_ENDS[name], SLIDER_STEPS[name]];
    const end = moneyEnd(this.own.first);
    return [end / 100, end, end / 100];
  }

  unscaled(name, value) {
    return RATIOS.includes(name) ? tidy(value / 100) : value;
  }

  // ---- what the learner does ----

  choose(convention) {
    this.draft.convention = convention;
    for (const name of [...this.typed.keys()]) if (!this.shows(name)) this.typed.delete(name);
    this.change();
  }

  set(name, value) {
    this.typed.delete(name);
    this.draft[name] = value;
    this.change();
  }

  type(name, text) {
    const value = readNumber(text);
    if (!Number.isNaN(value)) return this.set(name, this.unscaled(name, value));
    this.typed.delete(name);
    this.typed.set(name, text);
    return this.change();
  }

  change() {
    this.settle();
    this.later();
  }

  restore() {
    this.pause();
    this.typed.clear();
    this.draft = { ...this.own };
    this.round = this.valid.n;
    book.writeAddress(this.figure, {});
    this.address = "{}";
    this.change();
  }

  written() {
    const settings = toAddress(this.valid);
    if (this.round < this.valid.n) settings.round = this.round;
    this.address = JSON.stringify(Object.fromEntries(Object.entries(settings).map(([k, v]) => [k, String(v)])));
    return settings;
  }

  // Arrow up and down in a number field move by the slider's step, as a number field's own arrows would.
  nudge(event) {
    const name = event.target.dataset?.field;
    const way = { ArrowUp: 1, ArrowDown: -1 }[event.key];
    if (!name || !way || event.altKey || event.ctrlKey || event.metaKey) return;
    event.preventDefault();
    const [min, , step] = this.reach(name);
    const value = Number(asTyped(name, this.draft[name])) + way * step;
    this.set(name, this.unscaled(name, Math.max(min, tidy(value))));
    event.target.value = asTyped(name, this.draft[name]);
  }

  press(event) {
    const inside = event.target;
    if (event.altKey || event.ctrlKey || event.metaKey || inside.matches("input, select, textarea")) return;
    const moves = {
      ArrowLeft: () => this.go(this.round - 1),
      ArrowRight: () => this.go(this.round + 1),
      Home: () => this.go(1),
      End: () => this.go(this.valid.n),
      " ": inside.matches("button") ? null : () => this.toggle(),
    };
    const move = moves[event.key];
    if (!move) return;
    event.preventDefault();
    move();
  }

  point(event) {
    this.go(this.roundAt(event.clientX - this.svg.getBoundingClientRect().left));
  }

  go(n) {
    this.pause();
    this.show(n);
  }

  show(n) {
    this.round = Math.min(Math.max(n, 1), this.valid.n);
    this.later();
  }

  toggle() {
    if (this.timer) return this.pause();
    if (this.round >= this.valid.n) this.show(1);
    return this.tick();
  }

  tick() {
    this.timer = window.setTimeout(
      () => {
        this.show(this.round + 1);
        if (this.round < this.valid.n) this.tick();
        else this.pause();
      },
      Math.min(SLOWEST, LONGEST / this.valid.n),
    );
    this.later();
  }

  pause() {
    window.clearTimeout(this.timer);
    this.timer = 0;
    this.later();
  }

  // ---- drawing ----

  later() {
    if (!this.frame) this.frame = window.requestAnimationFrame(() => this.draw());
  }

  shows(name) {
    return name === "n" || FORMULAS[this.draft.convention].settings.includes(name);
  }

  nameOf(name) {
    const { labels } = this;
    const { convention } = this.draft;
    if (name === "first") return labels[convention === "split" ? "first_receipt" : "first_deposit"];
    if (name === "n") return labels.number_of_rounds;
    return labels[name === "r_d" && convention.startsWith("loan") ? "r" : name];
  }

  // Words that change with the language only.
  label() {
    const { labels, root } = this;
    for (const node of root.querySelectorAll("[data-text]")) node.textContent = labels[node.dataset.text];
    for (const node of root.querySelectorAll("[data-convention]")) {
      node.textContent = labels[node.dataset.convention];
    }
    this.reset.textContent = labels.reset;
    this.copy.label(labels);
    const names = { first: "first_round", back: "back", forward: "forward", last: "last_round" };
    for (const [act, key] of Object.entries(names)) this.name(this.buttons[act], labels[key]);
    this.spoken = undefined;
  }

  name(button, words) {
    button.setAttribute("aria-label", words);
    button.title = words;
  }

  draw() {
    window.cancelAnimationFrame(this.frame);
    this.frame = 0;
    this.drawControls();
    this.drawTransport();
    const { drawn, round, labels, valid } = this;
    const now = drawn.rounds[round - 1];
    if (this.width > 0) this.roundAt = chart.draw(this.svg, drawn, round, this.width, labels);
    this.svg.setAttribute(
      "aria-label",
      fill(labels.chart_words, {
        n: round,
        most: valid.n,
        start: amount(drawn.rounds[0].flow.deposit),
        deposit: amount(now.flow.deposit),
        deposits: amount(now.sum.deposit),
        limit: amount(drawn.limit.deposit),
      }),
    );
    const words = [panels.soFar(valid, drawn, round, labels), ...panels.thisRound(valid, drawn, round, labels)];
    const gap = this.root.lang === "en" ? " " : "";
    this.part("words").textContent = words.join(gap);
    this.speak(words.join(gap));
    panels.account(this.part("bank"), fill(labels.bank_of_round, { n: round }), now.flow, labels);
    panels.account(this.part("banks"), fill(labels.all_banks, { n: round }), now.sum, labels);
    this.drawLimit();
    this.part("check-heading").textContent = fill(labels.check_heading, { n: round });
    this.part("check").replaceChildren(...panels.check(valid, drawn, round, labels));
    panels.table(this.part("table"), drawn, round, labels, this.root.clientWidth < NARROW ? 2 : 4);
    this.follow();
    const { lesson, draft, address } = this;
    remembered.set(this.figure, { lesson, address, draft: { ...draft }, valid: { ...valid }, round });
  }

  drawControls() {
    const { draft, labels, problem, typed } = this;
    for (const radio of this.root.querySelectorAll(".conventions input")) {
      radio.checked = radio.value === draft.convention;
    }
    this.part("convention-words").textContent = labels[`${draft.convention}_words`];
    const focused = this.root.getRootNode().activeElement;
    for (const [name, { node, label, field, slider }] of this.controls) {
      node.hidden = !this.shows(name);
      const words = this.nameOf(name);
      const letter = name === "n" ? element("var", { text: "n" }) : panels.symbol(name, draft.convention);
      label.replaceChildren(words, " ", letter);
      slider.setAttribute("aria-label", fill(labels.slider, { name: words }));
      const shown = asTyped(name, draft[name]);
      slider.value = shown;
      slider.style.setProperty("--filled", `${(100 * (slider.value - slider.min)) / (slider.max - slider.min)}%`);
      slider.setAttribute("aria-valuetext", RATIOS.includes(name) ? `${shown}%` : shown);
      if (field !== focused && !typed.has(name)) field.value = shown;
      const wrong = problem !== null && (problem.name === name || typed.has(name));
      field.setAttribute("aria-invalid", String(wrong));
    }
    const said = this.part("problem");
    said.hidden = problem === null;
    const sentence = problem
      ? fill(labels[problem.key], { name: problem.name ? this.nameOf(problem.name) : "", ...problem.values })
      : "";
    if (said.textContent !== sentence) said.textContent = sentence;
    const names = [...FORMULAS[this.valid.convention].settings, "n"];
    const unit = (name) => (RATIOS.includes(name) ? "%" : "");
    const settings = names.map((name) => `${this.nameOf(name)} ${asTyped(name, this.valid[name])}${unit(name)}`);
    this.part("settings-words").textContent = [labels[this.valid.convention], ...settings].join(" · ");
  }

  drawTransport() {
    const { round, labels, valid, buttons } = this;
    const state = this.timer ? "pause" : "play";
    if (buttons.play.dataset.state !== state) buttons.play.replaceChildren(icon(state));
    buttons.play.dataset.state = state;
    this.name(buttons.play, labels[state]);
    for (const name of ["first", "back"]) buttons[name].setAttribute("aria-disabled", String(round === 1));
    for (const name of ["forward", "last"]) buttons[name].setAttribute("aria-disabled", String(round === valid.n));
    const scrubber = this.part("scrubber");
    const position = fill(labels.position, { n: round, most: valid.n });
    scrubber.max = valid.n;
    scrubber.value = round;
    scrubber.style.setProperty("--filled", `${valid.n > 1 ? (100 * (round - 1)) / (valid.n - 1) : 100}%`);
    scrubber.setAttribute("aria-label", labels.round);
    scrubber.setAttribute("aria-valuetext", position);
    this.part("position").textContent = position;
  }

  drawLimit() {
    const { drawn, labels, valid } = this;
    this.part("formula").replaceChildren(...panels.formula(valid, drawn));
    const { deposit, time_deposit: time } = drawn.limit;
    const sentences = [fill(labels.each_next, { q: percent(drawn.q) })];
    if (deposit === Infinity) sentences.push(labels.no_limit);
    else if (time > 0) sentences.push(fill(labels.all_deposits, { all: amount(deposit + time) }));
    this.part("limit-words").textContent = sentences.join(this.root.lang === "en" ? " " : "");
  }

  // The round in view stays in sight inside the table's own scrolling box; the page itself never moves.
  follow() {
    const box = this.root.querySelector(".scroll");
    const row = box.querySelector("[aria-current]");
    if (!row || box.scrollHeight <= box.clientHeight) return;
    const head = box.querySelector("thead").offsetHeight;
    const foot = box.querySelector("tfoot").offsetHeight;
    const place = row.getBoundingClientRect().top - box.getBoundingClientRect().top;
    if (place < head) box.scrollTop += place - head;
    const over = place + row.offsetHeight - (box.clientHeight - foot);
    if (over > 0) box.scrollTop += over;
  }

  speak(words) {
    if (words === this.spoken) return;
    const first = this.spoken === undefined;
    this.spoken = words;
    window.clearTimeout(this.speaking);
    if (!first) this.speaking = window.setTimeout(() => (this.part("live").textContent = words), SPEAK_AFTER);
  }

  remove() {
    window.clearTimeout(this.timer);
    window.clearTimeout(this.speaking);
    window.cancelAnimationFrame(this.frame);
    this.observer.disconnect();
  }
}

// Called on mount and again, on the same elements, whenever the server's data or the theme changes. Streamlit may run
// the clean-up of an overtaken call after the next call has begun, so only the last one's clean-up counts.
export default function ({ data, parentElement }) {
  const root = parentElement.querySelector(".rounds");
  let figure = figures.get(root);
  if (!figure) {
    figure = new Figure(root);
    figures.set(root, figure);
  }
  figure.receive(data);
  const call = Symbol("call");
  figure.call = call;
  return () => {
    if (figure.call !== call) return;
    figure.remove();
    figures.delete(root);
  };
}
