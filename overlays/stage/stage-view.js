// What the stage page says about a track; pure.
import { airOf, levelOf, longestGoodDelay, meterOf } from "../operator/air-state.js";
import { seconds, troubleOf } from "../service/track-status.js";
import { t } from "../strings/strings.js";
/** @import { Mood, TrackReport } from "../service/types.js" */

// Three rows and their leading leave some air in this part of the picture's height.
const ROW_OF_HEIGHT = 0.17;
const LARGEST_PX = 300;
const SMALLEST_PX = 12;

/**
 * @typedef {{
 *   air: [text: string, mood: Mood],
 *   label: string,
 *   delay: [text: string, mood: Mood],
 *   level: number,
 *   loudness: string,
 *   trouble: string,
 * }} StageView
 */

/** Without an answer of the service nothing is claimed, least of all that captions are on air. @returns {StageView} */
export function unknownView() {
  return {
    air: [t("operator.no-answer"), "bad"],
    label: "",
    delay: [seconds(0), "off"],
    level: meterOf(null),
    loudness: levelOf(null),
    trouble: t("service.gone"),
  };
}

/**
 * The service answers and has no such track.
 * @param {string | null} asked null: none of its own
 * @returns {StageView}
 */
export function absentView(asked) {
  const trouble = asked === null ? t("stage.none") : t("stage.no-track", { track: asked });
  return { ...unknownView(), air: [t("air.trouble"), "bad"], trouble };
}

/**
 * @param {TrackReport} track
 * @returns {StageView}
 */
export function viewOf(track) {
  const { air, delay, label, level, state } = track;
  return {
    air: airOf({ ...air, hold: air.delay }, state),
    label,
    delay: [seconds(delay > 0 ? delay + air.delay : 0), delay > longestGoodDelay(track) ? "bad" : "off"],
    level: meterOf(level),
    loudness: levelOf(level),
    trouble: troubleOf(track),
  };
}

/**
 * The track that is shown: the one that was asked for, or the first. A track that was asked for and is away is not replaced by another.
 * @param {TrackReport[]} tracks
 * @param {string | null} asked
 */
export function trackOf(tracks, asked) {
  return (asked ? tracks.find(track => track.id === asked) : tracks[0]) ?? null;
}

/**
 * The size of letters at which three rows fit below each other; the element makes them smaller where a line would be too wide.
 * @param {number} height of the picture, in pixels
 */
export function sizeOf(height) {
  return Math.round(Math.min(LARGEST_PX, Math.max(SMALLEST_PX, height * ROW_OF_HEIGHT)));
}
