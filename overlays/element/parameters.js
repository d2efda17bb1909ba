// The parameters of an overlay: attributes of <live-captions>, and the same names in the overlay's address.
import { THEMES, themed } from "./themes.js";

/** Every parameter: how its text is read, and what stands where neither the address nor the theme says anything. */
export const PARAMETERS = {
  track: { read: pattern(/^[a-z0-9-]{1,32}$/), or: null },
  lang: { read: pattern(/^[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8}){0,3}$/), or: null },
  theme: { read: oneOf(...Object.keys(THEMES)), or: "box" },
  mode: { read: oneOf("rollup", "block", "live"), or: "rollup" },
  lines: { read: integer(1, 4), or: 2 },
  chars: { read: integer(20, 80), or: 42 },
  tentative: { read: flag, or: true },
  hold: { read: number(0, 30), or: 5 },
  fade: { read: number(0, 5), or: 0.4 },
  font: { read: pattern(/^[\p{L}\p{N} ,'"-]{1,200}$/u), or: "Inter" },
  size: { read: number(12, 300), or: 44 },
  weight: { read: number(100, 900), or: 600 },
  color: { read: colour, or: "#fff" },
  bg: { read: colour, or: "#000" },
  bgopacity: { read: number(0, 1), or: 0.75 },
  outline: { read: number(0, 12), or: 0 },
  shadow: { read: number(0, 40), or: 0 },
  align: { read: oneOf("left", "center", "right"), or: "center" },
  valign: { read: oneOf("top", "middle", "bottom"), or: "bottom" },
  x: { read: number(0, 100), or: null },
  y: { read: number(0, 100), or: null },
  w: { read: number(10, 100), or: null },
  case: { read: oneOf("as-spoken", "upper", "lower"), or: "as-spoken" },
  labels: { read: oneOf("none", "name", "color"), or: "none" },
  delay: { read: number(0, 20), or: 0 },
  debug: { read: flag, or: false },
  token: { read: pattern(/^[\w.~+/=-]{1,512}$/), or: null },
};

function pattern(shape) {
  return text => (shape.test(text) ? text : undefined);
}
function oneOf(...words) {
  return text => (words.includes(text) ? text : undefined);
}
function number(least, most) {
  return text => (text.trim() !== "" && +text >= least && +text <= most ? +text : undefined);
}
function integer(least, most) {
  return text => (/^\d+$/.test(text) ? number(least, most)(text) : undefined);
}
function flag(text) {
  return ["1", "true", ""].includes(text) ? true : ["0", "false"].includes(text) ? false : undefined;
}

// A name, rgb() or hsl(), or hexadecimal digits, whose # is awkward in an address and may be left out.
function colour(text) {
  if (/^[0-9a-f]{3,8}$/i.test(text) && [3, 4, 6, 8].includes(text.length)) return "#" + text;
  return /^(#([0-9a-f]{3,4}|[0-9a-f]{6}|[0-9a-f]{8})|[a-z]{3,30}|(rgb|hsl)a?\([\d\s.,%/]{1,40}\))$/i.test(text) ? text : undefined;
}

/** What a parameter is where the address does not say it. */
export function defaultOf(name, theme, mode) {
  if (name === "hold" && mode === "block") return 1.5;
  return themed(theme, name) ?? PARAMETERS[name].or;
}

/** Reads parameters; what is wrong is left at its default and named, so that nothing wrong is ever shown. */
export function readParameters(lookUp) {
  const values = {};
  const given = [];
  const wrong = [];
  for (const [name, { read }] of Object.entries(PARAMETERS)) {
    const text = lookUp(name);
    const value = text === null || text === undefined ? undefined : read(text);
    if (value !== undefined) given.push(name);
    else if (text !== null && text !== undefined) wrong.push(`${name}=${name === "token" ? "…" : String(text).slice(0, 40)}`);
    values[name] = value === undefined ? defaultOf(name, values.theme, values.mode) : value;
  }
  return { values, given, wrong };
}

/** The tracks of an address: one, or up to four in a row with commas between. */
export function tracksOf(text) {
  return (text || "")
    .split(",")
    .map(PARAMETERS.track.read)
    .filter(id => id !== undefined)
    .slice(0, 4);
}
