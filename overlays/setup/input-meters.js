// A meter's bar and its line at the highest level, and the mark of the input that moves; pure.
/** @import { MeterState } from "./types.js" */

/** The bottom of a meter, in dB below full scale. */
export const BOTTOM_DB = -60;

// IEC 60268-10, type I: a bar falls by 20 dB in 1.7 s, so that an eye can follow it.
const FALL_DB_PER_S = 20 / 1.7;
// The line at the highest level stays this long.
const PEAK_HOLD_S = 1.5;
// The mark stays through the pauses of a sentence.
const MARK_HOLD_S = 3;

/** @returns {MeterState} */
export function still() {
  return { shown: BOTTOM_DB, peak: BOTTOM_DB, peakAge: 0 };
}

/**
 * A meter after some time with this sound.
 * @param {MeterState} before
 * @param {{ loudness: number, peak: number } | null} sound dB below full scale; null: not known
 * @param {number} seconds since the sound before
 * @returns {MeterState}
 */
export function advance(before, sound, seconds) {
  const fallen = FALL_DB_PER_S * seconds;
  const shown = Math.max(sound?.loudness ?? BOTTOM_DB, before.shown - fallen, BOTTOM_DB);
  const highest = Math.max(sound?.peak ?? BOTTOM_DB, shown);
  if (highest >= before.peak) return { shown, peak: highest, peakAge: 0 };
  const peakAge = before.peakAge + seconds;
  return { shown, peak: peakAge > PEAK_HOLD_S ? Math.max(highest, before.peak - fallen) : before.peak, peakAge };
}

/**
 * The place of a level on a meter, 0 to 1.
 * @param {number} level dB below full scale
 */
export function placeOf(level) {
  return Math.min(1, Math.max(0, 1 - level / BOTTOM_DB));
}

/**
 * The loudest of some channels: with several, one may be plugged in and the others silent.
 * @param {{ loudness: number, peak: number }[]} channels
 */
export function loudestOf(channels) {
  return channels.reduce((most, channel) => (!most || channel.loudness > most.loudness ? channel : most), channels[0] ?? null);
}

/**
 * The marked input: the one that moves, or for a while the one that did.
 * @param {{ id: string | null, age: number }} before
 * @param {string | null} moving
 * @param {number} seconds since before
 */
export function marked(before, moving, seconds) {
  if (moving !== null) return { id: moving, age: 0 };
  const age = before.age + seconds;
  return age <= MARK_HOLD_S ? { id: before.id, age } : { id: null, age };
}
