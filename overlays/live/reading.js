// What the readers' page makes of a transcript; pure.

const MANY = 160; // so much without a sentence's end is told all the same

/** Up to where a paragraph is told, at least `from`: whole sentences, so that a screen reader is not cut short; all of it once nobody adds to it. */
export function toldUpTo(text, from, grows) {
  if (!grows) return text.length;
  let end = from;
  for (const { index } of text.matchAll(/[.?!…]["'”’»)]?(?= )|[。？！]/g))
    if (index >= from) end = index + text.slice(index).match(/^\S["'”’»)]?/)[0].length;
  if (/[.?!…。？！]["'”’»)]?$/.test(text)) end = text.length;
  if (end === from && text.length - from > MANY) end = Math.max(from, text.lastIndexOf(" "));
  return end;
}

/** The transcript as a text file: a time, a paragraph, an empty line. */
export function asText(label, paragraphs, clock) {
  return [label, "", ...paragraphs.flatMap(({ at, text }) => [clock(at), text, ""])].join("\r\n");
}

/** Whether a connection ended because whoever reads is not let in, or not any more. */
export function isRefusal(reason) {
  return /Status code '40[13]'/.test(reason);
}

/** How the track is, for the reader: words, and whether captions come. */
export function stateOf(state, connected, refused = false) {
  if (!connected && refused) return ["This address is not valid any more. Scan the code on the wall anew, or ask the operator.", "wait"];
  if (!connected) return ["Connection lost. What you have stays here; it goes on by itself.", "wait"];
  return (
    {
      running: ["Live", "good"],
      paused: ["Paused. It goes on here by itself.", "wait"],
      starting: ["About to start", "wait"],
      ended: ["The sound is over", "wait"],
      failed: ["No captions at the moment", "wait"],
    }[state] || [state, "wait"]
  );
}

/** What readers can set, and what stands where they have set nothing. */
export const PREFERENCES = {
  size: { or: 100, read: within(100, 400) },
  line: { or: 1.5, read: within(1.2, 2.4) },
  letter: { or: 0, read: within(0, 0.2) },
  contrast: { or: "dark", read: value => (["dark", "light", "yellow", "cream"].includes(value) ? value : undefined) },
  font: { or: "system", read: value => (["system", "Atkinson Hyperlegible Next", "OpenDyslexic"].includes(value) ? value : undefined) },
  times: { or: false, read: value => (typeof value === "boolean" ? value : undefined) },
  awake: { or: false, read: value => (typeof value === "boolean" ? value : undefined) },
  aloud: { or: true, read: value => (typeof value === "boolean" ? value : undefined) },
};

function within(least, most) {
  return value => (typeof value === "number" && value >= least && value <= most ? value : undefined);
}

/** Preferences from what the browser has kept; nonsense counts as nothing. */
export function readPreferences(kept) {
  let given = null;
  try {
    given = JSON.parse(kept);
  } catch {
    // As if nothing had been kept.
  }
  return Object.fromEntries(Object.entries(PREFERENCES).map(([name, { read, or }]) => [name, read(given?.[name]) ?? or]));
}
