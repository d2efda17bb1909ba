// The readers' page's rules: how much of a paragraph to tell, and states in words; pure.
import { t } from "./strings.js";
/** @import { Banner } from "./types.js" */

// So many characters without the end of a sentence are told all the same.
const LONGEST_WAIT = 160;

/**
 * The length to which a screen reader may be told a paragraph: whole sentences, so that it is not cut short, and everything once the
 * paragraph no longer grows.
 * @param {string} text
 * @param {number} from what has been told
 * @param {boolean} grows
 */
export function toldUpTo(text, from, grows) {
  if (!grows) return text.length;
  let end = from;
  for (const { 0: mark, index } of text.matchAll(/[.?!…؟۔।]["'”’»)]?(?= )|[。？！｡]["'”’»)]?/g))
    if (index >= from) end = index + mark.length;
  if (/[.?!…؟۔।。？！｡]["'”’»)]?$/.test(text)) end = text.length;
  if (end === from && text.length - from > LONGEST_WAIT) end = Math.max(from, text.lastIndexOf(" "));
  return end;
}

/**
 * Whether a connection ended because the reader is not admitted, or no longer.
 * @param {string} reason
 */
export function isRefusal(reason) {
  return /Status code '40[13]'/.test(reason);
}

const STATES = ["running", "paused", "offAir", "starting", "ended", "failed"];

/**
 * The track's state for the reader.
 * @param {string} state
 * @param {boolean} connected
 * @param {boolean} [refused]
 * @returns {Banner}
 */
export function stateOf(state, connected, refused = false) {
  if (!connected && refused) return [t("live.state.refused"), "wait"];
  if (!connected) return [t("live.state.lost"), "wait"];
  return [STATES.includes(state) ? t(`live.state.${state}`) : state, state === "running" ? "good" : "wait"];
}

/**
 * The track that an address names, or the first of several. The overlay's parameters say the same; a phone does not load them for it.
 * @param {string | null} text
 * @returns {string | null} null: the service's first
 */
export function trackOf(text) {
  return (text ?? "").split(",").find(id => /^[a-z0-9-]{1,32}$/.test(id)) ?? null;
}
