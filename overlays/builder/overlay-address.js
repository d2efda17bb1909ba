// The address of an overlay: only what differs from the theme is in it, so that it stays short and readable.
import { PARAMETERS, defaultOf, readParameters } from "../element/parameters.js";

/** `values`: parameter → value; whatever is missing, wrong or as the theme has it is left out. */
export function addressOf(origin, values) {
  const asked = new URLSearchParams();
  for (const name of Object.keys(PARAMETERS)) {
    const value = values[name];
    if (value === null || value === undefined || value === "" || value === defaultOf(name, values.theme, values.mode)) continue;
    if (typeof value === "string" && name !== "track" && PARAMETERS[name].read(value) === undefined) continue;
    asked.set(name, value === true ? "1" : value === false ? "0" : String(value).replace(/^#/, ""));
  }
  // Commas between tracks are easier to read as they are.
  const text = asked.toString().replace(/%2C/g, ",");
  return `${origin}/overlay${text ? "?" + text : ""}`;
}

/** The values of an address, as `addressOf` takes them; what is wrong has its default. */
export function valuesOf(address) {
  const asked = new URL(address, "http://localhost").searchParams;
  const { values } = readParameters(name => (name === "track" ? null : asked.get(name)));
  return { ...values, track: asked.get("track") };
}

/** Six hexadecimal digits of a colour that has three or six, as colour pickers want it; null for any other. */
export function sixDigits(colour) {
  if (/^#[0-9a-f]{6}$/i.test(colour)) return colour.toLowerCase();
  return /^#[0-9a-f]{3}$/i.test(colour)
    ? "#" +
        [...colour.slice(1)]
          .map(digit => digit + digit)
          .join("")
          .toLowerCase()
    : null;
}
