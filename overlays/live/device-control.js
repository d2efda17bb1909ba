// Has this browser translate: asks for a click where it needs one, shows what is downloaded, and says how it went.
import { make } from "../page/make.js";
import liveDevice from "../strings/live-device.js";
import { translator } from "../strings/translator.js";
import { DeviceTranslation } from "./device-translation.js";
import { DeviceTranslators, troubleOf } from "./device-translators.js";
import { languageName } from "./languages.js";
/** @import { ControlOptions, Trouble, Wanted } from "./types.js" */

const { t, language: pageLanguage } = translator(liveDevice);

// What is there at once needs no word.
const AT_ONCE_MS = 500;

/** @typedef {"none" | "opening" | "asking" | "failed" | "on"} State */

export class DeviceControl {
  #options;
  #button = make("button", { type: "button", hidden: true });
  #progress = make("progress", { max: 1, hidden: true, ariaLabel: t("live.device.progress") });
  /** @type {Wanted | null} */
  #wanted = null;
  /** @type {State} */
  #state = "none";
  #end = new AbortController();
  /** What the page's news go through. @type {DeviceTranslation | null} */
  translation = null;

  /** @param {ControlOptions} options */
  constructor(options) {
    this.#options = options;
    Object.assign(this.#progress.style, { flex: "none", width: "6rem", accentColor: "var(--mark)" });
    this.#button.addEventListener("click", () => {
      options.pressed();
      if (this.#wanted) this.#open(this.#wanted, true);
    });
    options.place.append(this.#progress, this.#button);
  }

  get #isAtWork() {
    return this.#state === "opening" || this.#state === "on";
  }

  /** Whether it translates this track into this language, or is about to. @param {string} target @param {string} track */
  isFor(target, track) {
    return this.#wanted?.target === target && this.#wanted.track === track && this.#isAtWork;
  }

  /**
   * What the reader wants now. What has failed is tried again only when somebody chooses it.
   * @param {Wanted | null} wanted
   * @param {boolean} isClicked
   */
  want(wanted, isClicked) {
    const isSame = wanted?.target === this.#wanted?.target && wanted?.track === this.#wanted?.track;
    if (isSame && (this.#isAtWork || !isClicked)) return;
    this.#stop("none");
    this.#wanted = wanted;
    if (wanted) this.#open(wanted, false);
  }

  /** @param {Wanted} wanted @param {boolean} isPressed its own button was pressed: the browser has no reason to ask for a click */
  async #open(wanted, isPressed) {
    const { target, source } = wanted;
    this.#stop("opening");
    const { signal } = (this.#end = new AbortController());
    const translators = new DeviceTranslators(this.#options.api, target, signal);
    // The choice shows what is about to be.
    this.#options.changed();
    setTimeout(() => {
      if (this.#state !== "opening" || this.#end.signal !== signal || !this.#progress.hidden) return;
      this.#progress.removeAttribute("value");
      this.#progress.hidden = false;
      this.#options.tell(t("live.device.opening", { language: nameOf(target) }));
    }, AT_ONCE_MS);
    try {
      await translators.open(source, share => this.#show(share, target));
    } catch (error) {
      if (signal.aborted) return;
      const trouble = troubleOf(error);
      if (trouble === "click" && !isPressed) this.#ask(target);
      else this.#fail(trouble);
      return;
    }
    this.#set("on");
    const { deliver, tell, changed } = this.#options;
    const ended = (/** @type {Trouble} */ trouble) => this.#fail(trouble);
    this.translation = new DeviceTranslation({ target, source, translators, deliver, ended });
    tell(t("live.device.on", { language: nameOf(target) }));
    changed();
  }

  /** @param {string} target */
  #ask(target) {
    this.#button.textContent = t("live.device.button", { language: nameOf(target) });
    this.#stop("asking");
    this.#options.changed();
  }

  /** @param {Trouble} trouble */
  #fail(trouble) {
    this.#stop("failed");
    this.#options.tell(t(`live.device.${trouble}`, { language: nameOf(this.#wanted?.target ?? "") }));
    this.#options.changed();
  }

  /** @param {number} share @param {string} target */
  #show(share, target) {
    if (!this.#progress.hasAttribute("value")) this.#options.tell(t("live.device.loading", { language: nameOf(target) }));
    this.#progress.hidden = false;
    this.#progress.value = share;
  }

  /** @param {State} state */
  #stop(state) {
    this.translation?.stop();
    this.translation = null;
    this.#end.abort();
    this.#set(state);
  }

  /** @param {State} state */
  #set(state) {
    this.#state = state;
    this.#progress.hidden = true;
    this.#progress.removeAttribute("value");
    this.#button.hidden = state !== "asking";
  }
}

/** @param {string} code */
function nameOf(code) {
  return languageName(code, pageLanguage) ?? code;
}
