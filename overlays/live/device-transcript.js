// A transcript in another language: paragraphs as units for a translator, and what of them is shown; pure.
import { primaryOf } from "./languages.js";
import { realigned } from "./realigned.js";
import { TRANSLATED, isSpaceless, unitsOf, wordsIn } from "./units.js";
/** @import { ReaderNews, TranslatedParagraph, TranslationJob, TranslatedUnit, DeviceParagraph } from "./types.js" */

/** Stands for words that came too late, or could not be translated. */
export const GAP = "[…]";

// As in the service: a unit that would be shown later than this is given up; where more than two wait, they are joined.
const LONGEST_MS = 8000;
const SINGLE = 2;
const MOST_JOINED_WORDS = 42;
// Of what was on the page before, the newest paragraphs are translated: about three minutes of speech.
const EARLIER_PARAGRAPHS = 10;
// More new paragraphs than this come at once only after a lost connection.
const AT_ONCE = 3;
const MOST_PARAGRAPHS = 1500;

const SPACELESS = /^(ja|zh|yue|th|lo|km|my)$/;
const FROM_THE_RIGHT = /^(ar|arc|ckb|dv|fa|he|iw|ps|sd|ug|ur|yi)$/;

/** Owns the units of all paragraphs. Moments are milliseconds of one clock. */
export class DeviceTranscript {
  #target;
  /** @type {Map<string, DeviceParagraph>} */
  #paragraphs = new Map();
  #run = "";
  #isNew = true;

  /** @param {string} target the language to translate into */
  constructor(target) {
    this.#target = target;
  }

