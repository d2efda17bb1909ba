// Figures as people write them.
import { number } from "../strings/strings.js";

/** @param {number} value dB below full scale */
export function decibels(value) {
  return `${number(value).replace("-", "−")} dB`;
}
