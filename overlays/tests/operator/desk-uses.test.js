import assert from "node:assert/strict";
import test from "node:test";
import { mayBeTakenBack, useSays } from "../../operator/desk-uses.js";

const use = {
  track: "main",
  number: 7,
  at: "2026-01-01T20:00:01Z",
  heard: "cuba netis",
  written: "Kubernetes",
  now: "Kubernetes",
  refused: false,
};

test("a use is what was heard, and what was written instead", () => {
  assert.match(useSays(use), /:00:01.*, main: cuba netis → Kubernetes$/u);
});

test("a use that a person has changed since says what stands there now", () => {
  assert.match(useSays({ ...use, now: "Cuba" }), /→ Kubernetes \(now Cuba\)$/u);
  assert.match(useSays({ ...use, now: "" }), /→ Kubernetes \(left out\)$/u);
});

test("a use can be taken back while the term stands there, or may come again", () => {
  assert.equal(mayBeTakenBack(use), true);
  assert.equal(mayBeTakenBack({ ...use, refused: true }), true);
  assert.equal(mayBeTakenBack({ ...use, now: "cuba netis" }), true);
  assert.equal(mayBeTakenBack({ ...use, now: "cuba netis", refused: true }), false);
});
