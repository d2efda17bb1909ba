import assert from "node:assert/strict";
import test from "node:test";
import { summaryOf } from "../../operator/checks.js";

/** @param {..."Good" | "Doubtful" | "Bad"} marks @returns {any} */
const findings = (...marks) => marks.map(mark => ({ mark, about: "", cause: "", fix: "" }));

test("the worst finding makes the summary", () => {
  assert.equal(summaryOf(findings("Good", "Good")), "All 2 checks passed.");
  assert.match(summaryOf(findings("Good", "Doubtful")), /^Captions work; 1 of 2 checks/);
  assert.match(summaryOf(findings("Bad", "Doubtful", "Good")), /^1 of 3 checks found something that stops captions/);
});
