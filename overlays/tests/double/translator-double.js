// The browser's `Translator` as https://webmachinelearning.github.io/translation-api has it, with languages that a test decides on.
// Tests of the pages put this file into a browser as it is, so it imports nothing.

/**
 * @param {Record<string, string>} pairs availability by "en-es"; every other pair is unavailable
 * @param {() => boolean} isActive whether somebody has just clicked or typed
 */
export function translatorDouble(pairs, isActive) {
  const thrown = (name, message = name) => new DOMException(message, name);
  const keyOf = ({ sourceLanguage, targetLanguage }) => {
    if (sourceLanguage === undefined || targetLanguage === undefined) throw new TypeError("A pair needs two languages.");
    return [sourceLanguage, targetLanguage].map(tag => Intl.getCanonicalLocales(tag)[0]).join("-");
  };
  const onAbort = (signal, act) => signal?.addEventListener("abort", () => act(signal.reason), { once: true });

  class Translator {
    /** What the test sets and sees. */
    static double = {
      pairs,
      created: 0,
      destroyed: 0,
      /** Texts in the order in which they were asked for. */
      asked: [],
      /** Questions without an answer yet: { text, answer, refuse }. */
      open: [],
      /** How a text is answered at once; null: the test answers. */
      answer: text => `«${text}»`,
      /** The download that runs: { progress, done, fail }; null: downloads are there at once. */
      download: null,
      holdsDownloads: false,
    };

    static async availability(options) {
      return pairs[keyOf(options)] ?? "unavailable";
    }

    static async create(options) {
      const { signal, monitor } = options;
      signal?.throwIfAborted();
      const key = keyOf(options);
      const target = new EventTarget();
      monitor?.(target);
      const availability = pairs[key] ?? "unavailable";
      if (availability === "unavailable") throw thrown("NotSupportedError");
      if (availability !== "available") {
        if (!isActive()) throw thrown("NotAllowedError", "Requires a user gesture when availability is downloading or downloadable.");
        await Translator.#download(key, target, signal);
      }
      signal?.throwIfAborted();
      Translator.double.created++;
      return new Translator(options, signal);
    }

    static #download(key, target, signal) {
      const { double } = Translator;
      return new Promise((resolve, reject) => {
        let isOver = false;
        const progress = loaded => {
          if (!isOver) target.dispatchEvent(Object.assign(new Event("downloadprogress"), { loaded, total: 1, lengthComputable: true }));
        };
        const over = act => value => {
          if (isOver) return;
          isOver = true;
          double.download = null;
          act(value);
        };
        const done = () => {
          progress(1);
          pairs[key] = "available";
          over(resolve)();
        };
        onAbort(signal, over(reject));
        pairs[key] = "downloading";
        progress(0);
        double.download = {
          progress,
          done,
          fail: name => {
            pairs[key] = "downloadable";
            over(reject)(thrown(name));
          },
        };
        if (!double.holdsDownloads) done();
      });
    }

    #isDestroyed = false;
    #pending = new Set();

    constructor({ sourceLanguage, targetLanguage }, signal) {
      this.sourceLanguage = sourceLanguage;
      this.targetLanguage = targetLanguage;
      this.inputQuota = Infinity;
      onAbort(signal, reason => this.#destroy(reason));
    }

    async translate(input, { signal } = {}) {
      if (this.#isDestroyed) throw thrown("InvalidStateError");
      signal?.throwIfAborted();
      const { double } = Translator;
      double.asked.push(input);
      return new Promise((resolve, reject) => {
        this.#pending.add(reject);
        onAbort(signal, reject);
        if (double.answer) resolve(double.answer(input, this.targetLanguage));
        else double.open.push({ text: input, answer: resolve, refuse: name => reject(thrown(name)) });
      });
    }

    destroy() {
      this.#destroy(thrown("AbortError"));
    }

    #destroy(reason) {
      if (this.#isDestroyed) return;
      this.#isDestroyed = true;
      Translator.double.destroyed++;
      for (const reject of this.#pending) reject(reason);
    }
  }
  return Translator;
}
