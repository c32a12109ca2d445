// The player's own clock: counts a step's reading time in frames, at the speed chosen, and says when it is over.

// Han characters take about three times as long to read as Latin letters.
const READING = { lead: 1.4, perLetter: 1 / 24, han: 3, least: 2.5, most: 10 };

function readingSeconds(caption) {
  const han = (caption.match(/\p{Script=Han}/gu) || []).length;
  const letters = caption.length - han + READING.han * han;
  return Math.min(READING.most, Math.max(READING.least, READING.lead + letters * READING.perLetter));
}

class Clock {
  // progress(share) is called on every frame with the share of the time that has passed, done() at its end.
  constructor(progress, done) {
    this.progress = progress;
    this.done = done;
    this.speed = 1;
    this.frame = 0;
    this.tick = this.tick.bind(this);
  }

  start(seconds) {
    this.stop();
    this.whole = seconds;
    this.elapsed = 0;
    this.before = 0;
    this.still = book.reducedMotion();
    this.frame = window.requestAnimationFrame(this.tick);
  }

  stop() {
    window.cancelAnimationFrame(this.frame);
    this.frame = 0;
    this.progress(0);
  }

  tick(now) {
    // A tab that slept must not skip a step on waking.
    const passed = this.before ? Math.min(now - this.before, 100) : 0;
    this.before = now;
    this.elapsed += (passed / 1000) * this.speed;
    if (this.elapsed >= this.whole) {
      this.done();
      return;
    }
    if (!this.still) this.progress(this.elapsed / this.whole);
    this.frame = window.requestAnimationFrame(this.tick);
  }
}
