// The look of the element: its style sheet, and the parameters as variables of it.
// The box is as wide as its characters would be if each were about as wide as a zero. Digits are among the widest small
// characters of a font, so that hardly any line of text is wider; one that is continues in the next row.
// A line begins where a full line would begin to be centred, and stays there: words never move sideways.
// A full line takes three quarters of that width, hence the spare quarter on the other side.
/** @import { ParameterName, Values } from "./types.js" */
import { displayed } from "./displays.js";
import { FONT_FACES } from "./fonts.js";
import { KEYING_STYLE, addFilters } from "./keying.js";
import { STYLE, THEME_STYLE } from "./style-sheet.js";
import { THEMES } from "./themes.js";

// Browsers read the attribute `align` as HTML's old one and would centre the words; the box therefore sets text-align itself.

/**
 * Parameters that become `--lc-` variables, with the unit of each.
 * @type {Partial<Record<ParameterName, string>>}
 */
const LOOK = { size: "px", font: "", weight: "", color: "", bg: "", bgopacity: "", fade: "s", outline: "px", shadow: "px" };

// The box's other coordinate, in percent, if only one of x and y is given: within the safe area, or in the middle.
const MARGINS = [5, 50, 95];

const LOOK_NAMES = /** @type {ParameterName[]} */ (Object.keys(LOOK));

/** The values of themes as variables in rules, so that custom CSS can change them too. */
const THEME_VALUES = Object.entries(THEMES)
  .map(([id, { values }]) => {
    const variables = LOOK_NAMES.filter(name => name in values).map(name => `--lc-${name}: ${written(name, values[name])};`);
    return `:where(live-captions[data-theme="${id}"]) { ${variables.join(" ")} }`;
  })
  .join("\n");

/** @param {ParameterName} name @param {Values[ParameterName] | undefined} value */
function written(name, value) {
  return name === "font" && !/[,"']/.test(String(value)) ? `"${value}"` : `${value}${LOOK[name]}`;
}

/**
 * Writes the values that were given, or that the display sets; the rest is left to the theme and to the page's own rules.
 * @param {HTMLElement} element
 * @param {Values} values
 * @param {ParameterName[]} given
 */
export function setLook(element, values, given) {
  const own = LOOK_NAMES.filter(name => given.includes(name) || displayed(values.display, name) !== undefined);
  for (const name of LOOK_NAMES) set(element, `--lc-${name}`, own.includes(name) ? written(name, values[name]) : null);
  set(element, "--lc-lines", values.lines);
  set(element, "--lc-chars", values.chars);
  set(element, "--lc-speakers", values.labels === "none" ? null : 0.85);
  set(element, "--lc-case", { upper: "uppercase", lower: "lowercase", "as-spoken": null }[values.case]);
  set(element, "--lc-measure", measureOf(values));
  set(element, "--lc-spare", values.font === "IBM Plex Mono" ? 1.06 : null);
  const { theme, mode, align, valign, labels, key, display } = values;
  Object.assign(element.dataset, { theme, mode, align, valign, labels, key, display });
  if (display === "over") delete element.dataset.display;
  if (key === "none") delete element.dataset.key;
  else addFilters(element.ownerDocument);
}

/**
 * A line's width per character, in zeros of each typeface. One line in a thousand is wider, measured over English and German text.
 * @type {Record<string, number>}
 */
const MEASURES = { Inter: 0.96, "Atkinson Hyperlegible Next": 0.96, "IBM Plex Mono": 1.01, OpenDyslexic: 1.26 };

/** @param {Values} values */
function measureOf({ font, case: letters }) {
  const measure = MEASURES[font] || 1.04;
  return letters === "upper" && font !== "IBM Plex Mono" ? measure * 1.12 : measure;
}

/** @param {HTMLElement} element @param {string} name @param {string | number | null} value */
function set(element, name, value) {
  if (value === null) element.style.removeProperty(name);
  else element.style.setProperty(name, String(value));
}

/**
 * Places the box at x, y with the width w, in percent of the picture. The point is a corner, an edge's middle or the centre of the
 * box, according to its alignment.
 * @param {HTMLElement} element
 * @param {HTMLElement} box
 * @param {Values} values
 */
export function place(element, box, { x, y, w, align, valign }) {
  const placed = x !== null || y !== null;
  element.toggleAttribute("data-placed", placed);
  const across = { left: 0, center: 50, right: 100 }[align];
  const down = { top: 0, middle: 50, bottom: 100 }[valign];
  Object.assign(box.style, {
    position: placed ? "absolute" : "",
    left: placed ? `${x ?? MARGINS[across / 50]}%` : "",
    top: placed ? `${y ?? MARGINS[down / 50]}%` : "",
    transform: placed ? `translate(${-across}%, ${-down}%)` : "",
  });
  box.style.maxWidth = w === null ? "" : `${w}%`;
}

/**
 * Makes text smaller where a whole line would not fit; a line is never cut off. Rows are whole pixels high, so that boxes join
 * without a seam.
 * @param {HTMLElement} element
 * @param {HTMLElement} ruler
 * @param {number | null} w width in percent of the element
 */
export function fit(element, ruler, w) {
  const host = getComputedStyle(element);
  const room = ((element.clientWidth - parseFloat(host.paddingLeft) - parseFloat(host.paddingRight)) * (w || 100)) / 100;
  const wanted = parseFloat(getComputedStyle(ruler).fontSize);
  if (room <= 0 || ruler.offsetWidth <= 0) return;
  const size = wanted * Math.min(1, room / ruler.offsetWidth);
  element.style.setProperty("--lc-fit", size + "px");
  element.style.setProperty("--lc-row", Math.round(size * (parseFloat(host.getPropertyValue("--lc-leading")) || 1.4)) + "px");
}

/** @type {CSSStyleSheet | undefined} */
let sheet;

/**
 * Adds the style sheet to a document, once.
 * @param {Document} page
 */
export function adoptStyle(page) {
  if (!sheet) {
    sheet = new CSSStyleSheet();
    sheet.replaceSync([FONT_FACES, STYLE, THEME_STYLE, THEME_VALUES, KEYING_STYLE].join("\n"));
  }
  if (!page.adoptedStyleSheets.includes(sheet)) page.adoptedStyleSheets = [...page.adoptedStyleSheets, sheet];
}
