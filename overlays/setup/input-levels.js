// The levels of all inputs, ten times a second. Inputs are open only while somebody looks: the stream ends with the step and while the page is hidden.
import { BASE } from "../service/base.js";
/** @import { InputLevels } from "./types.js" */

const AGAIN_MS = 3000;

export class LevelStream {
  #take;
  #lost;
  #isLost = false;
  /** @type {EventSource | null} */
  #events = null;
  #open = false;
  #again = 0;

  /**
   * @param {(levels: InputLevels) => void} take
   * @param {(lost: boolean) => void} lost is told when no levels come, and when they come again
   */
  constructor(take, lost) {
    this.#take = take;
    this.#lost = lost;
    document.addEventListener("visibilitychange", () => this.#turn());
    // A page that is left and kept for the way back must not keep the inputs open.
    addEventListener("pagehide", () => this.#end());
    addEventListener("pageshow", () => this.#turn());
  }

  open() {
    this.#open = true;
    this.#turn();
  }

  close() {
    this.#open = false;
    this.#turn();
  }

  #turn() {
    if (!this.#open || document.hidden) return this.#end();
    if (this.#events) return;
    const events = new EventSource(BASE + "/api/inputs/levels");
    this.#events = events;
    events.addEventListener("message", ({ data }) => {
      this.#tell(false);
      this.#take(JSON.parse(data));
    });
    events.addEventListener("error", () => {
      this.#tell(true);
      // A browser tries again by itself after a lost connection, but not after a refusal.
      if (events.readyState !== EventSource.CLOSED) return;
      this.#end();
      this.#again = setTimeout(() => this.#turn(), AGAIN_MS);
    });
  }

  /** @param {boolean} lost */
  #tell(lost) {
    if (lost === this.#isLost) return;
    this.#isLost = lost;
    this.#lost(lost);
  }

  #end() {
    clearTimeout(this.#again);
    this.#events?.close();
    this.#events = null;
  }
}
