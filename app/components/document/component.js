// What Streamlit's page does not do by itself: say its language, keep the address whole, arrive at a heading.
export default function ({ data }) {
  document.documentElement.lang = data.lang; // fonts, hyphenation and screen readers go by it
  keepSettings();
  arrive();
  announce();
}

// Streamlit writes the address anew from the query the page was opened with, which drops the settings (rounds.r_d=0.25)
// that a figure has put there since. They stay while the page is the same. And adding the language to an address is no
// step of the reader's, so it makes no entry in the history that "back" would have to undo.
function keepSettings() {
  if (window.history.pushState.keepsSettings) return;
  const push = window.history.pushState;
  const pushState = function (state, title, url) {
    const here = new URL(window.location.href);
    const next = new URL(url ?? here, here);
    if (next.pathname !== here.pathname) return push.call(this, state, title, url);
    for (const [name, value] of here.searchParams) {
      if (name.includes(".") && !next.searchParams.has(name)) next.searchParams.append(name, value);
    }
    const write = here.searchParams.has("lang") ? push : this.replaceState;
    return write.call(this, state, title, next.href);
  };
  pushState.keepsSettings = true;
  window.history.pushState = pushState;
}

// What is said about an answer, a hint, a worked solution: whoever listens hears it when it appears in a question's box.
function announce() {
  const root = document.documentElement;
  if (root.announces) return;
  root.announces = true;
  const boxes = ".stMain :is([class*='st-key-question-'], [class*='st-key-bench-']):not([aria-live])";
  const mark = () => document.querySelectorAll(boxes).forEach((box) => box.setAttribute("aria-live", "polite"));
  new MutationObserver(mark).observe(document.body, { childList: true, subtree: true });
  mark();
}

// A link to a heading (glossary#base, m1-multiplier#quiz) is followed before formulas and figures have their height.
// So the heading is brought up again while the page grows, until the reader does something.
let arrived = window.location.hash === "";

function arrive() {
  if (arrived) return;
  arrived = true;
  const page = document.querySelector("[data-testid=stMainBlockContainer]");
  const heading = () => document.getElementById(decodeURIComponent(window.location.hash.slice(1)));
  const growing = new ResizeObserver(() => heading()?.scrollIntoView());
  growing.observe(page);
  for (const act of ["wheel", "touchmove", "keydown", "pointerdown"]) {
    window.addEventListener(act, () => growing.disconnect(), { once: true, passive: true });
  }
}
