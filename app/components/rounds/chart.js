// The chart: bars of each round's new deposit, steps of the deposits so far, and a dashed line at the limit. Rounds
// after the one in view are not drawn yet. Values are read at the right, level with what they name.
const chart = (() => {
  const NS = "http://www.w3.org/2000/svg";

  function shape(tag, attributes, text) {
    const made = document.createElementNS(NS, tag);
    for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, value);
    if (text !== undefined) made.textContent = text;
    return made;
  }

  // Round numbers about `count` steps apart, from 0 up to `most`.
  function ticks(most, count) {
    const rough = most / count;
    const power = 10 ** Math.floor(Math.log10(rough));
    const step = power * ([1, 2, 5, 10].find((factor) => factor * power >= rough) ?? 10);
    return Array.from({ length: Math.floor(most / step + 1e-9) + 1 }, (_, index) => index * step);
  }

  // The top of the scale, and whether the limit is on it: a limit so far up that the bars would vanish is left out.
  function scale(drawn) {
    const most = drawn.rounds.at(-1).sum.deposit;
    const limit = drawn.limit.deposit;
    const shown = limit <= Math.max(2.5 * most, 20 * drawn.rounds[0].flow.deposit);
    return { shown, top: shown ? limit * 1.02 : most * 1.15 };
  }

  // Label heights, moved apart where they would touch and kept inside the picture.
  function apart(names, least, most) {
    names.sort((a, b) => a.y - b.y);
    names.forEach((label, index) => {
      const floor = index === 0 ? least : names[index - 1].at + names[index - 1].height;
      label.at = Math.max(label.y - label.height / 2, floor);
    });
    let ceiling = most;
    for (const label of [...names].reverse()) {
      label.at = Math.min(label.at, ceiling - label.height);
      ceiling = label.at;
    }
    return names;
  }

  // Draws into `svg`, `width` pixels wide; returns a function from a horizontal position to the round drawn there.
  function draw(svg, drawn, n, width, labels) {
    const narrow = width < 520;
    const height = narrow ? 240 : Math.round(Math.min(440, Math.max(340, width * 0.62)));
    const count = drawn.rounds.length;
    const { shown, top } = scale(drawn);
    const marks = ticks(top, narrow ? 4 : 6);
    const left = 14 + 8 * Math.max(...marks.map((mark) => amount(mark).length));
    const longest = Math.max(amount(drawn.limit.deposit).length, amount(drawn.rounds.at(-1).sum.deposit).length);
    const right = Math.max(narrow ? 122 : 138, 14 + 8.6 * longest);
    const [upper, lower] = [14, height - 40];
    const slot = (width - left - right) / count;
    const x = (round) => left + (round - 1) * slot;
    const y = (value) => lower - (value / top) * (lower - upper);
    const edge = width - right;
    const current = drawn.rounds[n - 1];
    const parts = [];
    const add = (...shape_) => parts.push(shape(...shape_));

    for (const mark of marks) {
      add("line", { class: "tick", x1: left - 5, x2: left, y1: y(mark), y2: y(mark) });
      add("text", { class: "scale", x: left - 9, y: y(mark), dy: "0.35em", "text-anchor": "end" }, amount(mark));
    }
    add("line", { class: "base", x1: left, x2: edge, y1: lower, y2: lower });
    const every = [1, 2, 5, 10, 20].find((step) => slot * step >= 26) ?? 20;
    for (const { n: round } of drawn.rounds) {
      const marked = round === n || ((round === 1 || round % every === 0) && Math.abs(round - n) * slot >= 20);
      if (!marked) continue;
      const class_ = round === n ? "scale now" : "scale";
      add("text", { class: class_, x: x(round) + slot / 2, y: lower + 17, "text-anchor": "middle" }, String(round));
    }
    add("text", { class: "scale", x: edge, y: lower + 34, "text-anchor": "end" }, labels.round_axis);

    const gap = slot > 8 ? Math.min(slot * 0.22, 10) : slot * 0.12;
    for (const { n: round, flow } of drawn.rounds.slice(0, n)) {
      const rise = Math.max(0, lower - y(flow.deposit));
      const box = { x: x(round) + gap / 2, y: lower - rise, width: slot - gap, height: rise };
      add("rect", { class: round === n ? "bar now" : "bar", "data-round": round, "data-value": flow.deposit, ...box });
    }
    const steps = drawn.rounds.slice(0, n).map(({ n: round, sum }) => `V${y(sum.deposit)}H${x(round) + slot}`);
    add("path", { class: "sum", "data-value": current.sum.deposit, d: `M${x(1)} ${lower}${steps.join("")}` });
    if (shown) {
      const level = y(drawn.limit.deposit);
      add("line", { class: "limit", "data-value": drawn.limit.deposit, x1: left, x2: edge, y1: level, y2: level });
    }

    const lead = (level, from) => add("line", { class: "lead", x1: from, x2: edge, y1: level, y2: level });
    lead(y(current.sum.deposit), x(n) + slot);
    lead(y(current.flow.deposit), x(n) + slot - gap / 2);
    const size = narrow ? 16 : 18;
    const above = drawn.limit.deposit === Infinity ? "no_limit_label" : "limit_above_label";
    const named = [
      { y: y(current.flow.deposit), name: labels.new_deposit_label, value: current.flow.deposit, class_: "for-bar" },
      { y: y(current.sum.deposit), name: labels.sum_label, value: current.sum.deposit, class_: "for-sum" },
      shown
        ? { y: y(drawn.limit.deposit), name: labels.limit_label, value: drawn.limit.deposit, class_: "for-limit" }
        : { y: upper, name: labels[above], value: drawn.limit.deposit, class_: "for-limit", up: true },
    ].map((label) => ({ ...label, height: 2 * size + 5 }));
    for (const { at, name, value, class_, up } of apart(named, 0, lower + 12)) {
      add("text", { class: `label ${class_}`, x: edge + 9, y: at + size * 0.85 }, name);
      const figure = up && value !== Infinity ? `↑ ${amount(value)}` : amount(value);
      add("text", { class: `label value ${class_}`, x: edge + 9, y: at + size * 1.85 }, figure);
    }

    svg.setAttribute("width", width);
    svg.setAttribute("height", height);
    svg.setAttribute("viewBox", `0 0 ${width} ${height}`);
    svg.replaceChildren(...parts);
    return (position) => Math.min(count, Math.max(1, Math.floor((position - left) / slot) + 1));
  }

  return { draw };
})();
