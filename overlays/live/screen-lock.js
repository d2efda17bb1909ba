// Keeps the screen of the reader's device on.

const NEEDS_HTTPS = "This browser keeps the screen on only for pages with https. Your device’s own settings can do it too.";
const REFUSED = "The screen could not be kept on; the battery may be low. Captions continue all the same.";

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
      return this.#say(NEEDS_HTTPS);
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
      this.#say(REFUSED);
    }
  }

  /** @param {string} sentence */
  #say(sentence) {
    this.#hint.hidden = false;
    this.#hint.textContent = sentence;
  }
}
