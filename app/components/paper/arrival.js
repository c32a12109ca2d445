// Another problem was put in the place of the one before: the page goes to its heading, and so does the focus, for those
// who use a keyboard or listen. Not when the page was just opened.
export default function ({ data, parentElement }) {
  const before = parentElement.place;
  parentElement.place = data.place;
  if (before === undefined || before === data.place) return;
  const go = (tries) => {
    const heading = document.getElementById(data.anchor);
    if (!heading) {
      if (tries > 0) requestAnimationFrame(() => go(tries - 1));
      return;
    }
    heading.tabIndex = -1;
    heading.focus({ preventScroll: true });
    heading.scrollIntoView({ block: "start" });
  };
  setTimeout(() => go(60), 50); // after the new problem has been drawn
}
