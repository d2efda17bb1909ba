// Adds translated tracks on air: another track's words in another language.
import { languageName } from "../live/languages.js";
import { find, findInput, findSelect } from "../page/elements.js";
import { t } from "../strings/strings.js";
import { idOf } from "./desk-tracks.js";
/** @import { Act } from "./desk-tracks.js" */
/** @import { TrackReport } from "../service/types.js" */

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
    body: { label: ownNameOf(language), translationOf: source, language, engine: engine.trim() },
  };
}

/**
 * Offers to add translated tracks.
 * @param {Act} act
 * @returns {(tracks: TrackReport[]) => void} takes the tracks as they are now
 */
export function offerTranslations(act) {
  const source = findSelect("translate-source");
  const language = findSelect("translate-language");
  /** @type {string[]} */
  let taken = [];
  language.replaceChildren(...LANGUAGES.map(code => new Option(ownNameOf(code), code)));
  find("translate").addEventListener("submit", event => {
    event.preventDefault();
    const wanted = { source: source.value, language: language.value, engine: findInput("translate-engine").value };
    const { id, body } = translationOf(wanted, taken);
    act("PUT", id, body, t("tracks.translate.done", { language: body.label }));
  });
  return tracks => {
    taken = tracks.map(track => track.id);
    const spoken = tracks.filter(track => !track.translationOf);
    const names = spoken.map(({ id, label }) => id + label).join("\n");
    if (source.dataset.names === names) return;
    source.dataset.names = names;
    source.replaceChildren(...spoken.map(({ id, label }) => new Option(label, id, false, id === source.value)));
  };
}
