// Translated tracks as the service takes them: another track's words in another language; pure.
import { languageName } from "../live/languages.js";
import { idOf } from "../operator/desk-tracks.js";

/** Languages to choose from; any other one can be set in the settings file. */
// prettier-ignore
export const LANGUAGES = [
  "ar", "bg", "bn", "ca", "cs", "cy", "da", "de", "el", "en", "es", "et", "eu", "fa", "fi", "fr",
  "ga", "gl", "he", "hi", "hr", "hu", "id", "is", "it", "ja", "ka", "ko", "lt", "lv", "mk", "ms",
  "nb", "nl", "nn", "oc", "pl", "pt", "ro", "ru", "sk", "sl", "sq", "sr", "sv", "sw", "ta", "th",
  "tr", "uk", "ur", "vi", "zh",
];

/**
 * A language's name in itself, with a capital as a label has it; its code where the browser does not know it.
 * @param {string} code
 */
export function ownNameOf(code) {
  const name = languageName(code) ?? code;
  return name[0].toLocaleUpperCase(code) + name.slice(1);
}

/**
 * A translated track as the service takes it.
 * @param {{ source: string, language: string, engine: string }} wanted
 * @param {string[]} taken ids of the tracks that are there
 */
export function translationOf({ source, language, engine }, taken) {
  return {
    id: idOf(language, taken),
    body: { label: ownNameOf(language), translationOf: source, language, engine },
  };
}

/**
 * The language to offer first: one that the person in front of the page reads, and that is not spoken.
 * @param {readonly string[]} read languages of the browser
 * @param {string | null} spoken
 */
export function firstLanguage(read, spoken) {
  const codes = read.map(language => language.slice(0, 2).toLowerCase());
  return [...codes, "es", "en"].find(code => LANGUAGES.includes(code) && code !== spoken) ?? LANGUAGES[0];
}

/**
 * The change of the settings that adds a translated track.
 * @param {{ id: string, body: { label: string, translationOf: string, language: string, engine: string } }} track
 */
export function settingsOf({ id, body }) {
  return {
    set: {
      [`Tracks:${id}:TranslationOf`]: body.translationOf,
      [`Tracks:${id}:Language`]: body.language,
      [`Tracks:${id}:Engine`]: body.engine,
      [`Tracks:${id}:Label`]: body.label,
    },
  };
}
