// Words of a session as lines, and the place that an address names; pure.
/** @import { DeskWord } from "../operator/types.js" */
/** @import { Hit, Line, Place, Word } from "./types.js" */

/**
 * Lines of words that follow each other.
 * @param {Word[]} words
 * @returns {Line[]}
 */
export function linesOf(words) {
  /** @type {Line[]} */
  const lines = [];
  let speaker = 0;
  for (const word of words) {
    if (word.beginsLine || lines.length === 0) lines.push({ number: word.number, start: word.start, speaker: 0, begins: false, words: [] });
    const line = lines[lines.length - 1];
    line.words.push(word);
    if (line.speaker === 0 && word.speaker) {
      line.speaker = word.speaker;
      // Markers and typed lines are nobody's: who speaks on behind them does not begin anew.
      line.begins = line.speaker !== speaker;
      speaker = line.speaker;
    }
  }
  return lines;
}

/**
 * A word as the list of words shows it.
 * @param {Word} word
 * @returns {DeskWord}
 */
export function shownWord({ number, text, joined, former }) {
  return { number, text, joined, heard: former, typed: false, held: false };
}

/**
 * A line before, in and after what was looked for.
 * @param {Pick<Hit, "line" | "start" | "length">} hit
 */
export function partsOf({ line, start, length }) {
  return [line.slice(0, start), line.slice(start, start + length), line.slice(start + length)];
}

/**
 * The place that an address names.
 * @param {string} search
 * @returns {Place | null}
 */
export function placeOf(search) {
  const asked = new URLSearchParams(search);
  const session = Number(asked.get("session"));
  const word = Number(asked.get("word"));
  if (!Number.isSafeInteger(session) || session < 1) return null;
  return { session, track: asked.get("track") ?? "", word: Number.isSafeInteger(word) && word > 0 ? word : 0 };
}

/** @param {Place} place @returns {string} what an address needs to name it */
export function searchOf({ session, track, word }) {
  const asked = new URLSearchParams({ session: String(session) });
  if (track) asked.set("track", track);
  if (word) asked.set("word", String(word));
  return "?" + asked;
}

/** Seconds from one moment to another. @param {string} start @param {string} end */
export function secondsBetween(start, end) {
  return Math.max(0, (Date.parse(end) - Date.parse(start)) / 1000);
}
