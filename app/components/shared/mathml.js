// MathML printed by the core, as elements.
const MATHML = "http://www.w3.org/1998/Math/MathML";

// Parsed as XML and rebuilt from MathML names only, so nothing else gets in.
function formula(source) {
  const parsed = new DOMParser().parseFromString(source, "application/xml").documentElement;
  const rebuild = (node) => {
    if (node.nodeType === Node.TEXT_NODE) return document.createTextNode(node.data);
    const made = document.createElementNS(MATHML, node.localName);
    for (const name of ["mathvariant", "display", "stretchy", "lspace", "rspace"]) {
      if (node.hasAttribute(name)) made.setAttribute(name, node.getAttribute(name));
    }
    made.append(...[...node.childNodes].map(rebuild));
    return made;
  };
  return rebuild(parsed);
}
