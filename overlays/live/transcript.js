// The text on the readers' page: told sentences in the log, followed by the words that still move, which screen readers do not get.
import { toldUpTo } from "./reading.js";
import { locale } from "./strings.js";
/** @import { ReaderNews, TranscriptPart } from "./types.js" */

const MOST_PARAGRAPHS = 1500;
// More can be settled at once only after a pause, and then the newest are heard.
const SPOKEN_PARAGRAPHS = 5;

/** @typedef {{ element: HTMLElement, told: string, text: string, at: number }} Shown */

export class TranscriptView {
  #log;
  /** @type {Map<string, Shown>} */
  #paragraphs = new Map();
  #moving = document.createElement("span");
  #run = "";
  #grows = false;
  /** Finds what another machine tells again; loaded once there is one. @type {typeof import("./elsewhere.js").joined | null} */
  joins = null;
  /** The language of what is said now. @type {string | null} */
  language = null;

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

  /** What a voice may read: the newest paragraphs as they are settled. */
  get spoken() {
    const newest = [...this.#paragraphs].slice(-SPOKEN_PARAGRAPHS).map(([key, { text }]) => ({ key, text }));
    return { newest, grows: this.#grows };
  }

  get isEmpty() {
    return this.#paragraphs.size === 0 && this.#moving.textContent === "";
  }

  /**
   * Takes news. Text from an earlier run of the service stays.
   * @param {ReaderNews} news
   * @param {string | null} [language] the track's, where the news has none
   */
  take({ run, part }, language = null) {
    this.language = part.language;
    this.#grows = part.speaking;
    let { paragraphs } = part;
    if (run !== this.#run) {
      this.#settleAll();
      this.#run = run;
      if (this.joins) [this.#paragraphs, paragraphs] = this.joins(this.#paragraphs, paragraphs, run);
    }
    for (const { id, at, text, script } of paragraphs) {
      const element = this.#put(`${run}:${id}`, at, text);
      // A language that is not known yet may be later.
      const spoken = part.language ?? language;
      if (spoken && !element.lang) element.lang = spoken;
      Object.assign(element, script);
    }
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
    this.language = null;
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

  /** @param {string} key @param {number} at @param {string} text */
  #put(key, at, text) {
    const known = this.#paragraphs.get(key);
    const { element } = known ?? { element: this.#paragraph(at) };
    if (!known) {
      this.#paragraphs.set(key, { element, told: "", text, at });
      return element;
    }
    // A person has corrected text that was already told: it is told again.
    if (!text.startsWith(known.told)) {
      for (const span of known.element.querySelectorAll(".told")) span.remove();
      known.told = "";
    }
    known.text = text;
    return element;
  }

  /** @param {number} at */
  #paragraph(at) {
    const element = document.createElement("p");
    const time = document.createElement("time");
    const hour = document.createElement("bdi");
    element.dir = "auto";
    time.dateTime = new Date(at).toISOString();
    // Outside of <bdi> "PM" would decide that Arabic runs from left to right.
    hour.textContent = clock(at);
    time.append(hour);
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
