// The readers' preferences.
/** @import { Preferences } from "./types.js" */

/**
 * Every preference: how its value is read, and its default.
 * @type {{ readonly [Name in keyof Preferences]: { or: Preferences[Name], read(value: unknown): Preferences[Name] | undefined } }}
 */
export const PREFERENCES = {
  size: { or: 100, read: within(100, 400) },
  line: { or: 1.5, read: within(1.2, 2.4) },
  letter: { or: 0, read: within(0, 0.2) },
  contrast: { or: "dark", read: oneOf("dark", "light", "yellow", "cream") },
  font: { or: "system", read: oneOf("system", "Atkinson Hyperlegible Next", "OpenDyslexic") },
  times: { or: false, read: flag },
  awake: { or: false, read: flag },
  aloud: { or: true, read: flag },
};

export const PREFERENCE_NAMES = /** @type {(keyof Preferences)[]} */ (Object.keys(PREFERENCES));

/** @param {number} least @param {number} most @returns {(value: unknown) => number | undefined} */
function within(least, most) {
  return value => (typeof value === "number" && value >= least && value <= most ? value : undefined);
}

/** @param {string[]} words @returns {(value: unknown) => string | undefined} */
function oneOf(...words) {
  return value => words.find(word => word === value);
}

/** @param {unknown} value */
function flag(value) {
  return typeof value === "boolean" ? value : undefined;
}

/**
 * Sets one preference; a wrong value becomes the default.
 * @template {keyof Preferences} Name
 * @param {Preferences} preferences
 * @param {Name} name
 * @param {unknown} value
 */
export function setPreference(preferences, name, value) {
  preferences[name] = PREFERENCES[name].read(value) ?? PREFERENCES[name].or;
}

/**
 * Reads the preferences that the browser has kept.
 * @param {string | null} kept
 */
export function readPreferences(kept) {
  let given = null;
  try {
    given = JSON.parse(kept ?? "null");
  } catch {
    // As if nothing had been kept.
  }
  const preferences = /** @type {Preferences} */ ({});
  for (const name of PREFERENCE_NAMES) setPreference(preferences, name, given?.[name]);
  return preferences;
}
