// The languages of a source and its translations: which track shows a language, in what order readers choose, and what they are called; pure.
/** @import { ListedTrack } from "../service/types.js" */

/** Stands for the speaker's own words, whatever their language; no language has six letters. */
export const SOURCE = "source";

/**
 * Reads a language that an address or the browser's storage names.
 * @param {string | null} text
 * @returns {string | null} an ISO 639 code, perhaps with a region; SOURCE; null: none, or nonsense
 */
export function languageOf(text) {
  const code = (text ?? "").trim().replace(/_/g, "-").toLowerCase();
  if (code === SOURCE) return SOURCE;
  return code.length <= 35 && /^[a-z]{2,3}(-[a-z0-9]{1,8})*$/.test(code) ? code : null;
}

/** @param {string} code */
export function primaryOf(code) {
  return code.toLowerCase().split("-")[0];
}

/**
 * A source and its translations, the source first; where a reader may not see it, the translations alone.
 * @param {ListedTrack[]} tracks
 * @param {string | null} id any of them; null: the service's first
 * @returns {ListedTrack[]} empty if there is no such track
 */
export function familyOf(tracks, id) {
  const one = id === null ? tracks[0] : tracks.find(track => track.id === id);
  if (!one) return [];
  const source = one.translationOf ?? one.id;
  return [...tracks.filter(track => track.id === source), ...tracks.filter(track => track.id !== source && track.translationOf === source)];
}

/**
 * The track of a family that shows a language. A translation stays in its language; a speaker may go over to another one.
 * @param {ListedTrack[]} family
 * @param {string} language
 * @returns {ListedTrack | undefined}
 */
export function trackIn(family, language) {
  if (language === SOURCE) return family.find(track => !track.translationOf);
  const candidates = [...family.filter(track => track.translationOf), ...family.filter(track => !track.translationOf)];
  return (
    candidates.find(track => track.language?.toLowerCase() === language) ??
    candidates.find(track => track.language && primaryOf(track.language) === primaryOf(language))
  );
}

/**
 * The word for a track that leads back to it: its language, unless that leads to another track.
 * @param {ListedTrack[]} family
 * @param {ListedTrack} track
 */
export function wordFor(family, track) {
  const code = languageOf(track.language);
  return code && (track.translationOf || trackIn(family, code) === track) ? code : SOURCE;
}

/**
 * The order of choice: the speaker's own words, the reader's languages, and the rest by their names.
 * @param {ListedTrack[]} family
 * @param {readonly string[]} readers the browser's languages, most wanted first
 */
export function inOrder(family, readers) {
  const wanted = readers.map(primaryOf);
  /** @param {ListedTrack} track */
  const rank = ({ translationOf, language }) => {
    if (!translationOf) return -1;
    const place = language ? wanted.indexOf(primaryOf(language)) : -1;
    return place < 0 ? wanted.length : place;
  };
  return [...family].sort((a, b) => rank(a) - rank(b) || nameOf(a).localeCompare(nameOf(b)));
}

/**
 * A language in its own words, written as within a sentence of its own.
 * @param {string | null} code
 * @param {string} [locale] another language to name it in
 * @returns {string | null} null if the browser does not know it
 */
export function languageName(code, locale = code ?? "") {
  try {
    if (!code || Intl.DisplayNames.supportedLocalesOf([locale]).length === 0) return null;
    return new Intl.DisplayNames([locale], { type: "language", fallback: "none" }).of(code) ?? null;
  } catch {
    return null;
  }
}

/** @param {ListedTrack} track */
function nameOf({ language, label }) {
  return languageName(language) ?? label;
}

/**
 * What each track of a family is called: its language, with the label only where two have the same one.
 * @param {ListedTrack[]} family
 * @returns {{ track: ListedTrack, name: string, isLanguage: boolean }[]}
 */
export function named(family) {
  const names = family.map(nameOf);
  return family.map((track, i) => {
    const isShared = names.some((name, other) => other !== i && name === names[i] && track.label !== name);
    return {
      track,
      name: isShared ? `${names[i]} · ${track.label}` : names[i],
      isLanguage: !isShared && languageName(track.language) !== null,
    };
  });
}
