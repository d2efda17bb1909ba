// Cuts captions into units that can be spoken or translated: at the end of a sentence, at a comma once enough has gathered, and never too long; pure.

// A character of Chinese, Japanese or Korean takes about as long to say as this many letters.
const WIDE = 3;
// Where words are not written apart, so many characters stand for one.
const WIDE_PER_WORD = 2;
const LETTERS_PER_WORD = 5;

const MARK = /([.?!…؟۔।]+["'”’»)\]]*(?=\s|$)|[。？！｡]+["'”’»）」』]*)|[,;:،؛](?=\s)|[、，；：]/gu;
const WIDE_CHARACTER = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]/gu;
const SPACELESS_LETTER = /[\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]/gu;
const ABBREVIATION = /(^|\s)(\p{L}|[mM]rs?|[mM]s|[dD]r|[pP]rof|[sS]t|[vV]s|[sS]ra?|[jJ]r|[mM]me|[nN]r|bzw|ca|e\.g|i\.e|approx)\.$/u;

/** @typedef {{ weigh: (text: string) => number, clause: number, most: number }} Limits */

/**
 * How long a text takes to say, in letters.
 * @param {string} text
 */
export function weightOf(text) {
  return text.length + count(text, WIDE_CHARACTER) * (WIDE - 1);
}

/**
 * The words of a text, or as much text as words are elsewhere.
 * @param {string} text
 */
export function wordsIn(text) {
  const spaced = text.replace(WIDE_CHARACTER, " ").replace(SPACELESS_LETTER, " ");
  return (
    count(spaced, /[\p{L}\p{N}]\S*/gu) + count(text, WIDE_CHARACTER) / WIDE_PER_WORD + count(text, SPACELESS_LETTER) / LETTERS_PER_WORD
  );
}

/**
 * For a voice: Chrome's fall silent after about 15 s of one utterance, and a shorter clause would sound chopped.
 * @type {Limits}
 */
export const SPOKEN = { weigh: weightOf, clause: 40, most: 160 };

/**
 * For a translator, as the service cuts for its own: less has too little sense, and for more a reader would wait too long.
 * @type {Limits}
 */
export const TRANSLATED = { weigh: wordsIn, clause: 8, most: 14 };

/**
 * The complete units at the beginning of a text, as they stand there.
 * @param {string} text
 * @param {boolean} grows whether more may follow, so that a unit without an end is not complete
 * @param {Limits} [limits]
 * @returns {string[]}
 */
export function unitsOf(text, grows, limits = SPOKEN) {
  const units = [];
  let from = 0;
  for (const { 0: mark, 1: sentence, index } of text.matchAll(MARK)) {
    const unit = text.slice(from, index + mark.length);
    if (sentence ? ABBREVIATION.test(unit) : limits.weigh(unit) < limits.clause) continue;
    units.push(...cut(unit, true, limits));
    from = index + mark.length;
  }
  units.push(...cut(text.slice(from), !grows, limits));
  return units;
}

/**
 * Cuts what is too long between words, or between characters where there are no spaces.
 * @param {string} text
 * @param {boolean} whole whether the rest is a unit as well
 * @param {Limits} limits
 */
function cut(text, whole, limits) {
  const units = [];
  let rest = text;
  while (limits.weigh(rest) > limits.most) {
    const most = fitting(rest, limits);
    const space = rest.lastIndexOf(" ", most);
    const end = space > most / 2 ? space : wordEnd(rest, most);
    units.push(rest.slice(0, end));
    rest = rest.slice(end);
  }
  if (whole && rest) units.push(rest);
  return units;
}

/** The length of the longest beginning that is not too long; no character is cut in two. @param {string} text @param {Limits} limits */
function fitting(text, { weigh, most }) {
  const characters = [...text];
  let [fits, tooLong] = [1, characters.length];
  while (tooLong - fits > 1) {
    const middle = (fits + tooLong) >> 1;
    if (weigh(characters.slice(0, middle).join("")) > most) tooLong = middle;
    else fits = middle;
  }
  return characters.slice(0, fits).join("").length;
}

/** The end of the last word before a place, where words are not written apart. @param {string} text @param {number} most */
function wordEnd(text, most) {
  if (!("Segmenter" in Intl)) return most;
  let end = 0;
  for (const { index } of new Intl.Segmenter(undefined, { granularity: "word" }).segment(text.slice(0, most * 2)))
    if (index <= most) end = index;
  return end > most / 2 ? end : most;
}

/** Whether a text has characters of a script that does not write words apart. @param {string} text */
export function isSpaceless(text) {
  // Korean is written with spaces.
  return text.search(/[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/u) >= 0 || text.search(SPACELESS_LETTER) >= 0;
}

/** @param {string} text @param {RegExp} pattern */
function count(text, pattern) {
  return text.match(pattern)?.length ?? 0;
}
