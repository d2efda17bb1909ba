// The state on air and the level, in words; pure.
/** @import { Mood } from "../service/types.js" */
/** @import { DeskView } from "./types.js" */

// dB below full scale.
const SILENT_DB = -55;
const LOW_DB = -45;
const TOO_LOUD_DB = -6;

/**
 * The state on air in a few words, and its mood.
 * @param {Pick<DeskView, "paused" | "overlay" | "readers" | "hold">} view
 * @param {string} state the track's state
 * @returns {[string, Mood]}
 */
export function airOf(view, state) {
  if (view.paused) return ["Paused: nothing goes out", "bad"];
  if (!view.overlay && !view.readers) return ["Both outputs are off", "bad"];
  if (state === "failed" || state === "lost") return ["No captions at the moment", "bad"];
  const where = view.overlay && view.readers ? "On air" : view.overlay ? "On air, readers’ page off" : "On air, picture off";
  return [view.hold > 0 ? `${where}, delayed by ${view.hold} s` : where, view.overlay && view.readers ? "good" : "wait"];
}

/**
 * The level in words.
 * @param {number | null} level dB below full scale
 */
export function levelOf(level) {
  if (level === null) return "unknown";
  if (level < SILENT_DB) return "silent";
  return `${Math.round(level)} dB${level < LOW_DB ? ", low" : level > TOO_LOUD_DB ? ", too loud" : ""}`;
}
