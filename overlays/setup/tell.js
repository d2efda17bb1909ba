// What came of an act: a sentence, marked where it went wrong.
import { setText } from "../page/elements.js";

/**
 * @param {HTMLElement} told
 * @param {string} text
 * @param {boolean} [wrong]
 */
export function tell(told, text, wrong = false) {
  setText(told, text, wrong ? "bad" : "");
}
