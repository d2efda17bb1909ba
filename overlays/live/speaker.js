// Decides what is spoken next: settled words in order, each at most once, and always the newest; what a voice has no time for is skipped. Pure.
import { SPOKEN, unitsOf, weightOf } from "./units.js";
/** @import { Told } from "./types.js" */

// So many words before a correction find the place behind it again.
const ANCHOR_WORDS = 3;

export class Speaker {
  /** The newest paragraphs, and how much of each has been spoken or skipped. @type {Map<string, { text: string, read: number }>} */
  #marks = new Map();
  #grows = false;

  /**
   * Takes the newest paragraphs as they are on screen.
   * @param {Told[]} newest oldest first
   * @param {boolean} grows whether the last one may go on
   */
  heed(newest, grows) {
    const before = this.#marks;
    this.#grows = grows;
    this.#marks = new Map(
      newest.map(({ key, text }) => {
        const known = before.get(key);
        return [key, { text, read: known ? placeIn(text, known.text, known.read) : 0 }];
      }),
    );
  }

  /**
   * What is to be spoken now: the newest complete pieces, as many as fit. Everything before them counts as read.
   * @returns {string | null} null: nothing new
   */
  next() {
    const pieces = [];
    const last = [...this.#marks.keys()].pop();
    for (const [key, mark] of this.#marks) {
      const complete = unitsOf(mark.text.slice(mark.read), this.#grows && key === last);
      mark.read += complete.reduce((sum, piece) => sum + piece.length, 0);
      // Paragraphs stand apart.
      if (complete.length > 0) pieces.push(...complete, " ");
    }
    let unit = "";
    for (const piece of pieces.reverse()) {
      if (unit.trim() && weightOf(piece + unit) > SPOKEN.most) break;
      unit = piece + unit;
    }
    const words = unit.replace(/\s+/g, " ").trim();
    // Marks alone, such as a note for music, are not words.
    return /[\p{L}\p{N}]/u.test(words) ? words : null;
  }

  /** Everything so far counts as read. */
  skip() {
    for (const mark of this.#marks.values()) mark.read = mark.text.length;
  }
}

/**
 * The place in a corrected text up to which it has been read: corrections are not read again.
 * @param {string} text
 * @param {string} before the text as it was
 * @param {number} read the place in it
 */
function placeIn(text, before, read) {
  if (text.startsWith(before.slice(0, read))) return read;
  const from = sameStart(text, before);
  const unread = before.slice(read);
  if (unread && text.endsWith(unread)) return text.length - unread.length;
  const rest = unread ? text.indexOf(unread, from) : -1;
  if (rest >= 0) return rest;
  const anchor = before.slice(0, read).match(new RegExp(`(?:\\S+\\s+){${ANCHOR_WORDS - 1}}\\S+$`))?.[0];
  const found = anchor ? text.indexOf(anchor, Math.max(0, from - anchor.length)) : -1;
  if (anchor && found >= 0) return found + anchor.length;
  return afterWords(text, before.slice(0, read));
}

/** @param {string} one @param {string} other */
function sameStart(one, other) {
  let length = 0;
  while (length < one.length && one[length] === other[length]) length++;
  return length;
}

/**
 * The place behind as many words as this; where words are not written apart, behind as many characters.
 * @param {string} text
 * @param {string} read
 */
function afterWords(text, read) {
  const words = read.trim().split(/\s+/).length;
  if (words === 1 && !/\s/.test(text.trim())) return Math.min(read.length, text.length);
  return text.match(new RegExp(`^(?:\\s*\\S+){0,${words}}`))?.[0].length ?? text.length;
}
