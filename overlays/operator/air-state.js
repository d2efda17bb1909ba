// The state on air and the level, in words; pure.
import { locale, t } from "../strings/strings.js";
/** @import { Mood } from "../service/types.js" */
/** @import { DeskView } from "./types.js" */

// dB below full scale.
const SILENT_DB = -55;
const LOW_DB = -45;
const TOO_LOUD_DB = -6;
const FLOOR_DB = -60;

// Seconds. A translation waits for the rest of its unit, and for an engine.
const DELAY_TOO_LONG = 3;
const TRANSLATION_TOO_LONG = 6;

/** A longer delay of a track, in seconds, is marked. @param {{ translationOf?: string | null }} track */
export function longestGoodDelay({ translationOf }) {
  return translationOf ? TRANSLATION_TOO_LONG : DELAY_TOO_LONG;
}

/**
 * The state on air in a few words, and its mood.
 * @param {Pick<DeskView, "paused" | "overlay" | "readers" | "hold"> & { offAir?: boolean }} view
 * @param {string} state the track's state
 * @returns {[string, Mood]}
 */
export function airOf(view, state) {
  if (view.offAir) return [t("air.all-off"), "bad"];
  if (view.paused) return [t("air.paused"), "bad"];
  if (!view.overlay && !view.readers) return [t("air.off"), "bad"];
  if (state === "failed" || state === "lost") return [t("air.trouble"), "bad"];
  const where = t(view.overlay && view.readers ? "air.on" : view.overlay ? "air.on.no-readers" : "air.on.no-overlay");
  return [
    view.hold > 0 ? t("air.delayed", { state: where, seconds: secondsOf(view.hold) }) : where,
    view.overlay && view.readers ? "good" : "wait",
  ];
}

/**
 * The level in words.
 * @param {number | null} level dB below full scale
 */
export function levelOf(level) {
  if (level === null) return t("operator.level.unknown");
  if (level < SILENT_DB) return t("operator.level.silent");
  const key = level < LOW_DB ? "low" : level > TOO_LOUD_DB ? "loud" : "good";
  return t(`operator.level.${key}`, { level: Math.round(level) });
}

/** The level as a meter shows it. @param {number | null} level dB below full scale */
export function meterOf(level) {
  return level === null ? FLOOR_DB : Math.max(FLOOR_DB, level);
}

/** @param {number} value */
function secondsOf(value) {
  return t("service.seconds", { value: value.toLocaleString(locale) });
}
