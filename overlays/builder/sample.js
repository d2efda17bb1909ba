// A talk for the preview: the same words again and again, laid out as by the service, so that a look can be judged without sound.
/** @import { CaptionFrame, CaptionLine, Values } from "../element/types.js" */

/** @typedef {{ text: string, number: number }} Word */
/** @typedef {{ start: number, text: string }} Filled  A line and the number of its first word. */
/** @typedef {Pick<Values, "chars" | "lines" | "mode" | "tentative">} Layout */

export const TALK =
  "Good evening, and welcome to the harbour stage. Tonight three crews set out on the water, and all of them start from this very pier. " +
  "The wind is fresh, about eighteen knots from the west, so expect quick starts and a few wet shoes. While the boats line up, let us meet the people who built them. " +
  "Some of you may know this one: it won twice in a row, against everybody's bets.";

// How many of the newest words may still change.
const TAIL = 3;

/**
 * Frame after frame of a talk, each with one more word. At the end of the talk the screen is cleared and it starts over, for ever.
 * @param {Layout} layout
 * @returns {Generator<CaptionFrame, never>}
 */
export function* sampleFrames(layout, talk = TALK, label = "Main stage") {
  const words = talk.split(" ");
  for (let sequence = 1; ; sequence++) {
    const past = (sequence - 1) % words.length;
    const first = sequence - 1 - past;
    const said = words.slice(0, past + 1).map((text, i) => ({ text, number: first + i }));
    yield frame(sequence, label, screen(said, layout));
  }
}

/** @param {number} sequence @param {string} label @param {CaptionLine[]} lines */
function frame(sequence, label, lines) {
  return {
    track: "sample",
    label,
    sequence,
    time: sequence * 0.3,
    at: 0,
    delay: 0.4,
    speaking: true,
    language: "en",
    assets: "sample",
    lines,
  };
}

/**
 * Lines filled from left to right.
 * @param {Word[]} words
 * @param {number} chars
 * @param {boolean} [sentences] whether each sentence begins a line
 */
export function fill(words, chars, sentences = false) {
  /** @type {Filled[]} */
  const lines = [];
  words.forEach((word, i) => {
    const line = lines[lines.length - 1];
    if (!line || (line.text + " " + word.text).length > chars || (sentences && isOver(words[i - 1])))
      lines.push({ start: word.number, text: word.text });
    else line.text += " " + word.text;
  });
  return lines;
}

/** @param {Word} word */
function isOver(word) {
  return /[.?!]$/.test(word.text);
}

/**
 * @param {Word[]} words
 * @param {Layout} layout
 */
function screen(words, { chars, lines, mode, tentative }) {
  if (mode === "block") return block(words, chars, lines);
  const settled = words[words.length - 1].number + 1 - TAIL;
  const shown = fill(words, chars, mode === "live").map(line => part(line, settled));
  const from = mode === "live" ? lastSentence(words, shown) : 0;
  return shown
    .slice(from)
    .map(line => (tentative ? line : { ...line, tentative: "" }))
    .filter(line => line.settled || line.tentative)
    .slice(-lines);
}

/** @param {Filled} line @param {number} settled @returns {CaptionLine} */
function part({ start, text }, settled) {
  const all = text.split(" ");
  const sure = Math.max(0, Math.min(all.length, settled - start));
  const rest = all.slice(sure).join(" ");
  return { id: start, settled: all.slice(0, sure).join(" "), tentative: rest && sure > 0 ? " " + rest : rest };
}

/**
 * The line in which the newest sentence begins, once that sentence is long enough for the one before to have been read.
 * @param {Word[]} words
 * @param {CaptionLine[]} shown
 */
function lastSentence(words, shown) {
  for (let i = shown.length - 1; i > 0; i--)
    if (isOver(words[shown[i].id - words[0].number - 1]) && words.length - (shown[i].id - words[0].number) > TAIL) return i;
  return 0;
}

/**
 * The last complete block: a sentence, or as much of one as fills the box.
 * @param {Word[]} words
 * @param {number} chars
 * @param {number} lines
 * @returns {CaptionLine[]}
 */
function block(words, chars, lines) {
  /** @type {Filled[]} */
  let shown = [];
  /** @type {Word[]} */
  let open = [];
  for (const word of words) {
    open.push(word);
    const filled = fill(open, chars);
    if (filled.length > lines) [shown, open] = [filled.slice(0, lines), [word]];
    else if (isOver(word)) [shown, open] = [filled, []];
  }
  return shown.map((line, row) => ({ id: shown[0].start * 10 + row, settled: line.text, tentative: "" }));
}
