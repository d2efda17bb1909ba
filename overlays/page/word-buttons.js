// Words that can be corrected, on the operator's page and in the archive: one button each. Arrow keys move between them, and they
// stay in place while they change.
import { t } from "../strings/strings.js";
/** @import { ChosenWord, DeskView, DeskWord } from "../operator/types.js" */

// Scrolled up by no more than this many pixels, the box follows new words.
const NEAR_END_PX = 40;
// About a row of words.
const WORDS_PER_ROW = 8;

export class WordButtons {
  #box;
  #choose;
  /** @type {Map<number, HTMLButtonElement>} */
  #words = new Map();
  #moving = document.createElement("span");
  /** @type {HTMLButtonElement | null} */
  #current = null;

  /**
   * @param {HTMLElement} box
   * @param {(word: ChosenWord) => void} choose
   */
  constructor(box, choose) {
    this.#box = box;
    this.#choose = choose;
    box.classList.add("words-said");
    this.#moving.className = "moving";
    box.append(this.#moving);
    box.addEventListener("click", ({ target }) => {
      if (isWord(target)) this.#pick(target);
    });
    box.addEventListener("keydown", event => this.#move(event));
    box.addEventListener("focusin", ({ target }) => {
      if (isWord(target)) this.#mark(target);
    });
  }

  /**
   * Shows the words as the service has them now.
   * @param {Pick<DeskView, "words" | "tentative">} view
   */
  show({ words, tentative }) {
    const atEnd = this.#box.scrollHeight - this.#box.scrollTop - this.#box.clientHeight < NEAR_END_PX;
    const known = new Set(words.map(word => word.number));
    for (const [number, button] of this.#words) if (!known.has(number)) this.#drop(number, button);
    for (const word of words) this.#put(word);
    if (this.#moving.textContent !== tentative) this.#moving.textContent = tentative;
    const newest = this.#newest;
    if (!this.#current && newest) this.#mark(newest);
    if (atEnd && !this.#box.contains(document.activeElement)) this.#box.scrollTop = this.#box.scrollHeight;
  }

  clear() {
    for (const [number, button] of this.#words) this.#drop(number, button);
  }

  /** Puts the focus on the newest word. */
  toNewest() {
    this.#newest?.focus();
  }

  /** @param {number} number */
  focus(number) {
    (this.#words.get(number) ?? this.#newest)?.focus();
  }

  get #newest() {
    return [...this.#words.values()].pop();
  }

  /** @param {DeskWord} word */
  #put(word) {
    const button = this.#words.get(word.number) ?? this.#add(word);
    const kinds = [word.held && "held", word.heard !== null && "changed", word.text === "" && "gone", word.typed && "typed"];
    const kind = kinds.filter(Boolean).join(" ");
    const text = word.text || word.heard || "";
    if (button.textContent !== text) button.textContent = text;
    if (button.className !== kind) button.className = kind;
    const title =
      word.text === "" ? t("operator.word.left-out") : word.heard !== null ? t("operator.word.heard", { word: word.heard }) : "";
    if (button.title !== title) button.title = title;
    button.dataset.text = word.text;
  }

  /** @param {DeskWord} word */
  #add(word) {
    const button = document.createElement("button");
    button.type = "button";
    button.dataset.number = String(word.number);
    button.tabIndex = -1;
    button.dir = "auto";
    this.#words.set(word.number, button);
    // The space is a node of its own, so that lines break between words.
    if (!word.joined) this.#box.insertBefore(document.createTextNode(" "), this.#moving);
    this.#box.insertBefore(button, this.#moving);
    return button;
  }

  /** @param {number} number @param {HTMLButtonElement} button */
  #drop(number, button) {
    if (button === this.#current) this.#current = null;
    // A word that has the focus stays until the focus leaves it.
    if (button === document.activeElement) return;
    const space = button.previousSibling;
    if (space instanceof Text) space.remove();
    button.remove();
    this.#words.delete(number);
  }

  /** @param {HTMLButtonElement} button */
  #mark(button) {
    if (this.#current) {
      this.#current.tabIndex = -1;
      this.#current.removeAttribute("aria-current");
    }
    this.#current = button;
    button.tabIndex = 0;
    if (button === document.activeElement) button.setAttribute("aria-current", "true");
  }

  /** @param {HTMLButtonElement} button */
  #pick(button) {
    this.#choose({ number: Number(button.dataset.number), text: button.dataset.text ?? "", shown: button.textContent });
  }

  /** @param {KeyboardEvent} event */
  #move(event) {
    const all = [...this.#words.values()];
    const at = all.findIndex(button => button === document.activeElement);
    const to = targetOf(event.key, at, all.length - 1);
    if (to === null || at < 0 || event.altKey || event.ctrlKey || event.metaKey) return;
    event.preventDefault();
    all[Math.max(0, Math.min(all.length - 1, to))].focus();
  }
}

/** @param {EventTarget | null} target @returns {target is HTMLButtonElement} */
function isWord(target) {
  return target instanceof HTMLButtonElement && !!target.dataset.number;
}

/**
 * The index to which a key moves the focus; null: none.
 * @param {string} key
 * @param {number} at
 * @param {number} last
 */
function targetOf(key, at, last) {
  switch (key) {
    case "ArrowLeft":
      return at - 1;
    case "ArrowRight":
      return at + 1;
    case "ArrowUp":
      return at - WORDS_PER_ROW;
    case "ArrowDown":
      return at + WORDS_PER_ROW;
    case "Home":
      return 0;
    case "End":
      return last;
    default:
      return null;
  }
}
