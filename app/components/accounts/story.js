// The words of a scene: the caption of the step, the outcome, all steps for those who listen or print, and the voice.

class Story {
  constructor() {
    const { element } = book;
    this.captions = element("div", { class: "captions" });
    this.note = element("p", { class: "note small quiet" });
    this.outcome = element("p", { class: "outcome" });
    this.description = element("section", { class: "description" });
    this.live = element("div", { class: "visually-hidden", "aria-live": "polite", "data-role": "live" });
    this.timer = 0;
  }

  draw(scene, labels) {
    const { element } = book;
    this.scene = scene;
    this.labels = labels;
    const texts = [{ title: labels.opening, caption: scene.opening }, ...scene.steps];
    this.nodes = texts.map((text, index) =>
      element(
        "p",
        { class: "caption" },
        element("span", { class: "count", text: index ? this.count(index) : "" }),
        element("b", { text: text.title }),
        element("span", { class: "words", text: text.caption })
      )
    );
    this.captions.replaceChildren(...this.nodes);
    this.note.textContent = labels.note;
    this.outcome.replaceChildren(element("b", { text: labels.outcome }), " ", element("span", { text: scene.summary }));
    const step = ({ title, caption }) => element("li", {}, element("b", { text: title }), " ", element("span", { text: caption }));
    this.description.replaceChildren(
      element("p", { text: scene.opening }),
      element("ol", {}, ...scene.steps.map(step)),
      element("p", { text: scene.summary })
    );
  }

  show(step) {
    this.nodes.forEach((node, index) => node.classList.toggle("on", index === step));
  }

  count(step) {
    return book.fill(this.labels.step_of, { step, count: this.scene.steps.length });
  }

  // "Step 2 of 3: The auction settles"
  heading(step) {
    return step ? `${this.count(step)}: ${this.scene.steps[step - 1].title}` : this.labels.opening;
  }

  // Said a moment later, so that scrubbing past ten steps speaks once.
  say(step) {
    this.hush();
    this.timer = window.setTimeout(() => {
      const caption = step ? this.scene.steps[step - 1].caption : this.scene.opening;
      const ended = step === this.scene.steps.length ? ` ${this.labels.outcome} ${this.scene.summary}` : "";
      this.live.textContent = `${this.heading(step)}. ${caption}${ended}`;
    }, 250);
  }

  hush() {
    window.clearTimeout(this.timer);
  }
}
