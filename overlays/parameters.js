// The parameters of an overlay: attributes of <live-captions>, and the same names in the overlay's address.

/** Every parameter: how its text is read, and what stands where it is missing or wrong. */
export const PARAMETERS = {
  track: { read: pattern(/^[a-z0-9-]{1,32}$/), or: null },
  lines: { read: integer(1, 4), or: 2 },
  chars: { read: integer(20, 80), or: 42 },
  size: { read: number(12, 300), or: 44 },
  font: { read: pattern(/^[\p{L}\p{N} ,'"-]{1,200}$/u), or: null },
  color: { read: colour, or: "#fff" },
  bg: { read: colour, or: "#000" },
  bgopacity: { read: number(0, 1), or: 0.75 },
  align: { read: oneOf("left", "center", "right"), or: "start" },
  valign: { read: oneOf("top", "middle", "bottom"), or: "bottom" },
  hold: { read: number(0, 30), or: 5 },
  fade: { read: number(0, 5), or: 0.4 },
  tentative: { read: flag, or: true },
  debug: { read: flag, or: false },
};

function pattern(shape) { return text => shape.test(text) ? text : undefined; }
function oneOf(...words) { return text => words.includes(text) ? text : undefined; }
function number(least, most) { return text => text.trim() !== "" && +text >= least && +text <= most ? +text : undefined; }
function integer(least, most) { return text => /^\d+$/.test(text) ? number(least, most)(text) : undefined; }
function flag(text) { return ["1", "true", ""].includes(text) ? true : ["0", "false"].includes(text) ? false : undefined; }

// A name, rgb() or hsl(), or hexadecimal digits, whose # is awkward in an address and may be left out.
function colour(text) {
  if (/^[0-9a-f]{3,8}$/i.test(text) && [3, 4, 6, 8].includes(text.length)) return "#" + text;
  return /^(#([0-9a-f]{3,4}|[0-9a-f]{6}|[0-9a-f]{8})|[a-z]{3,30}|(rgb|hsl)a?\([\d\s.,%/]{1,40}\))$/i.test(text) ? text : undefined;
}

/** Reads parameters; what is wrong is left at its default and named, so that nothing wrong is ever shown. */
export function readParameters(lookUp) {
  const values = {}, given = [], wrong = [];
  for (const [name, { read, or }] of Object.entries(PARAMETERS)) {
    const text = lookUp(name);
    const value = text === null || text === undefined ? undefined : read(text);
    if (value !== undefined) given.push(name);
    else if (text !== null && text !== undefined) wrong.push(`${name}=${String(text).slice(0, 40)}`);
    values[name] = value === undefined ? or : value;
  }
  return { values, given, wrong };
}
