import assert from "node:assert/strict";
import test from "node:test";
import { airOf, levelOf } from "../../operator/air-state.js";

test("what is on air is said in a few words", () => {
  const view = { paused: false, overlay: true, readers: true, hold: 0 };
  assert.deepEqual(airOf(view, "running"), ["On air", "good"]);
  assert.deepEqual(airOf({ ...view, hold: 3 }, "running"), ["On air, delayed by 3 s", "good"]);
  assert.deepEqual(airOf({ ...view, overlay: false }, "running"), ["On air, picture off", "wait"]);
  assert.deepEqual(airOf({ ...view, paused: true }, "running")[1], "bad");
  assert.deepEqual(airOf(view, "lost")[1], "bad");
  assert.deepEqual(airOf({ ...view, paused: true, offAir: true }, "running"), ["Off air, all tracks", "bad"]);
});

test("the level is told in words where it matters", () => {
  assert.deepEqual([null, -80, -50, -20, -3].map(levelOf), ["unknown", "silent", "-50 dB, low", "-20 dB", "-3 dB, too loud"]);
});
