// A track's figures in plain words.
/** @import { Mood, TrackReport } from "./types.js" */

// Seconds of speech without a word from which the service itself reports it (WordlessSound.MaxSpeech).
const UNHEARD_TOO_LONG = 6;

/** @type {Record<string, string>} */
const STATES = {
  starting: "Starting",
  silent: "Silence",
  wordless: "Sound, but no words",
  lost: "The source is lost",
  reopening: "Looking for the source again",
  ended: "The sound has ended",
  failed: "No captions",
};

/** @typedef {Pick<TrackReport, "state" | "message" | "unheard" | "lost">} Figures */

/** @param {Pick<TrackReport, "state" | "speaking"> & { sung?: boolean }} track */
export function stateOf(track) {
  if (track.state === "running" && track.sung) return "Singing, which is not captioned";
  if (track.state === "running") return track.speaking ? "Speech" : "Listening";
  return STATES[track.state] || track.state;
}

/**
 * @param {Figures} track
 * @returns {Mood}
 */
export function mood(track) {
  // Music and noise are no fault; only somebody who speaks without captions is.
  if (track.state === "wordless" && track.unheard < UNHEARD_TOO_LONG) return "wait";
  if (troubleOf(track)) return "bad";
  return track.state === "running" ? "good" : "wait";
}

/**
 * The state of all tracks in a few words, and its mood.
 * @param {Figures[]} tracks
 * @returns {[string, Mood]}
 */
export function summaryOf(tracks) {
  if (tracks.some(track => mood(track) === "bad")) return ["Needs attention", "bad"];
  if (tracks.length === 0 || tracks.some(t => t.state === "starting")) return ["Starting", "wait"];
  return tracks.some(t => ["running", "silent", "wordless"].includes(t.state))
    ? ["Captioning", "good"]
    : ["Nothing left to caption", "wait"];
}

/**
 * A track's trouble in sentences; empty if there is none.
 * @param {Figures} track
 */
export function troubleOf(track) {
  const sentences = [];
  if (track.state === "failed") sentences.push(track.message || "There are no captions; the log says why.");
  else if (track.message) sentences.push(track.message);
  if (track.lost > 0) sentences.push(`This computer was too slow for ${seconds(track.lost)} of sound, which was lost.`);
  return sentences.join(" ");
}

/** @param {number} value */
export function seconds(value) {
  return value > 0 ? `${value.toFixed(1)} s` : "–";
}

/**
 * A duration in its two largest units.
 * @param {number} total seconds
 */
export function uptime(total) {
  const [days, hours, minutes] = [Math.floor(total / 86400), Math.floor(total / 3600) % 24, Math.floor(total / 60) % 60];
  if (days > 0) return `${days} d ${hours} h`;
  if (hours > 0) return `${hours} h ${minutes} min`;
  return minutes > 0 ? `${minutes} min` : `${Math.floor(total)} s`;
}

/** @param {string | null} code */
export function languageName(code) {
  if (!code) return "not known yet";
  try {
    return new Intl.DisplayNames(["en"], { type: "language" }).of(code) ?? code;
  } catch {
    return code;
  }
}
