// Themes: each is a set of values for the parameters. A value in the address overrides the theme's.
/** @import { ParameterName, Theme, Values } from "./types.js" */

/** @type {Record<string, Theme>} */
export const THEMES = {
  box: { name: "Broadcast box", says: "White on a dark box, as on television.", values: {} },
  outline: {
    name: "Outline",
    says: "No box: white letters with a dark outline, for games and busy pictures.",
    values: { weight: 800, size: 48, bgopacity: 0, outline: 3.5, shadow: 12 },
  },
  light: {
    name: "Light card",
    says: "Dark letters on a bright card, for bright slides and studios.",
    values: { color: "#14161b", bg: "#fff", bgopacity: 0.92 },
  },
  venue: {
    name: "Large type",
    says: "Large letters at the top, to be read from the last row.",
    values: { font: "Atkinson Hyperlegible Next", size: 84, weight: 700, lines: 3, chars: 26, valign: "top", bgopacity: 0.9 },
  },
  duo: {
    name: "Side by side",
    says: "Two tracks beside each other, each under its name: two languages, or two speakers.",
    values: { size: 40, lines: 3, chars: 28, labels: "name", bgopacity: 0.82 },
  },
  contrast: {
    name: "High contrast",
    says: "Yellow on solid black, a typeface made for low vision.",
    values: { font: "Atkinson Hyperlegible Next", weight: 700, size: 54, chars: 36, color: "#ffe45c", bgopacity: 1 },
  },
  cea608: {
    name: "Closed caption",
    says: "The look of CEA-608 decoders: monospaced capitals on black, 32 to a line.",
    values: { font: "IBM Plex Mono", weight: 600, size: 48, chars: 32, lines: 3, bgopacity: 1, case: "upper" },
  },
};

/**
 * The value that a theme sets for a parameter, or undefined.
 * @template {ParameterName} Name
 * @param {string} theme
 * @param {Name} name
 * @returns {Values[Name] | undefined}
 */
export function themed(theme, name) {
  return Object.hasOwn(THEMES, theme) ? THEMES[theme].values[name] : undefined;
}
