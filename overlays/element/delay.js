// Captions that wait for the picture: where video comes later than sound, words are held back by as much.

/** Hands frames on `seconds` after they came, in their order. */
export class Delay {
  #give;
  #clock;
  #waiting = [];
  seconds = 0;

  constructor(give, clock = { now: () => performance.now(), wait: (run, ms) => setTimeout(run, ms), stop: timer => clearTimeout(timer) }) {
    [this.#give, this.#clock] = [give, clock];
  }

  take(frame) {
    if (this.seconds <= 0 && this.#waiting.length === 0) return this.#give(frame);
    const entry = { frame };
    this.#waiting.push(entry);
    entry.timer = this.#clock.wait(() => {
      this.#waiting.splice(this.#waiting.indexOf(entry), 1);
      this.#give(frame);
    }, this.seconds * 1000);
  }

  /** What waits is not shown any more. */
  forget() {
    for (const { timer } of this.#waiting) this.#clock.stop(timer);
    this.#waiting = [];
  }
}
