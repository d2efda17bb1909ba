// The button that has captions read aloud. What reads them is loaded with the first click.
import { findButton } from "../page/elements.js";
import { t } from "./strings.js";
/** @import { ReadAloud } from "./read-aloud.js" */
/** @import { Heard } from "./types.js" */

export class SpeechButton {
  #button = findButton("speech");
  /** Absent on a few devices. @type {SpeechSynthesis | undefined} */
  #synthesis = globalThis.speechSynthesis;
  #page;
  #changed;
  #tell;
  #on = false;
  #tries = 0;
  /** @type {ReadAloud | null} */
  #reader = null;

  /**
   * @param {() => Heard} page what the reader sees now
   * @param {() => void} changed speech has begun or ended
   * @param {(sentence: string) => void} tell says a sentence; "": nothing any more
   */
  constructor(page, changed, tell) {
    this.#page = page;
    this.#changed = changed;
    this.#tell = tell;
    this.#button.addEventListener("click", () => (this.#on ? this.stop() : this.#start()));
    // Voices come late, and may come while the page is open.
    this.#synthesis?.addEventListener?.("voiceschanged", () => this.follow());
    addEventListener("pagehide", () => this.stop());
  }

  get isOn() {
    return this.#on;
  }

  /** What the reader sees has changed. */
  follow() {
    if (this.#button.hidden) this.#button.hidden = !this.#synthesis?.getVoices().length;
    this.#reader?.follow(this.#page());
  }

  stop() {
    if (!this.#on) return;
    this.#reader?.stop();
    this.#reader = null;
    this.#set(false);
  }

  async #start() {
    const synthesis = this.#synthesis;
    if (!synthesis) return;
    this.#set(true);
    this.#tell("");
    // Phones let a page speak only if it has done so during a click, and the script is not there yet.
    synthesis.speak(new SpeechSynthesisUtterance(""));
    const module = await import(this.#tries === 0 ? "./read-aloud.js" : `./read-aloud.js?try=${this.#tries}`).catch(() => null);
    if (!this.#on || this.#reader) return;
    if (!module) {
      this.#tries++;
      return this.#fail(t("live.unloaded"));
    }
    this.#reader = new module.ReadAloud(synthesis, (/** @type {string} */ why) => this.#fail(why));
    this.follow();
  }

  /** @param {string} why */
  #fail(why) {
    this.stop();
    this.#tell(why);
  }

  /** @param {boolean} on */
  #set(on) {
    this.#on = on;
    this.#button.setAttribute("aria-pressed", String(on));
    this.#changed();
  }
}
