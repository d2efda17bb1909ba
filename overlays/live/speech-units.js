// Cuts captions into pieces that can be spoken: at the end of a sentence, at a comma once enough has gathered, and never too long; pure.

// Chrome's voices fall silent after about 15 s of one utterance.
export const LONGEST = 160;
// A shorter clause would sound chopped.
const SHORTEST_CLAUSE = 40;
// A character of Chinese, Japanese or Korean takes about as long to say as this many letters.
const WIDE = 3;

const MARK = /([.?!…؟۔।]+["'”’»)\]]*(?=\s|$)|[。？！｡]+["'”’»）」』]*)|[,;:،؛](?=\s)|[、，；：]/gu;
const WIDE_CHARACTER = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]/gu;

/**
 * How long a text takes to say, in letters.
 * @param {string} text
 */
export function weightOf(text) {
  return text.length + (text.match(WIDE_CHARACTER)?.length ?? 0) * (WIDE - 1);
}

/**
 * The complete pieces at the beginning of a text, as they stand there.
 * @param {string} text
 * @param {boolean} grows whether more may follow, so that a piece without an end is not complete
 * @returns {string[]}
 */
export function piecesOf(text, grows) {
  const pieces = [];
  let from = 0;
  for (const { 0: mark, 1: sentence, index } of text.matchAll(MARK)) {
    const piece = text.slice(from, index + mark.length);
    if (!sentence && weightOf(piece) < SHORTEST_CLAUSE) continue;
    pieces.push(...cut(piece, true));
    from = index + mark.length;
  }
  pieces.push(...cut(text.slice(from), !grows));
  return pieces;
}

/**
 * Cuts what is too long between words, or between characters where there are no spaces.
 * @param {string} text
 * @param {boolean} whole whether the rest is a piece as well
 */
function cut(text, whole) {
  const pieces = [];
  let rest = text;
  while (weightOf(rest) > LONGEST) {
    const most = fitting(rest);
    const space = rest.lastIndexOf(" ", most);
    const end = space > most / 2 ? space : most;
    pieces.push(rest.slice(0, end));
    rest = rest.slice(end);
  }
  if (whole && rest) pieces.push(rest);
  return pieces;
}

/** The length of the longest beginning that is not too long; no character is cut in two. @param {string} text */
function fitting(text) {
  let length = 0;
  let weight = 0;
  for (const character of text) {
    weight += weightOf(character);
    if (weight > LONGEST) break;
    length += character.length;
  }
  return length;
}
