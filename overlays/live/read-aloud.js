// Reads captions aloud with the device's own voice. Loaded once somebody has asked for it.
import liveSpeech from "../strings/live-speech.js";
import { translator } from "../strings/translator.js";
import { languageName } from "./languages.js";
import { Speaker } from "./speaker.js";
import { voiceFor } from "./voices.js";
/** @import { Heard } from "./types.js" */

const { t, language: pageLanguage } = translator(liveSpeech);

// Some browsers never say that an utterance has ended; the longest takes about 12 s.
const PATIENCE_MS = 25000;
const MOST_FAILURES = 3;
const HOPELESS = ["language-unavailable", "voice-unavailable", "synthesis-unavailable"];

export class ReadAloud {
  #synthesis;
  #ended;
  #speaker = new Speaker();
  /** Chrome forgets an utterance, and its end, that nobody holds. @type {SpeechSynthesisUtterance | null} */
  #spoken = null;
  #on = true;
  #failures = 0;
  #patience = 0;
  /** @type {string | null} */
  #language = null;
  #quiet = false;

  /**
   * Begins.
   * @param {SpeechSynthesis} synthesis
   * @param {(sentence: string) => void} ended it has ended by itself, and why
   */
  constructor(synthesis, ended) {
    this.#synthesis = synthesis;
    this.#ended = ended;
  }

  /** @param {Heard} page */
  follow({ newest, grows, language, quiet }) {
    if (!this.#on) return;
    this.#speaker.heed(newest, grows);
    this.#language = language;
    this.#quiet = quiet;
    if (quiet) {
      this.#speaker.skip();
      this.#hush();
    } else this.#speak();
  }

  stop() {
    this.#on = false;
    this.#hush();
  }

  #hush() {
    clearTimeout(this.#patience);
    if (!this.#spoken) return;
    this.#spoken = null;
    this.#synthesis.cancel();
  }

  #speak() {
    if (!this.#on || this.#quiet || this.#spoken) return;
    const voice = this.#language ? voiceFor(this.#synthesis.getVoices(), this.#language, navigator.languages) : null;
    if (this.#language && !voice) return this.#end(noVoice(this.#language));
    const words = this.#speaker.next();
    if (!words) return;
    const utterance = new SpeechSynthesisUtterance(words);
    if (voice) [utterance.voice, utterance.lang] = [voice, voice.lang];
    utterance.addEventListener("end", () => {
      this.#failures = 0;
      this.#after(utterance);
    });
    utterance.addEventListener("error", ({ error }) => this.#fail(utterance, error));
    this.#patience = setTimeout(() => {
      this.#hush();
      this.#speak();
    }, PATIENCE_MS);
    this.#spoken = utterance;
    this.#synthesis.speak(utterance);
  }

  /** @param {SpeechSynthesisUtterance} utterance */
  #after(utterance) {
    // What this page has cut short itself is nothing any more.
    if (utterance !== this.#spoken) return;
    clearTimeout(this.#patience);
    this.#spoken = null;
    this.#speak();
  }

  /** @param {SpeechSynthesisUtterance} utterance @param {string} error */
  #fail(utterance, error) {
    if (utterance !== this.#spoken) return;
    if (error === "not-allowed") return this.#end(t("live.speech.refused"));
    if (HOPELESS.includes(error) && this.#language) return this.#end(noVoice(this.#language));
    if (++this.#failures >= MOST_FAILURES) return this.#end(t("live.speech.failed"));
    this.#after(utterance);
  }

  /** @param {string} why */
  #end(why) {
    this.stop();
    this.#ended(why);
  }
}

/** @param {string} code */
function noVoice(code) {
  return t("live.speech.no-voice", { language: languageName(code, pageLanguage) ?? code });
}
