// What a track's figures mean on a key; pure.

export const VARIABLES = [
  { variableId: "state", name: "State in words" },
  { variableId: "message", name: "What is wrong, if anything" },
  { variableId: "label", name: "Name of the track" },
  { variableId: "delay", name: "Seconds until a word is on screen" },
  { variableId: "settled", name: "Seconds until a word is final" },
  { variableId: "air_delay", name: "Seconds that words wait before air" },
  { variableId: "viewers", name: "Viewers" },
  { variableId: "level", name: "Level in dB" },
  { variableId: "language", name: "Language" },
];

const TROUBLE = ["lost", "reopening", "failed", "wordless"];
const WORDS = {
  running: "On air",
  silent: "Silent",
  starting: "Starting",
  ended: "Ended",
  lost: "Trouble",
  reopening: "Trouble",
  failed: "Trouble",
  wordless: "Trouble",
};

/**
 * The track that the connection is for; null: there is none.
 * @param {any[]} tracks
 * @param {string} id empty: the first
 */
export function trackOf(tracks, id) {
  return (id ? tracks.find((track) => track.id === id) : tracks[0]) ?? null;
}

/** The state in words: what the operator does comes before what the source does. @param {any} track */
export function stateOf(track) {
  if (!track) return "No answer";
  if (track.air?.offAir) return "Off air";
  if (track.air?.paused) return "Paused";
  return WORDS[track.state] ?? "Unknown";
}

/** Values of all variables. @param {any} track null: unknown @param {string} [trouble] */
export function valuesOf(track, trouble = "") {
  const seconds = (value) =>
    typeof value === "number" && value > 0 ? value.toFixed(1) : "–";
  return {
    state: stateOf(track),
    message: trouble || track?.message || "",
    label: track?.label ?? "",
    delay: seconds(track?.delay),
    settled: seconds(track?.settledDelay),
    air_delay: track?.air ? String(track.air.delay) : "–",
    viewers: track ? String(track.viewers ?? 0) : "–",
    level:
      typeof track?.level === "number" ? String(Math.round(track.level)) : "–",
    language: track?.language ?? "",
  };
}

/** Whether each feedback holds. @param {any} track null: unknown */
export const HOLDS = {
  on_air: (track) => stateOf(track) === "On air" || stateOf(track) === "Silent",
  off_air: (track) => !!track?.air?.offAir,
  paused: (track) => !!track?.air?.paused,
  trouble: (track) => !track || TROUBLE.includes(track.state),
  speaking: (track) => !!track?.speaking,
  overlay: (track) => !!track?.air?.overlay,
  readers: (track) => !!track?.air?.readers,
  late: (track, { seconds }) =>
    typeof track?.delay === "number" && track.delay > Number(seconds),
};
