// Text rules as text in boxes, and back; pure.
import { t } from "../strings/strings.js";
/** @import { RefusedTerm } from "./types.js" */

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
 * Reads terms that were taken back, one a line: what was heard, and the term that is not written for it.
 * @param {string} text
 * @returns {{ refused: RefusedTerm[], fault?: undefined } | { refused?: undefined, fault: string }}
 */
export function readRefused(text) {
  const refused = [];
  for (const line of linesOf(text, "\n")) {
    const at = line.indexOf("=");
    if (at < 1) return { fault: t("rules.fault", { line }) };
    refused.push({ term: line.slice(at + 1).trim(), heard: line.slice(0, at).trim() });
  }
  return { refused };
}

/** @param {RefusedTerm[]} refused */
export function writeRefused(refused) {
  return refused.map(({ term, heard }) => `${heard} = ${term}`).join("\n");
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
