// Looks: the values of a theme or of a look that is kept, and names as the service takes them; pure.
import { readParameters } from "../element/parameters.js";
/** @import { ParameterName, Values } from "../element/types.js" */

const LONGEST_NAME = 32;

/**
 * The name of a look as it stands in an address: lower-case letters, digits and hyphens.
 * @param {string} text as a person types it
 */
export function nameOf(text) {
  return text
    .normalize("NFD")
    .replace(/\p{M}/gu, "")
    .replace(/ß/g, "ss")
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, "-")
    .replace(/^-+|-+$/g, "")
    .slice(0, LONGEST_NAME)
    .replace(/-+$/, "");
}

/**
 * Every parameter's value of a look.
 * @param {Record<string, string>} look
 * @returns {Values}
 */
export function valuesOf(look) {
  return readParameters(/** @param {ParameterName} name */ name => look[name]).values;
}
