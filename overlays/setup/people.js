// The people who speak, each a track: the changes of the settings that give them inputs, names and colours; pure.
/** @import { SettingsChange } from "./types.js" */

/** The input that is a page: /speak on a phone or on another computer. */
export const PAGE_INPUT = "page";

// Apart from each other on dark and bright pictures, also for those who do not tell red from green.
const COLOURS = ["#ffd800", "#6cd4ff", "#ff9ecb", "#9ff29a", "#ffb066", "#c9b3ff"];

/**
 * Gives a person an input.
 * @param {string} track
 * @param {string} input its id
 * @param {number | null} channel from 1; null: all that carry sound
 * @returns {SettingsChange}
 */
export function inputChange(track, input, channel) {
  if (input === PAGE_INPUT) return { set: { [`Tracks:${track}:Source`]: "browser" } };
  return {
    set: { [`Tracks:${track}:Source`]: "device", [`Tracks:${track}:Device`]: input, [`Tracks:${track}:Channel`]: channel },
  };
}

/**
 * Adds a person, with the first microphone that nobody has, or else with a page.
 * @param {string} track
 * @param {string} name
 * @param {{ id: string, kind: string, tracks: string[] }[]} inputs
 * @param {string[]} colours those that are taken
 * @returns {SettingsChange}
 */
export function personChange(track, name, inputs, colours) {
  const free = inputs.find(input => input.kind === "microphone" && input.tracks.length === 0);
  const { set } = inputChange(track, free?.id ?? PAGE_INPUT, null);
  return { set: { ...set, [`Tracks:${track}:Label`]: name, [`Tracks:${track}:Colour`]: freeColour(colours) } };
}

/**
 * The first colour that nobody has.
 * @param {string[]} taken
 */
export function freeColour(taken) {
  const lower = taken.map(colour => colour.toLowerCase());
  return COLOURS.find(colour => !lower.includes(colour)) ?? COLOURS[taken.length % COLOURS.length];
}

/**
 * The input of a person: a device's id, or the page; null for another source, such as a file.
 * @param {string} track
 * @param {{ id: string, tracks: string[] }[]} inputs
 * @param {string} source the track's source as the settings name it
 */
export function inputOf(track, inputs, source) {
  return inputs.find(input => input.tracks.includes(track))?.id ?? (source === "browser" ? PAGE_INPUT : null);
}

/**
 * What a person does next: speak; use the input that moved; or go on, since it is theirs already.
 * @template {{ id: string }} T
 * @param {string | null} moved the input that moved last
 * @param {T[]} inputs
 * @param {string | null} chosen the input that the person has
 * @returns {{ state: "speak" | "use" | "good", input: T | null }}
 */
export function hintOf(moved, inputs, chosen) {
  const input = inputs.find(({ id }) => id === moved) ?? null;
  return { state: !input ? "speak" : input.id === chosen ? "good" : "use", input };
}
