// Reveals a derivation line by line. Called again on the same elements when the language changes: it keeps how far the
// learner has come, which lives on the root element.
// Words with formulas between them.
function words(tag, className, pieces) {
  const made = book.element(tag, { class: className });
  for (const piece of pieces) made.append(piece.math ? formula(piece.math) : document.createTextNode(piece.text));
  if (className === "line") made.firstChild.setAttribute("displaystyle", "true");
  return made;
}

export default function ({ parentElement, data }) {
  const root = parentElement.querySelector(".derivation");
  const { labels, given, steps } = data;
  const shown = () => Number(root.dataset.shown || 0);

  root.querySelector(".intro").replaceChildren(
    book.element("h3", { text: data.title }),
    words("p", "quiet", data.intro),
  );
  root.querySelector(".given").replaceChildren(
    ...given.map((line, index) =>
      book.element(
        "li",
        {},
        book.element("span", { class: "number", text: `(${index + 1})` }),
        book.element("div", {}, words("div", "line", [{ math: line.math }]), words("div", "why", line.why)),
      ),
    ),
  );

  const list = root.querySelector(".steps");
  const status = root.querySelector("[role=status]");
  const button = (act, className) => book.element("button", { type: "button", class: className, "data-act": act });
  const next = button("next", "primary");
  const all = button("all", "");
  const again = button("again", "plain");
  const count = book.element("span", { class: "quiet small" });
  root.querySelector(".controls").replaceChildren(next, all, again, count);
  next.textContent = labels.next;
  all.textContent = labels.all;
  again.textContent = labels.again;

  function line(step, index) {
    const last = index === steps.length - 1;
    return book.element(
      "li",
      { class: last ? "reached" : "", "data-step": index + 1 },
      book.element("span", { class: "number", text: `(${given.length + index + 1})` }),
      book.element(
        "div",
        {},
        words("div", "what", step.what),
        words("div", "line", [{ math: step.math }]),
        words("div", "why", step.why),
      ),
    );
  }

  function draw(fresh) {
    const kept = list.children.length;
    list.replaceChildren(...steps.slice(0, shown()).map(line));
    if (fresh) [...list.children].slice(kept).forEach((item) => item.classList.add("fresh"));
    const done = shown() >= steps.length;
    next.setAttribute("aria-disabled", String(done));
    all.setAttribute("aria-disabled", String(done));
    again.hidden = shown() === 0;
    count.textContent = book.fill(labels.count, { shown: shown(), total: steps.length });
  }

  function reveal(upTo) {
    const target = Math.min(Math.max(upTo, 0), steps.length);
    if (target === shown()) return;
    const forward = target > shown();
    root.dataset.shown = String(target);
    draw(forward);
    const last = list.lastElementChild;
    status.textContent = forward && last ? last.innerText : count.textContent;
  }

  next.onclick = () => reveal(shown() + 1);
  all.onclick = () => reveal(steps.length);
  again.onclick = () => {
    reveal(0);
    next.focus();
  };
  // A printed page shows the whole derivation.
  root.beforePrint ??= () => root.showAll();
  root.showAll = () => reveal(steps.length);
  window.removeEventListener("beforeprint", root.beforePrint);
  window.addEventListener("beforeprint", root.beforePrint);
  draw(false);
}
