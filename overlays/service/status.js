// The service's status: asked for once a second, one request for everybody on the page who wants to know.
import { BASE } from "./base.js";
/** @import { Status } from "./types.js" */

const PERIOD_MS = 1000;
const PATIENCE_MS = 4000;

/**
 * What is known: the status; or "gone", where the service does not answer; or "signed-out".
 * @typedef {Pick<Status, "tracks"> & Partial<Status> | "gone" | "signed-out"} Known
 */
/** @typedef {(known: Known) => void} Listener */

/** @type {Set<Listener>} */
const listeners = new Set();
let asking = false;
let fed = false;
/** @type {Known | null} */
let newest = null;

/**
 * Is told of every answer from now on, and of the newest there is.
 * @param {Listener} listener
 * @returns {() => void} ends it
 */
export function watchStatus(listener) {
  listeners.add(listener);
  // Who comes late must not act on nothing until the next answer.
  queueMicrotask(() => newest && listeners.has(listener) && listener(newest));
  // A page that asks by itself says so while its scripts start.
  if (!asking) setTimeout(keepAsking);
  asking = true;
  return () => listeners.delete(listener);
}

/**
 * For a page that asks the service for its tracks anyway: no other request is sent.
 * @returns {Listener} to be told what the page has learnt
 */
export function feedStatus() {
  fed = true;
  return tell;
}

/** @param {Known} known */
function tell(known) {
  newest = known;
  for (const listener of listeners) listener(known);
}

async function keepAsking() {
  // Nobody sees the figures of a hidden page.
  const known = document.hidden ? null : await ask();
  // A page that asks by itself knows better what does not answer.
  if (known && !(fed && typeof known === "string")) tell(known);
  // What only the status says does not change, so that a page that asks by itself needs it once.
  if (!fed) setTimeout(keepAsking, PERIOD_MS);
}

/** @returns {Promise<Known>} */
async function ask() {
  const gone = new AbortController();
  const timer = setTimeout(() => gone.abort(), PATIENCE_MS);
  try {
    const answer = await fetch(BASE + "/status", { signal: gone.signal, cache: "no-store" });
    // 403: a token that does not reach as far as the status.
    if (answer.status === 401 || answer.status === 403) return "signed-out";
    return answer.ok ? await answer.json() : "gone";
  } catch {
    return "gone";
  } finally {
    clearTimeout(timer);
  }
}
