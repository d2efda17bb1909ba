// A track's figures in plain words.
import { language, number, t } from "../strings/strings.js";
/** @import { Mood, TrackReport } from "./types.js" */

// Seconds of speech without a word from which the service itself reports it (WordlessSound.MaxSpeech).
const UNHEARD_TOO_LONG = 6;

const STATES = ["starting", "silent", "wordless", "lost", "reopening", "ended", "failed"];

/** @typedef {Pick<TrackReport, "state" | "message" | "unheard" | "lost">} Figures */

/** @param {Pick<TrackReport, "state" | "speaking"> & { sung?: boolean }} track */
export function stateOf(track) {
  if (track.state === "running" && track.sung) return t("track.sung");
  if (track.state === "running") return t(track.speaking ? "track.speech" : "track.listening");
  return STATES.includes(track.state) ? t(`track.${track.state}`) : track.state;
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
 * A track's trouble in sentences; empty if there is none.
 * @param {Figures} track
 */
export function troubleOf(track) {
  const sentences = [];
  if (track.state === "failed") sentences.push(track.message || t("track.failed.why"));
  else if (track.message) sentences.push(track.message);
  if (track.lost > 0) sentences.push(t("track.too-slow", { seconds: seconds(track.lost) }));
  return sentences.join(" ");
}

/** @param {number} value */
export function seconds(value) {
  return value > 0 ? t("service.seconds", { value: number(value, 1) }) : "–";
}

/**
 * A duration in its two largest units.
 * @param {number} total seconds
 */
export function uptime(total) {
  const [days, hours, minutes] = [Math.floor(total / 86400), Math.floor(total / 3600) % 24, Math.floor(total / 60) % 60];
  if (days > 0) return t("time.days", { days, hours });
  if (hours > 0) return t("time.hours", { hours, minutes });
  return minutes > 0 ? t("time.minutes", { minutes }) : t("service.seconds", { value: Math.floor(total) });
}

/** @param {string | null} code */
export function languageName(code) {
  if (!code) return t("track.language.unknown");
  try {
    return new Intl.DisplayNames([language], { type: "language" }).of(code) ?? code;
  } catch {
    return code;
  }
}
