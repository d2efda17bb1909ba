// Settings as people read and write them. Pure.
/** @import { Group, Setting, Value } from "./types.d.ts" */

/** A name of the settings file in words: "MaxConnectionsPerAddress" → "Max connections per address". @param {string} name */
export function wordsOf(name) {
  if (name === "Obs") return "OBS";
  const words = name.replace(/([a-z0-9])([A-Z])/g, "$1 $2").split(" ");
  return words.map((word, n) => (n === 0 || /^[A-Z]{2,}/.test(word) ? word : word.toLowerCase())).join(" ");
}

/** The text of a field. @param {Value} value */
export function textOf(value) {
  return value === null ? "" : String(value);
}

/**
 * What a field's text means. A number that is none is passed on as it is, so that the service says what belongs there.
 * @param {Setting} setting
 * @param {string} text
 * @returns {Value}
 */
export function valueOf(setting, text) {
  const trimmed = text.trim();
  if (trimmed === "" && setting.isOptional) return null;
  if (setting.type === "switch") return trimmed === "true";
  if (setting.type === "whole" || setting.type === "number") {
    const number = Number(trimmed.replace(",", "."));
    return trimmed === "" || Number.isNaN(number) ? text : number;
  }
  return text;
}

/** @param {Value} one @param {Value} other */
export function isSame(one, other) {
  return one === other || (typeof one === "string" && typeof other === "string" && one.trim() === other.trim());
}

/**
 * Whether every word of a search occurs in a setting: its key, its name in words, its documentation or its value.
 * @param {Group} group
 * @param {Setting} setting
 * @param {string} search
 */
export function matches(group, setting, search) {
  const value = setting.type === "secret" ? "" : textOf(setting.value);
  const text = `${setting.key} ${wordsOf(setting.name)} ${setting.description} ${group.description} ${value}`.toLowerCase();
  return search
    .toLowerCase()
    .split(/\s+/)
    .every(word => text.includes(word));
}

/** An id for a key's elements: "Obs:TextSource:Name" → "obs-textsource-name". @param {string} key */
export function idOf(key) {
  return key.toLowerCase().replace(/[^a-z0-9]+/g, "-");
}
