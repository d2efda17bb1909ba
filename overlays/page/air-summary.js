// How late captions are and whether they are on air, for all tracks together; pure.
import { mood } from "../service/track-status.js";
/** @import { Known } from "../service/status.js" */
/** @import { Mood, TrackReport } from "../service/types.js" */

/**
 * A state on air: the key of its words, their values, and a mood for the colour, which never says anything that the words do not.
 * @typedef {{ key: string, mood: Mood, some: number, all: number }} AirSummary
 */

const SOUNDING = ["running", "silent", "wordless"];

/**
 * The state of all tracks: the worst comes first.
 * @param {Known} known
 * @returns {AirSummary}
 */
export function airSummaryOf(known) {
  if (typeof known === "string") return summary(`header.air.${known}`, "bad", 0, 0);
  const { tracks } = known;
  const all = tracks.length;
  // Whatever else is the matter, nothing goes out.
  if (tracks.some(track => track.air?.offAir)) return summary("header.air.off", "bad", all, all);
  const sounding = tracks.filter(track => SOUNDING.includes(track.state));
  const troubled = tracks.filter(track => mood(track) === "bad");
  // Silence everywhere has a name of its own, whether or not it has lasted long enough to be trouble.
  if (sounding.length > 0 && [...sounding, ...troubled].every(track => track.state === "silent"))
    return summary("header.air.silent", troubled.length > 0 ? "bad" : "wait", all, all);
  if (troubled.length > 0) return partial("header.air.trouble", "bad", troubled.length, all);
  if (all === 0 || tracks.some(track => track.state === "starting")) return summary("header.air.starting", "wait", all, all);
  if (sounding.length === 0) return summary("header.air.ended", "wait", all, all);
  const paused = sounding.filter(track => track.air?.paused).length;
  if (paused > 0) return partial("header.air.paused", "wait", paused, sounding.length);
  if (sounding.every(isOff)) return summary("header.air.off", "wait", all, all);
  return partial("header.air.on", "good", sounding.length, all, all > 1);
}

/**
 * The longest delay of all tracks that have sound, in seconds, with what words wait for air; null: none has been measured. Translations
 * are later by nature, and would hide what becomes of the words that are spoken.
 * @param {Known} known
 */
export function longestDelayOf(known) {
  if (typeof known === "string") return null;
  const delays = known.tracks
    .filter(track => SOUNDING.includes(track.state) && track.delay > 0 && !track.translationOf)
    .map(track => track.delay + (track.air?.delay ?? 0));
  return delays.length > 0 ? Math.max(...delays) : null;
}

/** @param {TrackReport} track */
function isOff({ air }) {
  return !!air && !air.overlay && !air.readers;
}

/** @param {string} key @param {Mood} mood @param {number} some @param {number} all @returns {AirSummary} */
function summary(key, mood, some, all) {
  return { key, mood, some, all };
}

/** A state with its own words where there are several tracks. @param {string} key @param {Mood} mood @param {number} some @param {number} all */
function partial(key, mood, some, all, several = some < all) {
  return summary(several ? key + ".some" : key, mood, some, all);
}
