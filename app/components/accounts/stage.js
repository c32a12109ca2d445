// The stage: the T-accounts of one scene, each agent in its place, gross and net at once (the style shows one of them).

const PLACES = ["central_bank", "treasury", "bank", "fund", "dealer", "agency", "public"];

class Stage {
  constructor() {
    this.node = book.element("div", { class: "stage" });
  }

  draw(scene, labels) {
    this.labels = labels;
    this.lines = [];
    this.netRows = [];
    this.feet = [];
    const places = new Map(PLACES.map((place) => [place, []]));
    for (const account of scene.accounts) places.get(account.place).push(this.drawAccount(account));
    const shown = PLACES.filter((place) => places.get(place).length);
    this.node.replaceChildren(
      ...shown.map((place) => book.element("div", { class: "place", "data-place": place }, ...places.get(place)))
    );
  }

  // The accounts after `step` steps. The entries of that step are marked, unless they stand on paper.
  show(step, marked) {
    for (const { line, step: own } of this.lines) {
      line.classList.toggle("shown", own <= step);
      line.classList.toggle("now", own === step);
    }
    for (const { line, row, legs, amount } of this.netRows) {
      const state = step ? row.states[step - 1] : null;
      line.classList.toggle("shown", state !== null);
      line.classList.toggle("now", state !== null && state.now && marked);
      line.classList.toggle("ghost", state !== null && state.sign === "zero");
      const booked = state !== null && state.legs.length > 1 ? state.legs.length : 0;
      legs.forEach((leg, index) => leg.classList.toggle("booked", index < booked));
      amount.textContent = (state || row.states[row.states.length - 1]).amount;
      amount.className = `amount ${state ? state.sign : "zero"}`;
    }
    for (const { account, total, sum } of this.feet) {
      const totals = account.totals[step];
      total.assets.textContent = totals.assets;
      total.liabilities.textContent = totals.right;
      sum.textContent = totals.check;
    }
  }

  drawAccount(account) {
    const { element } = book;
    const { labels } = this;
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
}