  /**
   * Takes news of the source.
   * @param {ReaderNews} news
   * @param {string | null} fallback the source's language, where the news has none
   * @param {number} now
   */
  take({ run, part }, fallback, now) {
    const language = part.language ?? fallback;
    const open = this.#last();
    if (open && run !== this.#run) this.#cut(open, false, now);
    this.#run = run;
    const fresh = part.paragraphs.filter(({ id }) => !this.#paragraphs.has(`${run}:${id}`));
    const isEarlier = this.#isNew || fresh.length > AT_ONCE;
    this.#isNew = false;
    for (const [place, { id, at }] of fresh.entries())
      this.#paragraphs.set(`${run}:${id}`, {
        ...{ run, id, at, language, isEarlier, text: "", end: 0, units: [], sent: null, isAtRest: false },
        isOriginal: isEarlier && fresh.length - place > EARLIER_PARAGRAPHS,
      });
    const last = this.#last();
    for (const { id, text } of part.paragraphs) {
      const paragraph = /** @type {DeviceParagraph} */ (this.#paragraphs.get(`${run}:${id}`));
      const isLonger = text.startsWith(paragraph.text.slice(0, paragraph.end)) && gluedTo(text, paragraph.end) === 0;
      if (!isLonger) this.#correct(paragraph, text, now);
      paragraph.text = text;
      // What is said from now on may be in another language.
      if (paragraph === last) paragraph.language = language;
      paragraph.isAtRest = false;
    }
    const goesOn = part.speaking || part.tentative !== "";
    for (const paragraph of this.#paragraphs.values()) if (paragraph.run === run) this.#cut(paragraph, goesOn && paragraph === last, now);
    for (const paragraph of this.#paragraphs.values()) paragraph.isEarlier = false;
    for (const key of [...this.#paragraphs.keys()].slice(0, -MOST_PARAGRAPHS)) this.#paragraphs.delete(key);
  }

  /**
   * What is to be translated next: corrected words, then new ones, then those from before, the newest paragraph first.
   * @param {number} now
   * @returns {TranslationJob | null}
   */
  next(now) {
    this.#giveUp(now);
    const due = this.#restless
      .map(({ units }) => ({ units, waiting: units.filter(({ isDue }) => isDue) }))
      .filter(({ waiting }) => waiting.length > 0);
    const corrected = due.flatMap(({ waiting }) => waiting).find(({ shown }) => shown !== null);
    if (corrected) return jobOf(corrected, now);
    const live = due.find(({ waiting }) => waiting.some(({ isEarlier }) => !isEarlier));
    const chosen = live ?? due[due.length - 1];
    if (!chosen) return null;
    const count = due.reduce((sum, { waiting }) => sum + waiting.filter(({ isEarlier }) => !isEarlier).length, 0);
    const [first] = chosen.waiting;
    return jobOf(first.isEarlier || count > SINGLE ? joined(chosen.units, first) : first, now);
  }

  /** @param {TranslationJob} job @param {string} text its translation */
  done(job, text) {
    this.#answer(job, text, true);
  }

  /** Nothing translates this: it is shown as it is. @param {TranslationJob} job */
  pass(job) {
    this.#answer(job, job.text, false);
  }

  /** @param {TranslationJob} job */
  fail(job) {
    this.#answer(job, GAP, true);
  }

  /**
   * The paragraphs whose translation is new or has changed since the last call, oldest first.
   * @returns {TranslatedParagraph[]}
   */
  changes() {
    const all = this.#restless.map(paragraph => ({ paragraph, ...this.#shown(paragraph) }));
    // Nothing stands behind a paragraph that comes later, so one that waits for its translation is kept a place.
    while (all.length > 0 && all[all.length - 1].text === "" && all[all.length - 1].paragraph.sent === null) all.pop();
    const changed = all.filter(({ paragraph, text, lang }) => paragraph.sent !== `${lang}\n${text}`);
    for (const { paragraph, text, lang } of all) {
      const { isOriginal, end, units } = paragraph;
      paragraph.sent = `${lang}\n${text}`;
      paragraph.isAtRest = isOriginal || (end >= paragraph.text.length && !units.some(({ isDue }) => isDue));
    }
    return changed.map(({ paragraph: { id, at }, text, lang, dir }) => ({ id, at, text, script: { lang, dir } }));
  }

  /** Paragraphs that may still change by themselves, oldest first: a long day has hundreds that do not. */
  get #restless() {
    return [...this.#paragraphs.values()].filter(({ isAtRest }) => !isAtRest);
  }

  #last() {
    return [...this.#paragraphs.values()].pop();
  }

  /** @param {DeviceParagraph} paragraph @param {boolean} grows @param {number} now */
  #cut(paragraph, grows, now) {
    const { units, isOriginal, isEarlier, language, text } = paragraph;
    if (isOriginal || paragraph.end >= text.length) return;
    for (const source of unitsOf(text.slice(paragraph.end), grows, TRANSLATED)) {
      units.push(this.#fresh({ source, language, isEarlier, came: now, shown: null, isDue: true, isTranslated: false }));
      paragraph.end += source.length;
    }
  }

  /** What needs no translation is shown at once. @param {TranslatedUnit} unit */
  #fresh(unit) {
    const isIn = !unit.language || primaryOf(unit.language) === primaryOf(this.#target);
    if (isIn || !/[\p{L}\p{N}]/u.test(unit.source)) {
      unit.shown = unit.source.trim();
      unit.isDue = unit.isTranslated = false;
    }
    return unit;
  }

  /** A person has corrected words: their units are translated anew, and no others. @param {DeviceParagraph} paragraph @param {string} text @param {number} now */
  #correct(paragraph, text, now) {
    let from = 0;
    let length = 0;
    const ends = paragraph.units.map(({ source }) => (length += source.length));
    const places = realigned(paragraph.text, text, ends);
    const last = places.length - 1;
    if (last >= 0) places[last] += gluedTo(text, places[last]);
    for (const [i, end] of places.entries()) {
      const unit = paragraph.units[i];
      const before = unit.source;
      unit.source = text.slice(from, end);
      from = end;
      if (unit.source.trim() === before.trim()) continue;
      [unit.isDue, unit.came, unit.isEarlier] = [true, now, unit.isEarlier && unit.shown === null];
      this.#fresh(unit);
    }
    paragraph.end = from;
  }

  /** @param {TranslationJob} job @param {string} text @param {boolean} isTranslated */
  #answer({ unit, source }, text, isTranslated) {
    // Corrected meanwhile: it is asked for again.
    if (unit.source !== source || !unit.isDue) return;
    [unit.shown, unit.isDue, unit.isTranslated] = [text, false, isTranslated];
  }

  /** @param {number} now */
  #giveUp(now) {
    for (const { units } of this.#restless)
      for (const unit of units)
        if (unit.isDue && !unit.isEarlier && now - unit.came >= LONGEST_MS)
          [unit.shown, unit.isDue, unit.isTranslated] = [GAP, false, true];
  }

  /** @param {DeviceParagraph} paragraph */
  #shown({ units, isOriginal, language, text }) {
    if (isOriginal) return { text, lang: language ?? "", dir: "auto" };
    const target = primaryOf(this.#target);
    let [whole, before, isTranslated] = ["", "", false];
    for (const unit of units) {
      if (unit.shown === null) break;
      isTranslated ||= unit.isTranslated;
      // A gap is one mark, however much is lost.
      if (unit.shown === "" || (unit.shown === GAP && before === GAP)) continue;
      const isJoined = whole === "" || (unit.isTranslated && SPACELESS.test(target));
      whole += (isJoined ? "" : " ") + unit.shown;
      before = unit.shown;
    }
    if (whole !== "" && !isTranslated) return { text: whole, lang: language ?? "", dir: "auto" };
    return { text: whole, lang: this.#target, dir: FROM_THE_RIGHT.test(target) ? "rtl" : "ltr" };
  }
}

/**
 * How many characters behind a place belong to the word before it: "car" has become "cars".
 * @param {string} text
 * @param {number} place
 */
function gluedTo(text, place) {
  const before = text.slice(0, place);
  if (!/[\p{L}\p{N}.,'’-]$/u.test(before) || isSpaceless([...before.slice(-2)].pop() ?? "")) return 0;
  let length = 0;
  for (const character of text.slice(place)) {
    if (/\s/.test(character) || isSpaceless(character)) break;
    length += character.length;
  }
  return length;
}

/** @param {TranslatedUnit} unit @param {number} now @returns {TranslationJob} */
function jobOf(unit, now) {
  const { source, language, isEarlier, came } = unit;
  return { unit, source, text: source.trim(), language: language ?? "", until: (isEarlier ? now : came) + LONGEST_MS };
}

/**
 * Joins a unit with those behind it that wait as well, as many as a translator does well with.
 * @param {TranslatedUnit[]} units
 * @param {TranslatedUnit} first
 */
function joined(units, first) {
  const place = units.indexOf(first);
  let next = place + 1;
  for (let words = wordsIn(first.source); next < units.length; next++) {
    const { source, language, isDue, isEarlier } = units[next];
    words += wordsIn(source);
    if (!isDue || isEarlier !== first.isEarlier || language !== first.language || words > MOST_JOINED_WORDS) break;
  }
  const [one, ...others] = units.slice(place, next);
  // The oldest of them says when it is too late.
  const unit = { ...one, source: one.source + others.map(({ source }) => source).join("") };
  units.splice(place, next - place, unit);
  return unit;
}
