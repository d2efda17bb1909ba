// The address of an overlay. It holds only what differs from the theme, so that it stays short and readable.
import { PARAMETERS, PARAMETER_NAMES, defaultOf, readParameters } from "../element/parameters.js";
/** @import { LookTexts, ParameterName, Values } from "../element/types.js" */

/**
 * Parameters that belong to a source in OBS rather than to a look.
 * @type {ParameterName[]}
 */
const OF_SOURCE = ["track", "token", "debug", "key", "keycolor"];

/**
 * The texts of an address. Values that are wrong or as the theme sets them are left out.
 * @param {Values} values
 * @returns {[ParameterName, string][]}
 */
function textsOf(values) {
  return PARAMETER_NAMES.flatMap(name => {
    const value = values[name];
    if (value === null || value === "" || value === defaultOf(name, values)) return [];
    if (typeof value === "string" && name !== "track" && PARAMETERS[name].read(value) === undefined) return [];
    return [[name, value === true ? "1" : value === false ? "0" : String(value).replace(/^#/, "")]];
  });
}

/**
 * What a look keeps of the values: all but what belongs to a source.
 * @param {Values} values
 * @returns {LookTexts}
 */
export function lookOf(values) {
  return Object.fromEntries(textsOf(values).filter(([name]) => !OF_SOURCE.includes(name)));
}

/**
 * The values of a look, with what belongs to a source left as it is.
 * @param {LookTexts} look
 * @param {Values} before
 * @returns {Values}
 */
export function withLook(look, { track, token, debug, key, keycolor }) {
  return { ...readParameters(() => null, look).values, track, token, debug, key, keycolor };
}

/**
 * The texts of a look without those that the theme sets anyway.
 * @param {LookTexts} look
 */
function shortened(look) {
  return lookOf(readParameters(() => null, look).values);
}

/**
 * What the values change of a look; empty: what goes back to the theme.
 * @param {LookTexts} look
 * @param {Values} values
 * @returns {LookTexts}
 */
export function changesOf(look, values) {
  const [kept, now] = [shortened(look), lookOf(values)];
  return Object.fromEntries(PARAMETER_NAMES.filter(name => kept[name] !== now[name]).map(name => [name, now[name] ?? ""]));
}

/**
 * A look with changes made to it.
 * @param {LookTexts} look
 * @param {LookTexts} changes
 * @returns {LookTexts}
 */
export function changed(look, changes) {
  return Object.fromEntries(Object.entries({ ...shortened(look), ...changes }).filter(([, text]) => text !== ""));
}

/**
 * What an address changes of the look that it names.
 * @param {string} address
 * @returns {LookTexts}
 */
export function changesIn(address) {
  const asked = new URL(address, "http://localhost").searchParams;
  return Object.fromEntries(
    PARAMETER_NAMES.filter(name => asked.has(name) && !OF_SOURCE.includes(name)).map(name => [name, asked.get(name) ?? ""]),
  );
}

/**
 * Writes an address, short where it names a look.
 * @param {string} origin
 * @param {Values} values
 * @param {string} [look]
 * @param {LookTexts} [changes] of the look
 */
export function addressOf(origin, values, look = "", changes = {}) {
  const asked = new URLSearchParams({ ...(look && { look }), ...changes });
  for (const [name, text] of textsOf(values)) if (!look || OF_SOURCE.includes(name)) asked.set(name, text);
  // Commas between tracks are easier to read as they are.
  const text = asked.toString().replace(/%2C/g, ",");
  return `${origin}/overlay${text ? "?" + text : ""}`;
}

/**
 * Reads an address; wrong values get their defaults.
 * @param {string} address
 * @returns {Values}
 */
export function valuesOf(address) {
  const asked = new URL(address, "http://localhost").searchParams;
  const { values } = readParameters(name => (name === "track" ? null : asked.get(name)));
  return { ...values, track: asked.get("track") };
}

/**
 * A colour of three or six hexadecimal digits as six, which colour pickers need; null for any other.
 * @param {string} colour
 */
export function sixDigits(colour) {
  if (/^#[0-9a-f]{6}$/i.test(colour)) return colour.toLowerCase();
  return /^#[0-9a-f]{3}$/i.test(colour)
    ? "#" +
        [...colour.slice(1)]
          .map(digit => digit + digit)
          .join("")
          .toLowerCase()
    : null;
}
