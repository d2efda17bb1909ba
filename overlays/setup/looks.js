// Looks: the values of a theme or of a look that is kept; pure.
import { readParameters } from "../element/parameters.js";
/** @import { ParameterName, Values } from "../element/types.js" */

/**
 * Every parameter's value of a look.
 * @param {Record<string, string>} look
 * @returns {Values}
 */
export function valuesOf(look) {
  return readParameters(/** @param {ParameterName} name */ name => look[name]).values;
}
