// The words of a session's track, line by line; more of them are fetched as somebody reads on.
import { make } from "../page/make.js";
import { WordButtons } from "../page/word-buttons.js";
import { send } from "../service/asking.js";
import { locale, t } from "../strings/strings.js";
import { linesOf, shownWord } from "./lines.js";
/** @import { ChosenWord } from "../operator/types.js" */
/** @import { Line, Place, Word } from "./types.js" */

/** @typedef {{ list: HTMLElement, earlier: HTMLElement, later: HTMLElement, tell: (text: string) => void }} Parts */

export class SessionWords {
  #parts;
  #choose;
  /** @type {Place | null} */
  #place = null;
  /** @type {Word[]} */
  #words = [];
  /** The lists of words by their lines' numbers. @type {Map<number, WordButtons>} */
  #shown = new Map();

  /**
   * @param {Parts} parts
   * @param {(word: ChosenWord) => void} choose
   */
  constructor(parts, choose) {
    this.#parts = parts;
    this.#choose = choose;
    parts.earlier.addEventListener("click", () => this.#extend("before"));
    parts.later.addEventListener("click", () => this.#extend("after"));
  }

  /**
   * Shows words from their beginning, or around the word of a place, which then has the focus.
   * @param {Place} place
   */
  async open(place) {
    this.#place = place;
    this.#words = [];
    this.#parts.earlier.hidden = true;
    if (place.word > 0) await this.#extend("before", place.word);
    await this.#extend("after", place.word > 0 ? place.word - 1 : 0);
    if (this.#place === place && place.word > 0) this.focus(place.word);
  }

  /** @param {number} number */
  focus(number) {
    const line = this.#lineOf(number);
    if (!line) return;
    this.#parts.list.querySelector(`[data-line="${line.number}"]`)?.scrollIntoView({ block: "center" });
    this.#shown.get(line.number)?.focus(number);
  }

  /**
   * Shows a word as it was corrected.
   * @param {number} number
   * @param {string} text
   */
  correct(number, text) {
    const word = this.#words.find(one => one.number === number);
    if (!word) return;
    word.former ??= word.text;
    word.text = text;
    const line = this.#lineOf(number);
    if (line) this.#shown.get(line.number)?.show({ words: line.words.map(shownWord), tentative: "" });
  }

  /** @param {number} number */
  #lineOf(number) {
    return linesOf(this.#words).find(line => line.words.some(word => word.number === number));
  }

  /**
   * @param {"before" | "after"} direction
   * @param {number} [from] the number of a word; without one, the first or last word that is shown
   */
  async #extend(direction, from) {
    const place = this.#place;
    if (!place) return;
    const edge = from ?? (direction === "before" ? this.#words[0] : this.#words[this.#words.length - 1])?.number ?? 0;
    const track = encodeURIComponent(place.track);
    const answer = await send("GET", `/api/archive/${place.session}/tracks/${track}/words?${direction}=${edge}`);
    // Meanwhile somebody may have gone on to another session.
    if (this.#place !== place) return;
    if (answer.wrong !== undefined) return this.#parts.tell(answer.wrong);
    const { words, more } = /** @type {{ words: Word[], more: boolean }} */ (answer.value);
    if (direction === "before") this.#words = [...words, ...this.#words];
    else this.#words = [...this.#words, ...words];
    this.#parts[direction === "before" ? "earlier" : "later"].hidden = !more;
    this.#show();
  }

  #show() {
    this.#shown.clear();
    this.#parts.list.replaceChildren(...linesOf(this.#words).map(line => this.#makeLine(line)));
  }

  /** @param {Line} line */
  #makeLine(line) {
    const at = new Date(line.start).toLocaleTimeString(locale);
    const said = make("div");
    said.setAttribute("role", "group");
    said.setAttribute("aria-label", t("archive.line", { time: at }));
    const words = new WordButtons(said, this.#choose);
    words.show({ words: line.words.map(shownWord), tentative: "" });
    this.#shown.set(line.number, words);
    const who = line.begins ? [make("span", { className: "who", textContent: t("archive.speaker", { number: line.speaker }) })] : [];
    const item = make("li", {}, make("time", { dateTime: line.start, textContent: at }), ...who, said);
    item.dataset.line = String(line.number);
    return item;
  }
}
