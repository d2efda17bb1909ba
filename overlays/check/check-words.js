// The result of a sound check in words, each figure with a verdict; pure.
import { decibels } from "../page/figures.js";
import { number, t } from "../strings/strings.js";
/** @import { Mood } from "../service/types.js" */
/** @import { CheckLevel, CheckResult, Way } from "./types.js" */

/** @typedef {{ name: string, text: string, mood: Mood, says: string }} Figure */

// Seconds. Captions that come later are read after the picture has moved on; a viewer notices from the first limit on.
const FIRST_WORD = /** @type {const} */ ([1, 2]);
const SETTLED = /** @type {const} */ ([2.5, 4]);
// Percent of wrong words: up to the first they are read past, from the second on sentences get lost.
const WRONG = /** @type {const} */ ([10, 30]);
// Decibels between speech and the room.
const CLEAR_DB = 20;
const NOISY_DB = 12;

/** @type {Record<Way, string>} */
const WAYS = {
  obsOverlay: "check.way.obs-overlay",
  browserOverlay: "check.way.browser-overlay",
  readers: "check.way.readers",
  obsText: "check.way.obs-text",
  streamCaptions: "check.way.stream",
  recording: "check.way.recording",
  textFile: "check.way.text-file",
};

/** @type {Record<string, { sign: string, mood: Mood, key: string }>} */
const STATES = {
  arrived: { sign: "✓", mood: "good", key: "check.way.arrived" },
  missing: { sign: "✗", mood: "bad", key: "check.way.missing" },
  notUsed: { sign: "–", mood: "off", key: "check.way.not-used" },
};

/** @type {Record<string, string>} */
const HINTS = {
  silent: "check.level.silent",
  tooQuiet: "check.level.too-quiet",
  clipping: "check.level.clipping",
  noisy: "check.level.noisy",
};

/**
 * @param {number | null} value
 * @param {readonly [good: number, bad: number]} limits
 * @returns {Mood}
 */
function moodOf(value, [good, bad]) {
  if (value === null) return "bad";
  return value <= good ? "good" : value <= bad ? "wait" : "bad";
}

/** @type {Record<Mood, string>} */
const VERDICTS = { good: "check.good", wait: "check.fair", bad: "check.poor", off: "check.unknown" };

/** @param {string} key @param {string | null} text @param {Mood} mood @returns {Figure} */
function figure(key, text, mood) {
  return { name: t(key), text: text ?? "–", mood, says: t(VERDICTS[mood]) };
}

/** @param {number | null} value */
function seconds(value) {
  return value === null ? null : t("service.seconds", { value: number(value, 1) });
}

/**
 * The figures of a check, each with its verdict.
 * @param {CheckResult} result
 * @returns {Figure[]}
 */
export function figuresOf({ firstWordDelay, settledDelay, words, wrongWords, wordErrorRate, level }) {
  const wrong = wordErrorRate === null ? null : t("check.wrong-of", { wrong: wrongWords, words });
  return [
    figure("check.first-word", seconds(firstWordDelay), moodOf(firstWordDelay, FIRST_WORD)),
    figure("check.settled", seconds(settledDelay), moodOf(settledDelay, SETTLED)),
    figure("check.wrong", wrong, moodOf(wordErrorRate, WRONG)),
    figure("check.level", decibelsOf(level?.loudness ?? null), levelMood(level)),
    figure("check.noise", decibelsOf(level?.noise ?? null), noiseMood(level)),
  ];
}

/** @param {number | null} value */
function decibelsOf(value) {
  return value === null ? null : decibels(value);
}

/** @param {CheckLevel | null} level @returns {Mood} */
function levelMood(level) {
  if (!level || level.loudness === null) return "bad";
  return level.hint && level.hint !== "noisy" ? "wait" : "good";
}

/** @param {CheckLevel | null} level @returns {Mood} */
function noiseMood(level) {
  const signalToNoise = level?.signalToNoise ?? null;
  if (signalToNoise === null) return "off";
  return signalToNoise >= CLEAR_DB ? "good" : signalToNoise >= NOISY_DB ? "wait" : "bad";
}

/**
 * What to do: about the level, and what else the service advises.
 * @param {CheckResult} result
 */
export function adviceOf({ level, findings }) {
  const others = findings.filter(({ mark, fix, about }) => mark !== "Good" && fix && about !== level?.sentence);
  const hint = level?.hint ? [t(HINTS[level.hint])] : [];
  return [...hint, ...others.map(({ about, cause, fix }) => [about, cause, fix].filter(text => text).join(" "))];
}

/**
 * Whether captions work, in one sentence.
 * @param {CheckResult} result
 * @returns {[string, Mood]}
 */
export function verdictOf({ passed, ways, words, wrongWords, firstWordDelay }) {
  if (passed) return [t("check.passed"), "good"];
  if (firstWordDelay === null) return [t("check.nothing"), "bad"];
  const missing = ways.filter(way => way.state === "missing").length;
  if (missing > 0) return [t("check.missing", { missing }), "bad"];
  return [t("check.too-wrong", { wrong: wrongWords, words }), "bad"];
}

/**
 * The ways out, with a mark once the words have really arrived there. Those that nobody uses come last.
 * @param {CheckResult} result
 */
export function waysOf({ ways }) {
  const used = ways.filter(way => way.state !== "notUsed");
  return [...used, ...ways.filter(way => way.state === "notUsed")].map(({ way, state, sentence }) => {
    const { sign, mood, key } = STATES[state];
    return { name: t(WAYS[way] ?? way), sign, mood, says: t(key), more: state === "missing" ? sentence : "" };
  });
}

/**
 * The wrong words: what was said and what was heard.
 * @param {CheckResult} result
 */
export function wrongOf({ wrong }) {
  return wrong.map(({ said, heard }) => {
    if (said === null) return t("check.added", { heard: heard ?? "" });
    return heard === null ? t("check.left-out", { said }) : t("check.heard-as", { said, heard });
  });
}
