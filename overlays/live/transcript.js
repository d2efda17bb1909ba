// The text on the readers' page: told sentences in the log, and behind them, kept from screen readers, the words that still move.
import { toldUpTo } from "./reading.js";

const KEPT = 1500;

export class TranscriptView {
  #log;
  #paragraphs = new Map(); // key → { element, told, text, at }
  #moving = document.createElement("span");
  #run = "";

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

  /** Takes news; what a service said that ran before stays to be read. */
  take({ run, part }) {
    if (run !== this.#run) {
      this.#settleAll();
      this.#run = run;
    }
    for (const { id, at, text } of part.paragraphs) this.#put(`${run}:${id}`, at, text, part.language);
    const last = this.#last();
    for (const paragraph of this.#paragraphs.values()) this.#tell(paragraph, paragraph === last && part.speaking);
    this.#move(last, part);
    while (this.#paragraphs.size > KEPT) {
      const [key, { element }] = this.#paragraphs.entries().next().value;
      element.remove();
      this.#paragraphs.delete(key);
    }
  }

  clear() {
    this.#paragraphs.clear();
    this.#log.replaceChildren();
    this.#moving.replaceChildren();
    this.#run = "";
  }

  #last() {
    return [...this.#paragraphs.values()].pop();
  }

  #put(key, at, text, language) {
    const known = this.#paragraphs.get(key);
    if (!known) return this.#paragraphs.set(key, { element: this.#paragraph(at, language), told: "", text, at });
    // A person has corrected what was told already.
    if (!text.startsWith(known.told)) {
      for (const span of known.element.querySelectorAll(".told")) span.remove();
      known.told = "";
    }
    known.text = text;
  }

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

/** The time of day, as this device writes it. */
export function clock(at) {
  return new Date(at).toLocaleTimeString([], { hour: "2-digit", minute: "2-digit" });
}
