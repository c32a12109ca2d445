// The multiplier laboratory: a base of 100 and the money it supports, as the ratios move. All amounts come from CORE
// (formulas.js), which the core prints; no value is ever sent to the server.
const RATIOS = ["r_d", "r_t", "t", "e", "k"];
const ENDS = { r_d: 50, r_t: 60, t: 400, e: 60, k: 100 }; // of the sliders, in per cent
const STEPS = { r_d: 0.5, r_t: 0.5, t: 5, e: 0.5, k: 1 };
const BASE = 100;
const SWATCHES = { C: 1, required: 1, E: 1, D: 1, T: 1 }; // stocks that are blocks of a bar
const SLACK = 1e-12; // ratios are typed as decimals and held in binary

const number = new Intl.NumberFormat("en-US", { maximumFractionDigits: 2 });
const three = new Intl.NumberFormat("en-US", { minimumFractionDigits: 3, maximumFractionDigits: 3 });
const shown = (x) => (Number.isFinite(x) ? number.format(x || 0).replace("-", "−") : "∞"); // || 0: no "−0"
const percent = (x) => `${number.format(x * 100)}%`;
const tidy = (x) => Number(x.toPrecision(12));

// What a figure was last set to; it survives a change of language and being taken off the page and put back.
const remembered = new Map();

function problemOf(s) {
  const reserves = s.r_d + s.r_t * s.t + s.e;
  if (reserves > 1 + s.t + SLACK) return ["reserves_above_deposits", { reserves: shown(reserves * 100), deposits: shown((1 + s.t) * 100) }];
  if (CORE.leakage(s) < SLACK) return ["nothing_leaks", {}];
  return null;
}

