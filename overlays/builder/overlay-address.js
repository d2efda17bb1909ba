// The address of an overlay. It holds only what differs from the theme, so that it stays short and readable.
import { PARAMETERS, PARAMETER_NAMES, defaultOf, readParameters } from "../element/parameters.js";
/** @import { Values } from "../element/types.js" */

/**
 * Writes an address. Values that are wrong or as the theme sets them are left out.
 * @param {string} origin
 * @param {Values} values
 */
export function addressOf(origin, values) {
  const asked = new URLSearchParams();
  for (const name of PARAMETER_NAMES) {
    const value = values[name];
    if (value === null || value === "" || value === defaultOf(name, values.theme, values.mode)) continue;
    if (typeof value === "string" && name !== "track" && PARAMETERS[name].read(value) === undefined) continue;
    asked.set(name, value === true ? "1" : value === false ? "0" : String(value).replace(/^#/, ""));
  }
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
