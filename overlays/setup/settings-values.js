// The settings as the service gives them, and changes of them for good.
import { send } from "../service/asking.js";
/** @import { SettingsChange } from "./types.js" */

/**
 * The present values by their keys ("Tracks:main:Source").
 * @param {{ groups: { settings: { key: string, value: unknown }[] }[] }} answer
 * @returns {Record<string, any>}
 */
export function valuesOf({ groups }) {
  return Object.fromEntries(groups.flatMap(group => group.settings.map(({ key, value }) => [key, value])));
}

/**
 * The tracks in which somebody speaks: not those that translate others, whose language is what they translate into.
 * @param {Record<string, any>} values
 */
export function spokenTracks(values) {
  const ids = Object.keys(values).flatMap(key => /^Tracks:([^:]+):Language$/.exec(key)?.[1] ?? []);
  return ids.filter(id => !values[`Tracks:${id}:TranslationOf`]);
}

/** @param {SettingsChange} change all of it is taken, or nothing */
export function changeSettings(change) {
  return send("PATCH", "/api/settings", change);
}
