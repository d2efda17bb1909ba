// Translators of the browser into one language, one for each language that is spoken.
/** @import { DeviceTranslator, TranslatorApi, Trouble } from "./types.js" */

// Without the internet Chromium never begins a download, and says nothing.
const STALLED_MS = 60000;

/** Owns the browser's translators until the signal ends them. */
export class DeviceTranslators {
  #api;
  #target;
  #signal;
  /** @type {Map<string, Promise<DeviceTranslator | null>>} */
  #made = new Map();

  /**
   * @param {TranslatorApi} api the browser's `Translator`
   * @param {string} target
   * @param {AbortSignal} signal
   */
  constructor(api, target, signal) {
    this.#api = api;
    this.#target = target;
    this.#signal = signal;
  }

  /**
   * Has the browser make a translator; what that needs may be downloaded first, which browsers do only after a click.
   * @param {string} source
   * @param {(share: number) => void} [progress] how much of the download is there, up to 1
   */
  async open(source, progress = () => {}) {
    let timer = 0;
    let isOver = false;
    let stall = () => {};
    const stalled = /** @type {Promise<never>} */ (new Promise((_, over) => (stall = () => over(new DOMException("", "NetworkError")))));
    const wait = () => {
      clearTimeout(timer);
      if (!isOver) timer = setTimeout(stall, STALLED_MS);
    };
    wait();
    const made = this.#api.create({
      sourceLanguage: source,
      targetLanguage: this.#target,
      signal: this.#signal,
      monitor: monitor =>
        monitor.addEventListener("downloadprogress", ({ loaded, total }) => {
          wait();
          if (!this.#signal.aborted) progress(total ? loaded / total : loaded);
        }),
    });
    const translator = await Promise.race([made, stalled])
      .catch(error => {
        // Nobody waits for it any more.
        made.then(
          late => late.destroy(),
          () => {},
        );
        throw error;
      })
      .finally(() => {
        isOver = true;
        clearTimeout(timer);
      });
    if (this.#signal.aborted) {
      translator.destroy();
      throw this.#signal.reason;
    }
    this.#signal.addEventListener("abort", () => translator.destroy());
    this.#made.set(source, Promise.resolve(translator));
  }

  /**
   * The translator for a language. One that nobody has opened is made without a click, where the browser allows it.
   * @param {string} source
   * @returns {Promise<DeviceTranslator | null>} null: this browser cannot, or not without a click
   */
  of(source) {
    const known = this.#made.get(source);
    if (known) return known;
    const made = this.open(source).then(
      () => this.#made.get(source) ?? null,
      () => null,
    );
    this.#made.set(source, made);
    return made;
  }
}

/** @type {Readonly<Record<string, Trouble>>} */
const TROUBLES = { NotAllowedError: "click", NotSupportedError: "pair", QuotaExceededError: "space", NetworkError: "network" };

/**
 * Why a browser has made no translator.
 * @param {unknown} error
 * @returns {Trouble}
 */
export function troubleOf(error) {
  return (error instanceof Error && TROUBLES[error.name]) || "failed";
}
