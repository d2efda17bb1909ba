// The time at which captions leave the screen.
/** @import { Timing } from "./types.js" */

/**
 * The time at which the screen is cleared, `hold` seconds after the last change, speech or contact; null: never.
 * @param {Timing & { hold: number }} timing `hold`: seconds
 * @returns {number | null} milliseconds
 */
export function clearsAt({ changed, quiet, lost, speaking, connected, hold }) {
  if (speaking && connected) return null;
  return Math.max(changed, connected ? quiet : lost) + hold * 1000;
}
