// Where captions stand on a display in a hall: each is a set of values for the parameters, in place of the theme's.
// The page (overlay/overlay.css) leaves the picture's place free and paints the ground around it.
/** @import { ParameterName, Values } from "./types.js" */

// The ground is the box: letters need none of their own.
const ON_GROUND = /** @type {const} */ ({ bgopacity: 0, valign: "middle" });

/** @type {Record<Values["display"], Partial<Values>>} */
export const DISPLAYS = {
  over: {},
  below: { ...ON_GROUND, size: 64, lines: 2, chars: 42 },
  beside: { ...ON_GROUND, size: 64, lines: 4, chars: 20 },
  full: { ...ON_GROUND, size: 200, lines: 4, chars: 26 },
};

/**
 * The value that a display sets for a parameter, or undefined.
 * @template {ParameterName} Name
 * @param {Values["display"]} display
 * @param {Name} name
 * @returns {Values[Name] | undefined}
 */
export function displayed(display, name) {
  return Object.hasOwn(DISPLAYS, display) ? DISPLAYS[display][name] : undefined;
}
