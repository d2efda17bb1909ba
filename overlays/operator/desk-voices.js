// The voices on one microphone that are told apart, on the operator's page: each by its number and its last words, with a field for its name.
import { setText } from "../page/elements.js";
import { make } from "../page/make.js";
import { t } from "../strings/strings.js";
/** @import { DeskVoice } from "./types.js" */

const MOST_LETTERS = 40;

/** @typedef {{ item: HTMLElement, name: HTMLInputElement, newest: HTMLElement }} Row */

/**
 * The sentence that says what a name has done.
 * @param {number} number
 * @param {string} name
 * @param {DeskVoice[]} voices as they were before
 */
export function namedAs(number, name, voices) {
  if (!name) return t("voices.unnamed", { number });
  const other = voices.find(voice => voice.number !== number && (voice.name ?? t("voices.number", { number: voice.number })) === name);
  return other ? t("voices.merged", { number, other: other.number, name }) : t("voices.named", { number, name });
}

export class DeskVoices {
  #box;
  #list;
  #rename;
  /** @type {DeskVoice[]} */
  #voices = [];
  /** @type {Map<number, Row>} */
  #rows = new Map();

  /**
   * @param {HTMLElement} box hidden where no voices are told apart
   * @param {HTMLElement} list
   * @param {(number: number, name: string, done: string) => void} rename
   */
  constructor(box, list, rename) {
    this.#box = box;
    this.#list = list;
    this.#rename = rename;
  }

  /**
   * Shows the voices as they are now; a field that somebody is typing in keeps its text.
   * @param {DeskVoice[]} [voices]
   */
  show(voices = []) {
    this.#voices = voices;
    this.#box.hidden = voices.length === 0;
    for (const [number, { item }] of this.#rows)
      if (!voices.some(voice => voice.number === number)) {
        item.remove();
        this.#rows.delete(number);
      }
    for (const voice of voices) this.#showVoice(voice);
  }

  /** @param {DeskVoice} voice */
  #showVoice({ number, name, newest }) {
    const row = this.#rows.get(number) ?? this.#makeRow(number);
    if (document.activeElement !== row.name && row.name.value !== (name ?? "")) row.name.value = name ?? "";
    setText(row.newest, newest);
    // Voices stand in the order of their numbers, whenever they came.
    const after = this.#list.children[this.#voices.findIndex(voice => voice.number === number)] ?? null;
    if (after !== row.item) this.#list.insertBefore(row.item, after);
  }

  /** @param {number} number @returns {Row} */
  #makeRow(number) {
    const name = make("input", { maxLength: MOST_LETTERS, placeholder: t("voices.name"), dir: "auto" });
    name.addEventListener("change", () => {
      const text = name.value.trim();
      this.#rename(number, text, namedAs(number, text, this.#voices));
    });
    const newest = make("span", { className: "quiet", dir: "auto" });
    const item = make("li", {}, make("label", {}, make("span", { textContent: t("voices.number", { number }) }), name), newest);
    const row = { item, name, newest };
    this.#rows.set(number, row);
    return row;
  }
}
