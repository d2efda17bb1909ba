// Finds the places of a text again after some of its words were corrected, and it may have grown; pure.

// A character of a script without spaces, a run of letters and figures, or a mark, each with the spaces before it.
const TOKEN =
  /\s*(?:[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]\p{M}*|(?:(?![\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}])[\p{L}\p{N}\p{M}])+|[^\s])|\s+$/gu;

// More than this is a paragraph of which nothing is left: compared, it would hold the page up.
const MOST_COMPARED = 1_000_000;

/**
 * Where places of a text are after its correction.
 * @param {string} before
 * @param {string} after
 * @param {number[]} ends places behind tokens of `before`, rising
 * @returns {number[]} rising
 */
export function realigned(before, after, ends) {
  const old = tokensOf(before);
  const now = tokensOf(after);
  const partners = partnersOf(old, now);
  const lengths = [0];
  for (const token of now) lengths.push(lengths[lengths.length - 1] + token.length);
  const places = [];
  let [passed, length, place] = [0, 0, 0];
  for (const end of ends) {
    while (passed < old.length && length < end) length += old[passed++].length;
    place = Math.max(place, placeOf(passed, partners, now.length));
    places.push(lengths[place]);
  }
  return places;
}

/** @param {string} text */
function tokensOf(text) {
  return text.match(TOKEN) ?? [];
}

/**
 * How many tokens stand before a place now.
 * @param {number} passed how many stood before it
 * @param {Int32Array} partners
 * @param {number} count
 */
function placeOf(passed, partners, count) {
  if (passed === 0) return 0;
  if (partners[passed - 1] >= 0) return partners[passed - 1] + 1;
  if (passed < partners.length && partners[passed] >= 0) return partners[passed];
  let [low, high] = [passed - 1, passed];
  while (low >= 0 && partners[low] < 0) low--;
  while (high < partners.length && partners[high] < 0) high++;
  const most = high < partners.length ? partners[high] : count;
  // Words that replace others are taken to be as many.
  return Math.min(most, (low < 0 ? 0 : partners[low] + 1) + (passed - 1 - low));
}

/**
 * For each old token the new one that it has become, or -1: a longest common subsequence.
 * @param {string[]} old
 * @param {string[]} now
 */
function partnersOf(old, now) {
  const partners = new Int32Array(old.length).fill(-1);
  const same = (/** @type {number} */ i, /** @type {number} */ j) => old[i].trim() === now[j].trim();
  let start = 0;
  while (start < old.length && start < now.length && same(start, start)) partners[start] = start++;
  let [oldEnd, nowEnd] = [old.length, now.length];
  while (oldEnd > start && nowEnd > start && same(oldEnd - 1, nowEnd - 1)) partners[--oldEnd] = --nowEnd;
  const [height, width] = [oldEnd - start, nowEnd - start];
  if (height * width > MOST_COMPARED) return partners;
  const lengths = Array.from({ length: height + 1 }, () => new Uint16Array(width + 1));
  for (let i = height - 1; i >= 0; i--)
    for (let j = width - 1; j >= 0; j--)
      lengths[i][j] = same(start + i, start + j) ? lengths[i + 1][j + 1] + 1 : Math.max(lengths[i + 1][j], lengths[i][j + 1]);
  for (let [i, j] = [0, 0]; i < height && j < width;)
    if (same(start + i, start + j)) partners[start + i++] = start + j++;
    else if (lengths[i + 1][j] >= lengths[i][j + 1]) i++;
    else j++;
  return partners;
}
