// What stands under the chart: the sentences, the two T-accounts, the limit with its formula, the check and the table.
const panels = (() => {
  const { element, fill } = book;
  const WHOLE = new Intl.NumberFormat("en-US", { maximumFractionDigits: 12 });
  const MATH = "http://www.w3.org/1998/Math/MathML";

  // Symbols as the book typesets them; the first amount is D₁, or X₁ where it is a receipt.
  const SUBSCRIPTS = { r_d: ["r", "d"], r_t: ["r", "t"], D_1: ["D", "1"], X_1: ["X", "1"], D_n: ["D", "n"] };

  function symbolOf(name, convention) {
    if (name === "first") return convention === "split" ? "X_1" : "D_1";
    return name === "r_d" && convention.startsWith("loan") ? "r" : name;
  }

  function symbol(name, convention) {
    const [letter, below] = SUBSCRIPTS[symbolOf(name, convention)] ?? [symbolOf(name, convention)];
    return element("var", { text: letter }, below ? element("sub", { text: below }) : null);
  }

  function math(tag, ...children) {
    const made = document.createElementNS(MATH, tag);
    made.append(...children);
    return made;
  }

  function letter(name, convention) {
    const [base, below] = SUBSCRIPTS[symbolOf(name, convention)] ?? [symbolOf(name, convention)];
    if (!below) return math("mi", base);
    return math("msub", math("mi", base), math(/\d/.test(below) ? "mn" : "mi", below));
  }

  // A printed formula (operator, term, …) as MathML. `leaf` makes a name's node; `inside` says whether a sum needs
  // brackets.
  function typeset(term, leaf, inside = false) {
    if (typeof term === "string") return leaf(term);
    if (typeof term === "number") return math("mn", amount(term));
    const [operator, ...terms] = term;
    if (operator === "/") return math("mfrac", typeset(terms[0], leaf), typeset(terms[1], leaf));
    const sign = operator === "*" ? "⋅" : operator === "-" ? "−" : "+";
    const nodes = terms.flatMap((inner, index) => {
      const node = typeset(inner, leaf, operator === "*");
      return index === 0 ? [node] : [math("mo", sign), node];
    });
    if (inside && operator !== "*") nodes.unshift(math("mo", "("));
    if (inside && operator !== "*") nodes.push(math("mo", ")"));
    return math("mrow", ...nodes);
  }

  // The same formula without the terms that are zero here, so that numbers put into it stay readable.
  function valueOf(term, settings) {
    if (typeof term === "string") return settings[term];
    if (typeof term === "number") return term;
    const [operator, ...terms] = term;
    const values = terms.map((inner) => valueOf(inner, settings));
    const join = { "/": (a, b) => a / b, "*": (a, b) => a * b, "+": (a, b) => a + b, "-": (a, b) => a - b };
    return values.reduce(join[operator]);
  }

  function withoutZeros(term, settings) {
    if (!Array.isArray(term)) return term;
    const [operator, ...terms] = term;
    const kept = terms.filter((inner, index) => {
      const droppable = operator === "+" || (operator === "-" && index > 0);
      return !droppable || valueOf(inner, settings) !== 0;
    });
    if (kept.length === 0) return 0;
    const reduced = kept.map((inner) => withoutZeros(inner, settings)).filter((x) => !(operator === "*" && x === 1));
    return reduced.length === 1 ? reduced[0] : [operator, ...reduced];
  }

  function formula(settings, drawn) {
    const { typeset: term } = FORMULAS[settings.convention];
    const below = math("mrow", math("mi", "n"), math("mo", "="), math("mn", "1"));
    const sum = math("munderover", math("mo", "∑"), below, math("mi", "∞"));
    const names = (name) => letter(name, settings.convention);
    const values = (name) => math("mn", WHOLE.format(tidy(settings[name])));
    const equals = () => math("mo", "=");
    // Two lines where one is too long.
    return [
      line(sum, letter("D_n", settings.convention), equals(), typeset(term, names)),
      line(equals(), typeset(withoutZeros(term, settings), values), equals(), math("mn", amount(drawn.limit.deposit))),
    ];
  }

  function line(...nodes) {
    const whole = math("math", math("mrow", ...nodes));
    whole.style.mathStyle = "normal";
    return whole;
  }

  // ---- sentences ----

  function soFar(settings, drawn, n, labels) {
    const { sum } = drawn.rounds[n - 1];
    const limit = drawn.limit.deposit;
    const nearly = sum.deposit / limit > 0.99995; // never "100%" of a limit that is not reached
    const values = {
      n,
      deposits: amount(sum.deposit),
      loans: amount(sum.loan),
      time: amount(sum.time_deposit),
      limit: amount(limit),
      share: nearly ? labels.nearly_all : percent(sum.deposit / limit),
    };
    if (limit === Infinity) return fill(labels.so_far_unlimited, values);
    if (drawn.q <= SLACK) return fill(labels.so_far_stopped, values);
    return fill(sum.time_deposit > 0 ? labels.so_far_demand : labels.so_far, values);
  }

  function thisRound(settings, drawn, n, labels) {
    const { flow } = drawn.rounds[n - 1];
    const split = settings.convention === "split";
    const before = n === 1 ? settings.first : drawn.rounds[n - 2].flow.onward;
    const values = {
      n,
      deposit: amount(flow.deposit),
      time: amount(flow.time_deposit),
      reserves: amount(flow.required + flow.excess),
      loan: amount(flow.loan),
      cash: amount(flow.cash),
      onward: amount(flow.onward),
      receipt: amount(before),
    };
    const which = (flow.cash > 0 ? "c" : "") + (flow.time_deposit > 0 ? "t" : "");
    const receipt = { "": "receipt_deposited", c: "receipt_leaks", t: "receipt_saved", ct: "receipt_leaks_and_saved" };
    const loan = { "": "loan_goes_on", c: "loan_leaks", t: "loan_saved", ct: "loan_leaks_and_saved" };
    const sentences = split ? [receipt[which], "bank_lends"] : ["bank_does", flow.loan > 0 ? loan[which] : null];
    return sentences.filter(Boolean).map((key) => fill(labels[key], values));
  }

  // A sentence whose placeholders become bold figures.
  function emphatic(sentence, values) {
    return sentence.split(/(\{\w+\})/).map((part) => {
      const name = part.slice(1, -1);
      return part.startsWith("{") && name in values ? element("b", { text: values[name] }) : part;
    });
  }

  function check(settings, drawn, n, labels) {
    const { sum, flow } = drawn.rounds[n - 1];
    const reserves = sum.required + sum.excess;
    const total = reserves + sum.cash + flow.onward;
    const holds = Math.abs(total - settings.first) <= 1e-9 * settings.first;
    const sentence = emphatic(fill(labels.check, { next: n + 1 }), {
      reserves: amount(reserves),
      cash: amount(sum.cash),
      onward: amount(flow.onward),
      total: amount(total),
    });
    return [...sentence, holds ? " ✓" : ` ≠ ${amount(settings.first)}`];
  }

  // ---- T-accounts ----

  function account(table, heading, amounts, labels) {
    const timed = amounts.time_deposit > 0;
    const assets = [
      ["required_reserves", amounts.required],
      ["excess_reserves", amounts.excess],
      ["loans", amounts.loan],
    ];
    const liabilities = [[timed ? "demand_deposits" : "deposits", amounts.deposit]];
    if (timed) liabilities.push(["time_deposits", amounts.time_deposit]);
    const total = (side) => side.reduce((sum, [, value]) => sum + value, 0);
    const cells = (entry, side) =>
      entry
        ? [
            element("th", { scope: "row", class: side, text: labels[entry[0]] }),
            element("td", { class: side, "data-entry": entry[0], text: amount(entry[1]) }),
          ]
        : [element("td", { class: side, colspan: 2 })];
    const rows = assets.map((entry, index) =>
      element("tr", {}, ...cells(entry, "left"), ...cells(liabilities[index], "right")),
    );
    const foot = element(
      "tr",
      {},
      ...cells(["total", total(assets)], "left"),
      ...cells(["total", total(liabilities)], "right"),
    );
    table.replaceChildren(
      element("caption", { text: heading }),
      element(
        "thead",
        {},
        element(
          "tr",
          {},
          element("th", { scope: "colgroup", colspan: 2, class: "left", text: labels.assets }),
          element("th", { scope: "colgroup", colspan: 2, class: "right", text: labels.liabilities }),
        ),
      ),
      element("tbody", {}, ...rows),
      element("tfoot", {}, foot),
    );
  }

  // ---- the table ----

  // Columns as [label, group, column of the core]; those marked "aside" give way on a phone.
  function columnsOf(drawn) {
    const timed = drawn.limit.time_deposit > 0;
    const columns = [
      [timed ? "new_demand_deposit" : "new_deposit", "flow", "deposit", ""],
      ["new_time_deposit", "flow", "time_deposit", "aside"],
      ["required_reserves", "flow", "required", "aside"],
      ["excess_reserves", "flow", "excess", "aside"],
      ["currency_leaked", "flow", "cash", "aside"],
      ["new_loan", "flow", "loan", ""],
      [timed ? "demand_deposits" : "deposits", "sum", "deposit", ""],
      ["loans", "sum", "loan", ""],
    ];
    return timed ? columns : columns.filter(([label]) => label !== "new_time_deposit");
  }

  const decimalsIn = (text) => (text.split(".")[1] ?? "").length;

  // A figure padded on the right with digits nobody sees, so that the points of a column stand under each other.
  function cell(text, places, class_) {
    const missing = text === "∞" ? 0 : places - decimalsIn(text);
    const pad = (missing > 0 && missing === places ? "." : "") + "0".repeat(missing);
    return element("td", { class: class_ || null, "data-pad": pad || null, text });
  }

  function table(node, drawn, n, labels, most) {
    const written = (value) => amount(value, most);
    const columns = columnsOf(drawn);
    const digits = columns.map(([, kind, name]) =>
      Math.max(...drawn.rounds.map((round) => decimalsIn(written(round[kind][name]))), decimalsIn(written(drawn.limit[name]))),
    );
    const flows = columns.filter(([, kind]) => kind === "flow");
    const sums = columns.length - flows.length;
    const kept = flows.filter(([, , , aside]) => !aside).length;
    const groups = (class_, wide) =>
      element(
        "tr",
        { class: `groups ${class_}` },
        element("td", {}),
        element("th", { scope: "colgroup", colspan: wide, text: labels.in_this_round }),
        element("th", { scope: "colgroup", colspan: sums, class: "sum", text: labels.rounds_so_far }),
      );
    const head = element(
      "thead",
      {},
      groups("full", flows.length),
      groups("reduced", kept),
      element(
        "tr",
        {},
        element("th", { scope: "col", text: labels.round }),
        ...columns.map(([label, kind, , aside]) =>
          element("th", { scope: "col", class: `${kind} ${aside}`, text: labels[label] }),
        ),
      ),
    );
    const rows = drawn.rounds.map((round) =>
      element(
        "tr",
        {
          "data-round": round.n,
          class: round.n > n ? "later" : null,
          "aria-current": round.n === n ? "true" : null,
        },
        element("th", { scope: "row", text: String(round.n) }),
        ...columns.map(([, kind, name, aside], index) => cell(written(round[kind][name]), digits[index], `${kind} ${aside}`)),
      ),
    );
    const limits = columns.map(([, kind, name, aside], index) =>
      cell(written(drawn.limit[name]), digits[index], `${kind} ${aside}`),
    );
    node.replaceChildren(
      element("caption", { id: "caption", text: labels.table_caption }),
      head,
      element("tbody", {}, ...rows),
      element("tfoot", {}, element("tr", {}, element("th", { scope: "row", text: labels.limit_row }), ...limits)),
    );
  }

  return { symbol, formula, soFar, thisRound, check, account, table };
})();
