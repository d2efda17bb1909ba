// The steps of the set-up, and how far one has come; pure. Every step can be skipped and come back to.
/** @import { Progress, StepName } from "./types.js" */

/** @type {readonly StepName[]} */
export const STEPS = ["voice", "model", "obs", "look", "check"];

/** Nobody has been here yet. @returns {Progress} */
export function fresh() {
  return { at: STEPS[0], marks: {} };
}

/**
 * Reads progress as it was kept; whatever is not a step or a mark is left out, so that a page of another version does no harm.
 * @param {string | null} text
 * @returns {Progress}
 */
export function read(text) {
  const progress = fresh();
  let kept;
  try {
    kept = JSON.parse(text ?? "");
  } catch {
    return progress;
  }
  if (typeof kept !== "object" || kept === null) return progress;
  if (STEPS.includes(kept.at)) progress.at = kept.at;
  for (const step of STEPS) if (["done", "skipped"].includes(kept.marks?.[step])) progress.marks[step] = kept.marks[step];
  return progress;
}

/**
 * The step that an address names, as in "/setup#obs"; null for none.
 * @param {string} hash
 * @returns {StepName | null}
 */
export function named(hash) {
  return STEPS.find(step => hash === `#${step}`) ?? null;
}

/**
 * @param {StepName} step
 * @param {1 | -1} way
 * @returns {StepName | null} null before the first and after the last
 */
export function beside(step, way) {
  return STEPS[STEPS.indexOf(step) + way] ?? null;
}

/**
 * Leaves a step: it is done, or skipped unless it has been done before.
 * @param {Progress} progress
 * @param {"done" | "skipped"} mark
 * @returns {Progress}
 */
export function leave({ at, marks }, mark) {
  return { at: beside(at, 1) ?? at, marks: { ...marks, [at]: marks[at] === "done" ? "done" : mark } };
}

/**
 * Goes to a step; how the others stand stays.
 * @param {Progress} progress
 * @param {StepName} step
 * @returns {Progress}
 */
export function go(progress, step) {
  return { ...progress, at: step };
}

/** @param {Progress} progress */
export function finished({ marks }) {
  return STEPS.every(step => marks[step] !== undefined);
}
