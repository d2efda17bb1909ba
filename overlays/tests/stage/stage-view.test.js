import assert from "node:assert/strict";
import test from "node:test";
import { absentView, sizeOf, trackOf, unknownView, viewOf } from "../../stage/stage-view.js";

const track = {
  ...{ id: "main", label: "Host", state: "running", message: null, unheard: 0, lost: 0, level: -20, delay: 0.42 },
  air: { paused: false, delay: 0, overlay: true, readers: true },
};

test("a track on air shows its name, its delay and its level", () => {
  assert.deepEqual(viewOf(track), {
    air: ["On air", "good"],
    label: "Host",
    delay: ["0.4 s", "off"],
    level: -20,
    loudness: "-20 dB",
    trouble: "",
  });
});

test("the delay is what people see: with the time that words wait for air, and marked where it is long", () => {
  assert.deepEqual(viewOf({ ...track, air: { ...track.air, delay: 3 } }).delay, ["3.4 s", "off"]);
  assert.deepEqual(viewOf({ ...track, delay: 4 }).delay, ["4.0 s", "bad"]);
  assert.deepEqual(viewOf({ ...track, delay: 0 }).delay, ["–", "off"]);
  // A translation waits for the rest of its unit, and for an engine.
  assert.deepEqual(viewOf({ ...track, delay: 4, translationOf: "main" }).delay, ["4.0 s", "off"]);
  assert.deepEqual(viewOf({ ...track, delay: 6.5, translationOf: "main" }).delay, ["6.5 s", "bad"]);
});

test("a pause, a silent source and a lost one are told", () => {
  assert.deepEqual(viewOf({ ...track, air: { ...track.air, paused: true } }).air, ["Paused: nothing goes out", "bad"]);
  assert.deepEqual([viewOf({ ...track, level: -90 }).level, viewOf({ ...track, level: null }).loudness], [-60, "unknown"]);
  const lost = viewOf({ ...track, state: "lost", message: "The microphone is away." });
  assert.deepEqual([lost.air[1], lost.trouble], ["bad", "The microphone is away."]);
});

test("without an answer nothing is said to be on air", () => {
  const { air, delay, level } = unknownView();
  assert.deepEqual([air, delay[0], level], [["No answer", "bad"], "–", -60]);
});

test("a track that was asked for and is away is not replaced by another", () => {
  assert.equal(trackOf([track], null), track);
  assert.equal(trackOf([track], "main"), track);
  assert.equal(trackOf([track], "guest"), null);
  assert.equal(trackOf([], null), null);
  assert.match(absentView("guest").trouble, /guest/);
  assert.deepEqual(absentView(null).air, ["No captions at the moment", "bad"]);
});

test("three rows fit whatever the height", () => {
  assert.deepEqual([1000, 100, 10, 9999].map(sizeOf), [170, 17, 12, 300]);
  for (const height of [200, 480, 950]) assert.ok(sizeOf(height) * 1.4 * 3 < height);
});
