// A model in words: what it needs, how fast it is here, and what can be done with it; pure.
import { number, t } from "../strings/strings.js";
/** @import { Mood } from "../service/types.js" */
/** @import { Model, ModelAct, Pull } from "./types.js" */

/**
 * A size as people write it.
 * @param {number} bytes
 */
export function sizeOf(bytes) {
  if (bytes >= 1e9) return `${number(bytes / 1e9, 1)}\u00a0GB`;
  return bytes >= 1e6 ? `${number(bytes / 1e6)}\u00a0MB` : `${number(Math.max(1, bytes / 1e3))}\u00a0kB`;
}

// The sizes of Whisper's models, by the beginning of their names.
const KINDS = /** @type {const} */ ([
  ["tiny", "setup.model.tiny"],
  ["base", "setup.model.base"],
  ["small", "setup.model.small"],
  ["medium", "setup.model.medium"],
  ["large", "setup.model.large"],
]);

/**
 * A model's size in a word that says more to a newcomer than its name; the name itself for a model of one's own.
 * @param {string} name
 */
export function kindOf(name) {
  const kind = KINDS.find(([start]) => name.startsWith(start));
  return kind ? t(kind[1]) : name;
}

/** @param {Pick<Model, "languages" | "bytes" | "memoryMB">} model */
export function factsOf({ languages, bytes, memoryMB }) {
  const spoken = languages === "en" ? t("setup.model.english") : t("setup.model.languages", { number: languages });
  return [spoken, sizeOf(bytes), ...(memoryMB ? [t("setup.model.memory", { size: sizeOf(memoryMB * 1e6) })] : [])].join(" · ");
}

/** @type {Record<string, [key: string, mood: Mood]>} */
const VERDICTS = {
  fits: ["setup.model.fits", "good"],
  tight: ["setup.model.tight", "wait"],
  tooSlow: ["setup.model.too-slow", "bad"],
};

/**
 * How fast a model is on this machine, and its mood.
 * @param {Pick<Model, "speed" | "measure" | "state">} model
 * @returns {[string, Mood]}
 */
export function verdictOf({ speed, measure, state }) {
  if (measure && (measure.state === "queued" || measure.state === "running")) return [t("setup.model.measuring"), "wait"];
  if (measure?.state === "failed") return [measure.sentence ?? t("setup.model.not-measured"), "bad"];
  if (!speed) return [state === "installed" ? t("setup.model.not-measured") : t("setup.model.measured-later"), "off"];
  const [key, mood] = VERDICTS[speed.verdict];
  return [t(key, { seconds: number(speed.seconds, speed.seconds < 0.1 ? 2 : 1), step: number(speed.step, 1) }), mood];
}

/**
 * What can be done with a model now, the most likely first.
 * @param {Pick<Model, "state" | "chosen" | "refusal" | "pull" | "measure" | "speed">} model
 * @returns {ModelAct[]}
 */
export function actsOf({ state, chosen, refusal, pull, measure, speed }) {
  if (pull && (pull.state === "running" || pull.state === "queued")) return ["pause", "cancel"];
  if (state === "begun" || pull?.state === "paused" || pull?.state === "failed") return ["resume", "cancel"];
  if (state === "available") return ["pull"];
  const measuring = measure && (measure.state === "queued" || measure.state === "running");
  /** @type {ModelAct[]} */
  const acts = [];
  if (!chosen && !refusal) acts.push("use");
  if (measuring) acts.push("stop");
  else if (!speed) acts.push("measure");
  return acts;
}

/**
 * A download's progress in words.
 * @param {Pull} pull
 */
export function progressOf({ state, downloaded, total, bytesPerSecond, sentence }) {
  const part = t("setup.model.part", { done: sizeOf(downloaded), all: sizeOf(total) });
  if (state === "failed") return sentence ?? part;
  if (state === "queued") return t("setup.model.queued");
  if (state === "paused") return t("setup.model.paused", { part });
  if (state !== "running" || bytesPerSecond <= 0) return part;
  return t("setup.model.left", { part, left: durationOf((total - downloaded) / bytesPerSecond) });
}

/** @param {number} seconds */
function durationOf(seconds) {
  return seconds < 90
    ? t("setup.model.seconds", { number: Math.max(1, Math.round(seconds)) })
    : t("setup.model.minutes", { number: Math.round(seconds / 60) });
}

/**
 * Whether a download fits on the disk, as a sentence if it does not.
 * @param {Pick<Model, "bytes" | "downloaded" | "state">} model
 * @param {number | null} free bytes
 * @param {string} folder
 */
export function fullOf({ bytes, downloaded, state }, free, folder) {
  if (state === "installed" || free === null || bytes - downloaded <= free) return "";
  return t("setup.model.disk-full", { needed: sizeOf(bytes - downloaded), free: sizeOf(free), folder });
}

/** Something is being downloaded or measured, so that the figures change. @param {Model[]} models */
export function isBusy(models) {
  return models.some(({ pull, measure }) => [pull?.state, measure?.state].some(state => state === "queued" || state === "running"));
}

/**
 * The models in two lists: those that are here or on their way, and the rest, each by size.
 * @param {Model[]} models
 * @param {boolean} onlyEnglish whether only English is spoken
 * @returns {{ here: Model[], more: Model[] }}
 */
export function sorted(models, onlyEnglish) {
  const bySize = [...models].sort((one, other) => one.bytes - other.bytes);
  const here = bySize.filter(model => model.state !== "available" || model.pull || model.chosen || model.inUse);
  const rest = bySize.filter(model => !here.includes(model));
  // The small ones that suit the language are offered first: most computers are fast enough for them beside OBS.
  const suit = rest.filter(model => (model.languages === "en") === onlyEnglish).slice(0, 2);
  const shown = bySize.filter(model => here.includes(model) || suit.includes(model));
  return { here: shown, more: bySize.filter(model => !shown.includes(model)) };
}
