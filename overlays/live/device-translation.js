// Translates a track's news on this device: one question at a time, none late, and the page gets news in the other language.
import { DeviceTranscript } from "./device-transcript.js";
/** @import { DeviceClock, DeviceTranslator, ReaderNews, TranslationJob } from "./types.js" */

const MOST_FAILURES = 3;

/** @type {DeviceClock} */
const CLOCK = { now: () => performance.now(), after: (ms, over) => setTimeout(over, ms), cancel: timer => clearTimeout(timer) };

/** Owns the translated transcript. */
export class DeviceTranslation {
  #options;
  #clock;
  #transcript;
  /** @type {ReaderNews | null} */
  #news = null;
  #question = new AbortController();
  #isBusy = false;
  #isOver = false;
  #failures = 0;

  /**
   * @param {object} options
   * @param {string} options.target the language to translate into
   * @param {string} options.source the language that is spoken, where the news does not say
   * @param {{ of(source: string): Promise<DeviceTranslator | null> }} options.translators
   * @param {(news: ReaderNews) => void} options.deliver
   * @param {(trouble: "failed" | "slow") => void} options.ended it has ended by itself
   * @param {DeviceClock} [clock]
   */
  constructor(options, clock = CLOCK) {
    this.#options = options;
    this.#clock = clock;
    this.#transcript = new DeviceTranscript(options.target);
  }

  /** Takes news of the source; what it says of the track reaches the page at once. @param {ReaderNews} news */
  take(news) {
    if (this.#isOver) return;
    if (news.state === "offAir") this.#forget();
    this.#news = news;
    this.#transcript.take(news, this.#options.source, this.#clock.now());
    this.#deliver(news);
    if (!this.#isBusy) this.#work();
  }

  stop() {
    this.#isOver = true;
    this.#question.abort();
  }

  /** Off air: what was said is for nobody any more. */
  #forget() {
    this.#question.abort();
    this.#transcript = new DeviceTranscript(this.#options.target);
  }

  async #work() {
    this.#isBusy = true;
    for (let job; !this.#isOver && (job = this.#transcript.next(this.#clock.now()));) {
      await this.#translate(job, this.#transcript);
      this.#deliverWords();
    }
    // What was given up meanwhile.
    this.#deliverWords();
    this.#isBusy = false;
  }

  #deliverWords() {
    if (this.#news && !this.#isOver) this.#deliver(this.#news, true);
  }

  /** @param {ReaderNews} news @param {boolean} [onlyWords] nothing but words can be new */
  #deliver({ part, ...news }, onlyWords = false) {
    const paragraphs = this.#transcript.changes();
    if (onlyWords && paragraphs.length === 0) return;
    this.#options.deliver({ ...news, part: { ...part, paragraphs, tentative: "", joined: false, language: this.#options.target } });
  }

  /** @param {TranslationJob} job @param {DeviceTranscript} transcript */
  async #translate(job, transcript) {
    const question = (this.#question = new AbortController());
    /** @type {unknown} */
    let timer;
    let isLate = false;
    const late = new Promise((_, over) => {
      timer = this.#clock.after(Math.max(0, job.until - this.#clock.now()), () => {
        isLate = true;
        over(new Error());
      });
    });
    // Off air, or another choice, waits for no browser.
    const gone = new Promise((_, over) => question.signal.addEventListener("abort", () => over(new Error())));
    try {
      const text = await Promise.race([this.#ask(job, question.signal), late, gone]);
      if (typeof text === "string") transcript.done(job, text);
      else transcript.pass(job);
      this.#failures = 0;
    } catch {
      if (question.signal.aborted) return;
      transcript.fail(job);
      if (++this.#failures < MOST_FAILURES) return;
      this.stop();
      this.#options.ended(isLate ? "slow" : "failed");
    } finally {
      this.#clock.cancel(timer);
      // The browser drops what is asked of it no more.
      question.abort();
    }
  }

  /**
   * @param {TranslationJob} job
   * @param {AbortSignal} signal
   * @returns {Promise<string | null>} null: nothing translates this language
   */
  async #ask({ text, language }, signal) {
    const translator = await this.#options.translators.of(language);
    if (!translator) return null;
    const answer = (await translator.translate(text, { signal })).replace(/\s+/g, " ").trim();
    if (!answer) throw new Error();
    return answer;
  }
}
