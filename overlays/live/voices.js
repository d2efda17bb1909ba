// Which of a device's voices reads a language; pure.
/** @typedef {Pick<SpeechSynthesisVoice, "lang" | "localService" | "default">} Voice */

// Norwegian is written in two ways, and voices are named after either.
const SAME = new Map([
  ["nb", "no"],
  ["nn", "no"],
]);

/**
 * The voice for a language: the reader's region first, then voices that work without the internet, which a hall may not have.
 * @template {Voice} One
 * @param {readonly One[]} voices
 * @param {string} language
 * @param {readonly string[]} readers the browser's languages, most wanted first
 * @returns {One | null} null: none speaks it
 */
export function voiceFor(voices, language, readers) {
  const wanted = partsOf(language);
  const regions = [wanted, ...readers.map(partsOf).filter(reader => reader.language === wanted.language)].map(({ region }) => region);
  /** @param {One} voice */
  const score = voice => {
    const place = regions.indexOf(partsOf(voice.lang).region ?? "none");
    return (place < 0 ? 0 : regions.length - place) * 4 + (voice.localService ? 2 : 0) + (voice.default ? 1 : 0);
  };
  const able = voices.filter(({ lang }) => lang && partsOf(lang).language === wanted.language);
  return able.sort((a, b) => score(b) - score(a))[0] ?? null;
}

/** Devices write "es_ES", "spa-ESP" and "iw" as well. @param {string} tag */
function partsOf(tag) {
  const plain = tag.replace(/_/g, "-");
  const { language, region } = localeOf(plain) ?? localeOf(plain.split("-")[0]) ?? { language: plain, region: undefined };
  return { language: SAME.get(language) ?? language, region };
}

/** @param {string} tag */
function localeOf(tag) {
  try {
    return new Intl.Locale(tag);
  } catch {
    return null;
  }
}
