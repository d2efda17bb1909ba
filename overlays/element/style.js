// The look. Every rule weighs nothing (:where), so that any rule of the page or of OBS's custom CSS wins.
// The box is as wide as its characters are when each is about as wide as a zero, which hardly any line of text exceeds:
// digits are among the widest small characters of a font. A line that does exceed it goes on in the next row.
// A line begins where a full one would have to begin to stand in the middle, and stays there: words never move sideways.
// Full lines are three quarters of that width, hence a quarter to spare on the other side.
import { FONT_FACES } from "./fonts.js";
import { STYLE, THEME_STYLE } from "./style-sheet.js";
import { THEMES } from "./themes.js";

// The browser takes the attribute `align` for an old one of HTML and would centre the words: the box says where text begins.

/** Parameters that are nothing but look, and how they are written as `--lc-` variables. */
const LOOK = { size: "px", font: "", weight: "", color: "", bg: "", bgopacity: "", fade: "s", outline: "px", shadow: "px" };

/** The values of themes as variables: rules, so that custom CSS can change them too. */
const THEME_VALUES = Object.entries(THEMES)
  .map(
    ([id, { values }]) =>
      `:where(live-captions[data-theme="${id}"]) { ${Object.entries(LOOK)
        .filter(([name]) => name in values)
        .map(([name, unit]) => `--lc-${name}: ${written(name, values[name], unit)};`)
        .join(" ")} }`,
  )
  .join("\n");

function written(name, value, unit) {
  return name === "font" && !/[,"']/.test(value) ? `"${value}"` : value + unit;
}

/** Writes the look that is asked for; what is not asked for is left to the theme and to the page's own rules. */
export function setLook(element, values, given) {
  for (const [name, unit] of Object.entries(LOOK))
    set(element, `--lc-${name}`, given.includes(name) ? written(name, values[name], unit) : null);
  set(element, "--lc-lines", values.lines);
  set(element, "--lc-chars", values.chars);
  set(element, "--lc-speakers", values.labels === "none" ? null : 0.85);
  set(element, "--lc-case", { upper: "uppercase", lower: "lowercase" }[values.case] || null);
  set(element, "--lc-measure", measureOf(values));
  set(element, "--lc-spare", values.font === "IBM Plex Mono" ? 1.06 : null);
  for (const name of ["theme", "mode", "align", "valign", "labels"]) element.dataset[name] = values[name];
}

/** Width of a line for each of its characters, in digits of its typeface: what one line in a thousand exceeds, measured over English and German text. */
function measureOf({ font, case: letters }) {
  const measure = { Inter: 0.96, "Atkinson Hyperlegible Next": 0.96, "IBM Plex Mono": 1.01, OpenDyslexic: 1.26 }[font] || 1.04;
  return letters === "upper" && font !== "IBM Plex Mono" ? measure * 1.12 : measure;
}

function set(element, name, value) {
  if (value === null) element.style.removeProperty(name);
  else element.style.setProperty(name, value);
}

/** Puts the box where x, y and w say, in percent of the picture: the point is the box's own corner or middle, as it is aligned. */
export function place(element, box, { x, y, w, align, valign }) {
  const room = element.dataset;
  if (x === null && y === null) delete room.placed;
  else room.placed = "";
  const across = { left: 0, center: 50, right: 100 }[align];
  const down = { top: 0, middle: 50, bottom: 100 }[valign];
  const at =
    x !== null || y !== null
      ? {
          position: "absolute",
          left: `${x ?? [5, 50, 95][across / 50]}%`,
          top: `${y ?? [5, 50, 95][down / 50]}%`,
          transform: `translate(${-across}%, ${-down}%)`,
        }
      : {};
  for (const name of ["position", "left", "top", "transform"]) box.style[name] = at[name] || "";
  box.style.maxWidth = w === null ? "" : `${w}%`;
}

/** Text is smaller than asked for where a whole line would not fit; a line is never cut off. Rows are whole pixels high: boxes meet without a seam. */
export function fit(element, ruler, w) {
  const host = getComputedStyle(element);
  const room = ((element.clientWidth - parseFloat(host.paddingLeft) - parseFloat(host.paddingRight)) * (w || 100)) / 100;
  const wanted = parseFloat(getComputedStyle(ruler).fontSize);
  if (room <= 0 || ruler.offsetWidth <= 0) return;
  const size = wanted * Math.min(1, room / ruler.offsetWidth);
  element.style.setProperty("--lc-fit", size + "px");
  element.style.setProperty("--lc-row", Math.round(size * (parseFloat(host.getPropertyValue("--lc-leading")) || 1.4)) + "px");
}

let sheet;

/** Gives a document the look, once. */
export function adoptStyle(page) {
  if (!sheet) {
    sheet = new CSSStyleSheet();
    sheet.replaceSync([FONT_FACES, STYLE, THEME_STYLE, THEME_VALUES].join("\n"));
  }
  if (!page.adoptedStyleSheets.includes(sheet)) page.adoptedStyleSheets = [...page.adoptedStyleSheets, sheet];
}
