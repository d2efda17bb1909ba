// Text rules as text in boxes, and back; pure.
import { t } from "../strings/strings.js";

/**
 * Reads replacements, one a line. A line that is not one is a fault.
 * @param {string} text
 * @returns {{ replacements: Record<string, string>, fault?: undefined } | { replacements?: undefined, fault: string }}
 */
export function readReplacements(text) {
  /** @type {Record<string, string>} */
  const replacements = {};
  for (const line of linesOf(text, "\n")) {
    const at = line.indexOf("=");
    if (at < 1) return { fault: t("rules.fault", { line }) };
    replacements[line.slice(0, at).trim()] = line.slice(at + 1).trim();
  }
  return { replacements };
}

/** @param {Record<string, string>} replacements */
export function writeReplacements(replacements) {
  return Object.entries(replacements)
    .map(([from, to]) => `${from} = ${to}`)
    .join("\n");
}

/**
 * Reads a list in lines or with commas, each entry once.
 * @param {string} text
 */
export function readList(text) {
  return [...new Set(linesOf(text, /[\n,]/))];
}

/** @param {string} text @param {string | RegExp} separator */
function linesOf(text, separator) {
  return text
    .split(separator)
    .map(line => line.trim())
    .filter(Boolean);
}
