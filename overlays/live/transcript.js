// The text on the readers' page: told sentences in the log, followed by the words that still move, which screen readers do not get.
import { toldUpTo } from "./reading.js";
import { locale } from "./strings.js";
/** @import { ReaderNews, TranscriptPart } from "./types.js" */

const MOST_PARAGRAPHS = 1500;

/** @typedef {{ element: HTMLElement, told: string, text: string, at: number }} Shown */

export class TranscriptView {
  #log;
  /** @type {Map<string, Shown>} */
  #paragraphs = new Map();
  #moving = document.createElement("span");
  #run = "";

  /** @param {HTMLElement} log */
  constructor(log) {
    this.#log = log;
    this.#moving.className = "moving";
    this.#moving.setAttribute("aria-hidden", "true");
  }

  /** All paragraphs, oldest first. */
  get paragraphs() {
    return [...this.#paragraphs.values()].map(({ text, at }) => ({ text, at }));
  }

  get isEmpty() {
    return this.#paragraphs.size === 0 && this.#moving.textContent === "";
  }

  /**
   * Takes news. Text from an earlier run of the service stays.
   * @param {ReaderNews} news
   */
  take({ run, part }) {
    if (run !== this.#run) {
      this.#settleAll();
      this.#run = run;
    }
    for (const { id, at, text } of part.paragraphs) this.#put(`${run}:${id}`, at, text, part.language);
    const last = this.#last();
    for (const paragraph of this.#paragraphs.values()) this.#tell(paragraph, paragraph === last && part.speaking);
    this.#move(last, part);
    this.#forgetOldest();
  }

  clear() {
    this.#paragraphs.clear();
    this.#log.replaceChildren();
    this.#moving.replaceChildren();
    this.#run = "";
  }

  #forgetOldest() {
    for (const [key, { element }] of this.#paragraphs) {
      if (this.#paragraphs.size <= MOST_PARAGRAPHS) return;
      element.remove();
      this.#paragraphs.delete(key);
    }
  }

  #last() {
    return [...this.#paragraphs.values()].pop();
  }

  /** @param {string} key @param {number} at @param {string} text @param {string | null} language */
  #put(key, at, text, language) {
    const known = this.#paragraphs.get(key);
    if (!known) {
      this.#paragraphs.set(key, { element: this.#paragraph(at, language), told: "", text, at });
      return;
    }
    // A person has corrected text that was already told: it is told again.
    if (!text.startsWith(known.told)) {
      for (const span of known.element.querySelectorAll(".told")) span.remove();
      known.told = "";
    }
    known.text = text;
  }

  /** @param {number} at @param {string | null} language */
  #paragraph(at, language) {
    const element = document.createElement("p");
    const time = document.createElement("time");
    element.dir = "auto";
    if (language) element.lang = language;
    time.dateTime = new Date(at).toISOString();
    time.textContent = clock(at);
    element.append(time);
    this.#log.append(element);
    return element;
  }

  /** @param {Shown} paragraph @param {boolean} grows */
  #tell(paragraph, grows) {
    const { text, told } = paragraph;
    if (told === text) return;
    const end = toldUpTo(text, told.length, grows);
    if (end === told.length) return;
    const span = document.createElement("span");
    span.className = "told";
    span.textContent = text.slice(told.length, end);
    paragraph.element.insertBefore(span, this.#moving.parentNode === paragraph.element ? this.#moving : null);
    paragraph.told = text.slice(0, end);
  }

  /** @param {Shown | undefined} last @param {TranscriptPart} part */
  #move(last, { tentative, joined }) {
    if (!last) return;
    const rest = last.text.slice(last.told.length);
    const words = document.createElement("span");
    words.className = "tentative";
    words.textContent = tentative && !joined ? " " + tentative : tentative;
    this.#moving.replaceChildren(rest, words);
    if (this.#moving.parentNode !== last.element) last.element.append(this.#moving);
  }

  #settleAll() {
    for (const paragraph of this.#paragraphs.values()) this.#tell(paragraph, false);
    this.#moving.remove();
    this.#moving.replaceChildren();
  }
}

/**
 * The time of day, as this device writes it.
 * @param {number} at milliseconds since 1970
 */
export function clock(at) {
  return new Date(at).toLocaleTimeString(locale, { hour: "2-digit", minute: "2-digit" });
}
