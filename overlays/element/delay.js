// Captions that wait for the picture: where video arrives later than sound, frames are held back for the difference.
/** @import { CaptionFrame } from "./types.js" */

/** @typedef {{ wait(run: () => void, milliseconds: number): unknown, stop(timer: any): void }} Timers */
/** @typedef {{ frame: CaptionFrame, timer?: unknown }} Waiting */

/** @type {Timers} */
const BROWSER_TIMERS = { wait: (run, milliseconds) => setTimeout(run, milliseconds), stop: timer => clearTimeout(timer) };

/** Passes frames on `seconds` after they came, in order. */
export class Delay {
  #give;
  #timers;
  /** @type {Waiting[]} */
  #waiting = [];
  seconds = 0;

  /**
   * @param {(frame: CaptionFrame) => void} give
   * @param {Timers} timers
   */
  constructor(give, timers = BROWSER_TIMERS) {
    this.#give = give;
    this.#timers = timers;
  }

  /** @param {CaptionFrame} frame */
  take(frame) {
    if (this.seconds <= 0 && this.#waiting.length === 0) return this.#give(frame);
    /** @type {Waiting} */
    const entry = { frame };
    this.#waiting.push(entry);
    entry.timer = this.#timers.wait(() => {
      this.#waiting.splice(this.#waiting.indexOf(entry), 1);
      this.#give(frame);
    }, this.seconds * 1000);
  }

  /** Discards the frames that wait. */
  forget() {
    for (const { timer } of this.#waiting) this.#timers.stop(timer);
    this.#waiting = [];
  }
}
