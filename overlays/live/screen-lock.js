// Keeps the screen of the reader's device on.
import liveAwake from "../strings/live-awake.js";
import { translator } from "../strings/translator.js";

const { t } = translator(liveAwake);

export class ScreenLock {
  #box;
  #hint;
  /** @type {WakeLockSentinel | null} */
  #lock = null;

  /**
   * @param {HTMLInputElement} box the checkbox that asks for it
   * @param {HTMLElement} hint says why it does not work
   */
  constructor(box, hint) {
    this.#box = box;
    this.#hint = hint;
  }

  /**
   * Takes the lock or gives it back. The browser drops it when the page is hidden, so it is taken again when the page returns.
   * @param {boolean} wanted
   */
  async keep(wanted) {
    if (!("wakeLock" in navigator)) {
      this.#box.disabled = true;
      return this.#say(t("live.awake.https"));
    }
    try {
      if (wanted && !this.#lock && document.visibilityState === "visible") {
        this.#lock = await navigator.wakeLock.request("screen");
        this.#lock.addEventListener("release", () => {
          this.#lock = null;
        });
      } else if (!wanted && this.#lock) await this.#lock.release();
      this.#hint.hidden = true;
    } catch {
      this.#say(t("live.awake.refused"));
    }
  }

  /** @param {string} sentence */
  #say(sentence) {
    this.#hint.hidden = false;
    this.#hint.textContent = sentence;
  }
}
