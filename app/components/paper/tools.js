// The link to the very paper, and the browser's print dialogue.
export default function ({ data, parentElement }) {
  const box = parentElement.querySelector(".paper-tools");
  if (!box.made) {
    const link = book.copyLink("paper", data.labels, () => ({}));
    const print = book.element("button", { type: "button", class: "plain", on: { click: () => window.print() } });
    box.append(link.node, print);
    box.made = { link, print };
  }
  box.made.link.label(data.labels);
  box.made.print.textContent = data.labels.print;
}
