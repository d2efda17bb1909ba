// The parameters of an overlay: attributes of <live-captions>, and the same names in the overlay's address.
/** @import { LookTexts, ParameterName, Read, Values } from "./types.js" */
import { displayed } from "./displays.js";
import { THEMES, themed } from "./themes.js";

/**
 * Every parameter: how its text is read, and its default where neither the address nor the theme sets it.
 * @type {{ readonly [Name in ParameterName]: { read(text: string): Values[Name] | undefined, or: Values[Name] } }}
 */
export const PARAMETERS = {
  track: { read: pattern(/^[a-z0-9-]{1,32}$/), or: null },
  lang: { read: pattern(/^[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8}){0,3}$/), or: null },
  theme: { read: oneOf(...Object.keys(THEMES)), or: "box" },
  mode: { read: oneOf("rollup", "block", "live"), or: "rollup" },
  display: { read: oneOf("over", "below", "beside", "full"), or: "over" },
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
  key: { read: oneOf("none", "fill", "key", "chroma", "black"), or: "none" },
  keycolor: { read: opaque, or: "#00ff00" },
  debug: { read: flag, or: false },
  token: { read: pattern(/^[\w.~+/=-]{1,512}$/), or: null },
};

// A block is whole when it appears, so that it need not stay as long as words that come one by one.
const BLOCK_HOLD_S = 1.5;

/** The names of all parameters, in the order in which they are read: the theme and the display before what they set. */
export const PARAMETER_NAMES = /** @type {ParameterName[]} */ (Object.keys(PARAMETERS));

/** @param {RegExp} shape @returns {(text: string) => string | undefined} */
function pattern(shape) {
  return text => (shape.test(text) ? text : undefined);
}

/**
 * @template {string} Word
 * @param {Word[]} words
 * @returns {(text: string) => Word | undefined}
 */
function oneOf(...words) {
  return text => words.find(word => word === text);
}

/** @param {number} least @param {number} most @returns {(text: string) => number | undefined} */
function number(least, most) {
  return text => (text.trim() !== "" && +text >= least && +text <= most ? +text : undefined);
}

/** @param {number} least @param {number} most @returns {(text: string) => number | undefined} */
function integer(least, most) {
  return text => (/^\d+$/.test(text) ? number(least, most)(text) : undefined);
}

/** @param {string} text */
function flag(text) {
  return ["1", "true", ""].includes(text) ? true : ["0", "false"].includes(text) ? false : undefined;
}

/**
 * A name, rgb() or hsl(), or hexadecimal digits, whose # is awkward in an address and may be left out.
 * @param {string} text
 */
function colour(text) {
  if (/^[0-9a-f]{3,8}$/i.test(text) && [3, 4, 6, 8].includes(text.length)) return "#" + text;
  return /^(#([0-9a-f]{3,4}|[0-9a-f]{6}|[0-9a-f]{8})|[a-z]{3,30}|(rgb|hsl)a?\([\d\s.,%/]{1,40}\))$/i.test(text) ? text : undefined;
}

/**
 * Hexadecimal digits only: the ground that a keyer takes away is never see-through itself.
 * @param {string} text
 */
function opaque(text) {
  return /^#?([0-9a-f]{3}|[0-9a-f]{6})$/i.test(text) ? "#" + text.replace("#", "") : undefined;
}

/**
 * A parameter's value where the address does not set it.
 * @template {ParameterName} Name
 * @param {Name} name
 * @param {Pick<Values, "theme" | "mode" | "display">} values
 * @returns {Values[Name]}
 */
export function defaultOf(name, { theme, mode, display }) {
  if (name === "hold" && mode === "block") return /** @type {Values[Name]} */ (BLOCK_HOLD_S);
  return displayed(display, name) ?? themed(theme, name) ?? PARAMETERS[name].or;
}

/**
 * Gives one value its default for the theme, the mode and the display of the others.
 * @template {ParameterName} Name
 * @param {Values} values
 * @param {Name} name
 */
export function reset(values, name) {
  values[name] = defaultOf(name, values);
}

/**
 * Reads all parameters. A wrong value is replaced by the look's or the default and listed in `wrong`, so that it never shows on screen.
 * @param {(name: ParameterName) => string | null | undefined} lookUp
 * @param {LookTexts} [look] what holds where a parameter is not given
 * @returns {Read}
 */
export function readParameters(lookUp, look = {}) {
  const values = /** @type {Values} */ ({});
  /** @type {ParameterName[]} */
  const given = [];
  /** @type {string[]} */
  const wrong = [];
  for (const name of PARAMETER_NAMES) {
    const text = lookUp(name) ?? null;
    const taken = text !== null && take(values, name, text);
    const kept = look[name];
    if (taken || (kept !== undefined && take(values, name, kept))) given.push(name);
    else reset(values, name);
    if (text !== null && !taken) wrong.push(`${name}=${name === "token" ? "…" : text.slice(0, 40)}`);
  }
  return { values, given, wrong };
}

/**
 * Sets one value from its text.
 * @template {ParameterName} Name
 * @param {Values} values
 * @param {Name} name
 * @param {string} text
 * @returns {boolean} false if the text is wrong
 */
function take(values, name, text) {
  const value = PARAMETERS[name].read(text);
  if (value === undefined) return false;
  values[name] = value;
  return true;
}

/**
 * The tracks that an address names: up to four, separated by commas.
 * @param {string | null | undefined} text
 * @returns {string[]}
 */
export function tracksOf(text) {
  const ids = (text || "").split(",").map(id => PARAMETERS.track.read(id));
  return ids.flatMap(id => id ?? []).slice(0, 4);
}

/**
 * Parameters that the service needs to lay words out.
 * @type {ParameterName[]}
 */
const REQUESTED = ["track", "lines", "chars", "hold", "tentative", "mode"];

/**
 * What a viewer asks of the service.
 * @param {Values} values
 */
export function requestOf(values) {
  return Object.fromEntries(REQUESTED.map(name => [name, values[name]]));
}

/**
 * Whether two sets of values ask for the same.
 * @param {Values} one
 * @param {Values} other
 */
export function asksTheSame(one, other) {
  return REQUESTED.every(name => one[name] === other[name]);
}
