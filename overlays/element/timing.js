// When captions leave the screen.

/** When the screen is to be cleared, in ms, or null for never: `hold` seconds after the last change, speech or contact. */
export function clearsAt({ changed, quiet, lost, speaking, connected, hold }) {
  if (speaking && connected) return null;
  return Math.max(changed, connected ? quiet : lost) + hold * 1000;
}
