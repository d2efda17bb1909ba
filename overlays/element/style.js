// The look. Every rule weighs nothing (:where), so that any rule of the page or of OBS's custom CSS wins.
// The box is as wide as its characters are when each is about as wide as a zero, which hardly any line of text exceeds:
// digits are among the widest small characters of a font. A line that does exceed it goes on in the next row.
// A line begins where a full one would have to begin to stand in the middle, and stays there: words never move sideways.
// Full lines are three quarters of that width, hence a quarter to spare on the other side.
import { FONT_FACES } from "./fonts.js";
import { THEMES, THEME_STYLE } from "./themes.js";

// The browser takes the attribute `align` for an old one of HTML and would centre the words: the box says where text begins.

/** Parameters that are nothing but look, and how they are written as `--lc-` variables. */
const LOOK = { size: "px", font: "", weight: "", color: "", bg: "", bgopacity: "", fade: "s", outline: "px", shadow: "px" };

// Strokes would eat into the letters in the browser of older OBS; sixteen shadows around them do not.
// Of no size they would lie under the letters and make their edges rough, so that then they are far away.
const far = name => `max(0px, 0.1px - var(--lc-${name}, 0px)) * 100000`;
const OUTLINE = Array.from(
  { length: 16 },
  (_, i) =>
    [Math.cos((i * Math.PI) / 8), Math.sin((i * Math.PI) / 8)]
      .map(part => `calc(var(--lc-outline, 0px) * ${part.toFixed(3)} + ${far("outline")})`)
      .join(" ") + " 0 var(--lc-edge, #000)",
).join(", ");
const WIDTH = "calc(var(--lc-chars, 42) * var(--lc-measure, 1.04) * 1ch + 2 * var(--lc-pad, 0.42em))";

const STYLE = `
:where(live-captions) { display: flex; box-sizing: border-box; font-family: var(--lc-font, Inter), Inter, system-ui, "Segoe UI", Roboto, "Noto Sans", "DejaVu Sans", sans-serif;
  font-size: var(--lc-fit, var(--lc-size, 44px)); font-weight: var(--lc-weight, 600); line-height: var(--lc-row, 1.4em); color: var(--lc-color, #fff); font-kerning: normal; }
:where(live-captions [data-lc=box]) { position: relative; flex: none; width: calc(${WIDTH} * var(--lc-spare, 1.25)); max-width: 100%; height: calc((var(--lc-lines, 2) + var(--lc-speakers, 0)) * var(--lc-row, 1.4em)); overflow: hidden;
  display: flex; flex-direction: column; justify-content: flex-end; text-align: start; }
:where(live-captions[data-align=left] [data-lc=box], live-captions[data-align=right] [data-lc=box], live-captions[data-mode=block] [data-lc=box]) { width: ${WIDTH}; }
:where(live-captions[data-shown=no] [data-lc=box]) { opacity: 0; transition: opacity var(--lc-fade, 0.4s) linear; }
:where(live-captions [data-lc=ruler]) { position: absolute; height: 0; visibility: hidden; width: ${WIDTH}; font-size: var(--lc-size, 44px); text-transform: none; }
:where(live-captions [data-lc=stack]) { flex: none; }
:where(live-captions[data-valign=top] [data-lc=stack]) { margin-bottom: auto; }
:where(live-captions [data-lc=line]) { display: block; box-sizing: border-box; min-height: var(--lc-row, 1.4em); unicode-bidi: isolate; line-break: strict; }
:where(live-captions[data-align=center] [data-lc=line], live-captions[data-align=center] [data-lc=speaker]) { padding-inline-start: max(0px, calc(100% - ${WIDTH})); }
:where(live-captions[data-mode=block][data-align=center] [data-lc=line], live-captions[data-mode=block][data-align=center] [data-lc=speaker]) { padding: 0; text-align: center; }
:where(live-captions[data-mode=block][data-align=left] [data-lc=line]) { text-align: left; }
:where(live-captions[data-mode=block][data-align=right] [data-lc=line]) { text-align: right; }
:where(live-captions [data-lc=text]) { display: inline-block; vertical-align: top; position: relative; z-index: 0; max-width: 100%; box-sizing: border-box; text-shadow: ${OUTLINE}, 0 calc(${far("shadow")}) var(--lc-shadow, 0px) var(--lc-edge, #000);
  padding: 0 var(--lc-pad, 0.42em); text-align: start; white-space: pre-wrap; overflow-wrap: anywhere; text-transform: var(--lc-case, none); }
:where(live-captions [data-lc=text])::before { content: ""; position: absolute; inset: 0; z-index: -1; background: var(--lc-bg, #000); opacity: var(--lc-bgopacity, 0.75); border-radius: var(--lc-radius, 0.16em); }
:where(live-captions:not([data-mode=block]) [data-lc=line]:not(:first-child) [data-lc=text])::before { border-start-start-radius: 0; }
:where(live-captions:not([data-mode=block]) [data-lc=line]:not(:last-child) [data-lc=text])::before { border-end-start-radius: 0; }
:where(live-captions:not([data-mode=block]) [data-lc=line][data-under] [data-lc=text])::before { border-start-end-radius: 0; }
:where(live-captions:not([data-mode=block]) [data-lc=line][data-over] [data-lc=text])::before { border-end-end-radius: 0; }
:where(live-captions [data-lc=tentative]) { opacity: 0.74; }
:where(live-captions [data-lc=speaker]) { flex: none; height: calc(0.85 * var(--lc-row, 1.4em)); overflow: hidden; white-space: nowrap; }
:where(live-captions [data-lc=name]) { display: inline-block; max-width: 100%; box-sizing: border-box; overflow: hidden; text-overflow: ellipsis; font-size: 0.6em; font-weight: 700; line-height: 1.45;
  padding: 0 0.65em; border-radius: 0.35em; color: #10131a; background: var(--lc-speaker, #fff); }
:where(live-captions[data-labels=color]) { --lc-color: var(--lc-speaker, #fff); }
:where(live-captions[data-speaker="0"]) { --lc-speaker: #ffe45c; }
:where(live-captions[data-speaker="1"]) { --lc-speaker: #6fe9ff; }
:where(live-captions[data-speaker="2"]) { --lc-speaker: #8df58a; }
:where(live-captions[data-speaker="3"]) { --lc-speaker: #ffb3d9; }
:where(live-captions [data-lc=debug]) { position: fixed; left: 8px; top: 8px; font: 14px/1.5 ui-monospace, monospace; color: #0f0; background: rgba(0, 0, 0, 0.8);
  padding: 4px 8px; white-space: pre; border-radius: 4px; text-shadow: none; }
@media (prefers-reduced-motion: reduce) { :where(live-captions[data-shown=no] [data-lc=box]) { transition: none; } }
`;

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
  const across = { left: 0, center: 50, right: 100 }[align],
    down = { top: 0, middle: 50, bottom: 100 }[valign];
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