export default function ({ parentElement, data }) {
  const root = parentElement.querySelector(".multiplier");
  const { figure, settings, show, labels, formulas, conditions } = data;
  const part = (selector) => root.querySelector(selector);
  const { element, fill } = book;
  root.setAttribute("aria-label", labels.title);
  root.setAttribute("role", "group");

  const own = { B: BASE, ...Object.fromEntries(RATIOS.map((name) => [name, settings[name]])) };
  const state = remembered.get(figure) ?? fromAddress();
  remembered.set(figure, state);

  function fromAddress() {
    const read = { ...own };
    for (const [name, value] of Object.entries(book.readAddress(figure))) {
      const x = Number(value);
      if (RATIOS.includes(name) && Number.isFinite(x) && x >= 0 && x * 100 <= ENDS[name]) read[name] = x;
    }
    return problemOf(read) ? { ...own } : read;
  }

  const controls = new Map();
  part(".controls").replaceChildren(
    ...RATIOS.map((name) => {
      const id = `${figure}-${name}`;
      const output = element("output", { for: id });
      const slider = element("input", { type: "range", id, min: 0, max: ENDS[name], step: STEPS[name], "data-slider": name });
      slider.value = String(tidy(state[name] * 100));
      slider.addEventListener("input", () => {
        state[name] = tidy(Number(slider.value) / 100);
        later();
      });
      controls.set(name, { slider, output });
      return element(
        "div",
        { class: "setting" },
        element("label", { for: id }, formula(formulas[name]), ` ${labels[name]}`),
        output,
        slider,
      );
    }),
  );

  const reset = element("button", { type: "button", class: "plain", text: labels.reset, "data-act": "reset" });
  reset.addEventListener("click", () => {
    Object.assign(state, own);
    book.writeAddress(figure, {});
    for (const [name, { slider }] of controls) slider.value = String(tidy(own[name] * 100));
    later();
  });
  const copy = book.copyLink(figure, labels, () => Object.fromEntries(RATIOS.map((name) => [name, state[name]])));
  part(".acts").replaceChildren(reset, copy.node);

  function bar(name, total, blocks, longest) {
    const strip = element("div", { class: "bar" });
    for (const [stock, value, inside] of blocks) {
      if (!(value > 0)) continue;
      const named = value / longest > 0.12;
      const classes = `block${named ? " named" : ""}${inside ? "" : " outside"}`;
      const block = element("div", { class: classes, "data-stock": stock, title: `${labels[stock]} ${shown(value)}` });
      block.style.width = `${(100 * value) / longest}%`;
      if (named) block.append(element("span", { text: labels[`short_${stock}`] }), element("br"), shown(value));
      strip.append(block);
    }
    return element("div", {}, element("div", { class: "bar-name", text: fill(name, { total: shown(total) }) }), strip);
  }

  let frame = 0;
  let speaking = 0;
  function later() {
    cancelAnimationFrame(frame);
    frame = requestAnimationFrame(draw);
  }

  let valid = { ...state };
  function draw() {
    const problem = problemOf(state);
    const notice = part(".problem");
    notice.hidden = problem === null;
    notice.textContent = problem ? fill(labels[problem[0]], problem[1]) : "";
    if (problem === null) valid = { ...state };
    for (const [name, { slider, output }] of controls) {
      output.textContent = name === "t" ? shown(state[name]) : percent(state[name]); // t is often above one
      slider.setAttribute("aria-valuetext", output.textContent);
      slider.style.setProperty("--filled", `${(100 * Number(slider.value)) / ENDS[name]}%`);
    }
    const v = Object.fromEntries(Object.entries(CORE).map(([name, of]) => [name, of(valid)]));
    const longest = Math.max(v.M2, BASE);
    part(".bars").replaceChildren(
      bar(labels.base_bar, BASE, [["C", v.C, true], ["required", v.required, true], ["E", v.E, true]], longest),
      bar(
        show === "m1" ? labels.m1_bar : labels.m2_bar,
        show === "m1" ? v.M1 : v.M2,
        [["C", v.C, true], ["D", v.D, true], ["T", v.T, show === "m2"]],
        longest,
      ),
    );
    const sentence = fill(labels[`${show}_sentence`], { multiplier: three.format(v[show]), money: shown(v[show === "m1" ? "M1" : "M2"]) });
    part(".bars").setAttribute("aria-label", sentence);
    const fraction = formula(formulas[show]);
    fraction.setAttribute("displaystyle", "true");
    part(".headline").replaceChildren(formula(formulas[`${show}_name`]), " = ", fraction, ` = ${three.format(v[show])}`);

    const cell = (tag, text, attributes = {}) => element(tag, { ...attributes, text });
    part(".stocks").replaceChildren(
      cell("caption", labels.stocks_caption),
      element(
        "tbody",
        {},
        ...["C", "required", "E", "D", "T", "M1", "M2"].map((stock) =>
          element(
            "tr",
            {},
            element("th", { scope: "row" }, stock in SWATCHES ? element("span", { class: "swatch", "data-stock": stock }) : null, labels[stock]),
            cell("td", shown(v[stock])),
          ),
        ),
        element("tr", {}, element("th", { scope: "row" }, formula(formulas.m1_name)), cell("td", three.format(v.m1))),
        element("tr", {}, element("th", { scope: "row" }, formula(formulas.m2_name)), cell("td", three.format(v.m2))),
      ),
    );
    part(".signs").replaceChildren(
      cell("caption", fill(labels.signs_caption, {})),
      element("thead", {}, element("tr", {}, ...["ratio", "slope", "why"].map((name) => cell("th", labels[name], { scope: "col" })))),
      element(
        "tbody",
        {},
        ...RATIOS.map((name) => {
          const slope = v[`d${show}_d${name}`];
          const condition = conditions[name];
          const why = element("td", { class: "condition" });
          const usual = condition && !condition.negative ? "+" : "−"; // the sign the theorem is about
          if (condition) why.append(`${usual} `, labels.when, " ", formula(condition.math), ` ${labels[holds(condition, valid) ? "holds" : "fails"]}`);
          else why.append(`${usual} ${labels.always}`);
          return element("tr", {}, element("th", { scope: "row" }, formula(formulas[name])), cell("td", (slope > 0 ? "+" : "") + shown(slope), { class: slope > 0 ? "plus" : slope < 0 ? "minus" : "" }), why);
        }),
      ),
    );
    clearTimeout(speaking);
    speaking = setTimeout(() => (part("[aria-live]").textContent = sentence), 800);
  }

  // The sign condition is what the sign of the derivative says; the core proves that it is the same thing.
  function holds(condition, s) {
    const slope = CORE[`d${show}_d${condition.ratio}`](s);
    return condition.negative ? slope < -SLACK : slope > SLACK;
  }

  draw();
}
