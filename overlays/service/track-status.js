// What the figures of a track mean, in plain words.

// So much speech without a word is not a pause for breath.
const DEAF = 4;

export function stateOf(track) {
  if (track.state === "running" && track.sung) return "Somebody sings, which is not captioned";
  if (track.state === "running") return track.speaking ? "Somebody speaks" : "Listening";
  return (
    {
      starting: "Starting",
      silent: "Silence",
      lost: "The source is lost",
      reopening: "Looking for the source again",
      ended: "The sound is over",
      failed: "No captions",
    }[track.state] || track.state
  );
}

/** "good", "wait" or "bad". */
export function mood(track) {
  if (troubleOf(track)) return "bad";
  return track.state === "running" ? "good" : "wait";
}

/** All tracks in a word, and its mood. */
export function summaryOf(tracks) {
  if (tracks.some(troubleOf)) return ["Needs a look", "bad"];
  if (tracks.length === 0 || tracks.some(t => t.state === "starting")) return ["Starting", "wait"];
  return tracks.some(t => t.state === "running" || t.state === "silent") ? ["Captioning", "good"] : ["Nothing left to caption", "wait"];
}

/** What is wrong with a track, as sentences; empty if nothing is. */
export function troubleOf(track) {
  const sentences = [];
  if (track.state === "failed") sentences.push(track.message || "There are no captions; the log says why.");
  else if (track.message) sentences.push(track.message);
  if (track.state === "running" && track.unheard >= DEAF)
    sentences.push(`Something sounds like speech, but no word was understood for ${seconds(track.unheard)}.`);
  if (track.lost > 0) sentences.push(`This computer was too slow for ${seconds(track.lost)} of sound, which was lost.`);
  return sentences.join(" ");
}

export function seconds(value) {
  return value > 0 ? `${value.toFixed(1)} s` : "–";
}

/** Whole units, the two largest. */
export function uptime(total) {
  const [days, hours, minutes] = [Math.floor(total / 86400), Math.floor(total / 3600) % 24, Math.floor(total / 60) % 60];
  if (days > 0) return `${days} d ${hours} h`;
  if (hours > 0) return `${hours} h ${minutes} min`;
  return minutes > 0 ? `${minutes} min` : `${Math.floor(total)} s`;
}

export function languageName(code) {
  if (!code) return "not known yet";
  try {
    return new Intl.DisplayNames(["en"], { type: "language" }).of(code);
  } catch {
    return code;
  }
}
