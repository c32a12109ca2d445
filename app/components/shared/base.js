// Helpers that figures share. Components join this file with their own script, so nothing is exported here; every
// name hangs on `book`. Data never becomes markup: elements are made and filled with text.
const book = (() => {
  const SVG = "http://www.w3.org/2000/svg";

  const ICONS = {
    first: "M2 2h2v12H2zM14 2v12L5 8z",
    back: "M12 2v12L3 8z",
    play: "M4 2l10 6-10 6z",
    pause: "M3 2h4v12H3zM9 2h4v12H9z",
    forward: "M4 2v12l9-6z",
    last: "M12 2h2v12h-2zM2 2v12l9-6z",
  };

  // An element with attributes and children. `text` sets its text, `on` its listeners; null and false are left out.
  function element(tag, attributes = {}, ...children) {
    const made = document.createElement(tag);
    for (const [name, value] of Object.entries(attributes)) {
      if (value === null || value === undefined || value === false) continue;
      if (name === "text") made.textContent = value;
      else if (name === "on") {
        for (const [event, listener] of Object.entries(value)) made.addEventListener(event, listener);
      } else made.setAttribute(name, value === true ? "" : String(value));
    }
    made.append(...children.filter((child) => child !== null && child !== undefined));
    return made;
  }

  function icon(name) {
    const drawing = document.createElementNS(SVG, "svg");
    drawing.setAttribute("viewBox", "0 0 16 16");
    drawing.setAttribute("class", "icon");
    drawing.setAttribute("aria-hidden", "true");
    const path = document.createElementNS(SVG, "path");
    path.setAttribute("d", ICONS[name]);
    drawing.append(path);
    return drawing;
  }

  // A sentence of lessons/interface with its {placeholders} filled.
  function fill(sentence, values) {
    return sentence.replace(/\{(\w+)\}/g, (whole, name) => (name in values ? String(values[name]) : whole));
  }

  function reducedMotion() {
    return window.matchMedia("(prefers-reduced-motion: reduce)").matches;
  }

  // A figure's settings stand in the address as <figure>.<name>; all other parameters (lang among them) stay.
  function readAddress(figure) {
    const found = {};
    for (const [name, value] of new URLSearchParams(window.location.search)) {
      if (name.startsWith(`${figure}.`)) found[name.slice(figure.length + 1)] = value;
    }
    return found;
  }

  function writeAddress(figure, settings) {
    const address = new URL(window.location.href);
    for (const name of [...address.searchParams.keys()]) {
      if (name.startsWith(`${figure}.`)) address.searchParams.delete(name);
    }
    for (const [name, value] of Object.entries(settings)) address.searchParams.set(`${figure}.${name}`, String(value));
    window.history.replaceState(window.history.state, "", address);
    return address.href;
  }

  // The button that puts a figure's settings into the address and the clipboard. Where the clipboard is refused (no
  // permission, or a page served without TLS) the address is shown, selected, to be copied by hand.
  // labels: copy_link, copied, copy_by_hand. settings(): what to write. Returns {node, label(labels)}.
  function copyLink(figure, labels, settings) {
    let words = labels;
    let timer = 0;
    const button = element("button", { type: "button", class: "plain", "data-act": "copy-link" });
    const said = element("span", { role: "status", class: "small quiet" });
    const field = element("input", { type: "text", readonly: true, hidden: true });
    const node = element("span", { class: "copy-link" }, button, said, field);

    function say(sentence, seconds) {
      window.clearTimeout(timer);
      said.textContent = sentence;
      if (seconds) timer = window.setTimeout(() => (said.textContent = ""), seconds * 1000);
    }

    function byHand(address) {
      field.value = address;
      field.hidden = false;
      field.focus();
      field.select();
      say(words.copy_by_hand, 0);
    }

    async function copy() {
      const address = writeAddress(figure, settings());
      field.hidden = true;
      try {
        await navigator.clipboard.writeText(address);
        say(words.copied, 4);
      } catch {
        byHand(address);
      }
    }

    function label(next) {
      words = next;
      button.textContent = words.copy_link;
      field.setAttribute("aria-label", words.copy_link);
    }

    button.addEventListener("click", copy);
    label(labels);
    return { node, label };
  }

  return { element, icon, fill, reducedMotion, readAddress, writeAddress, copyLink };
})();
