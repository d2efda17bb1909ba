// The delay over the last minutes, drawn and in words; pure.
import { number, t } from "../strings/strings.js";
/** @import { DelayPoint } from "./types.js" */

// The scale's least top, in seconds, and how far it stands above the highest point.
const LEAST_TOP = 3;
const HEADROOM = 1.1;

/**
 * The delay's curve in a box, from five minutes ago on the left to now on the right. The scale grows with the longest delay.
 * @param {DelayPoint[]} delays
 */
export function curveOf(delays, width = 300, height = 90, seconds = 300) {
  const most = Math.max(LEAST_TOP, ...delays.map(point => point.delay));
  /** @param {number} ago */
  const x = ago => width * (1 - ago / seconds);
  /** @param {number} delay */
  const y = delay => height * (1 - delay / most / HEADROOM);
  const points = delays.map(({ ago, delay }) => `${x(ago).toFixed(1)},${y(delay).toFixed(1)}`);
  const curve = points.length > 0 ? "M" + points.join("L") : "";
  const area =
    points.length > 0 ? `${curve}L${x(delays[delays.length - 1].ago).toFixed(1)},${height}L${x(delays[0].ago).toFixed(1)},${height}Z` : "";
  const grid = Array.from({ length: Math.floor(most) }, (_, i) => `M0,${y(i + 1).toFixed(1)}H${width}`).join("");
  return { curve, area, grid, most };
}

/**
 * The curve in words, for people who cannot see it.
 * @param {DelayPoint[]} delays
 */
export function wordsOf(delays) {
  if (delays.length === 0) return t("operator.plot.none");
  const sorted = delays.map(point => point.delay).sort((a, b) => a - b);
  return t("operator.plot.says", {
    median: number(sorted[Math.floor(sorted.length / 2)], 1),
    worst: number(sorted[sorted.length - 1], 1),
  });
}
