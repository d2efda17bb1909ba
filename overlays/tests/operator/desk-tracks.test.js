import assert from "node:assert/strict";
import test from "node:test";
import { obsOf } from "../../operator/desk-obs.js";
import { idOf } from "../../operator/desk-tracks.js";

test("a new track's id comes from its name and is never one that is taken", () => {
  assert.equal(idOf("Zweite Sprecherin (Björn)", []), "zweite-sprecherin-bjorn");
  assert.equal(idOf("Main hall", ["main-hall", "main-hall-2"]), "main-hall-3");
  assert.equal(idOf("主持人", []), "track");
  assert.equal(idOf("All", []), "all-2");
  assert.ok(idOf("x".repeat(60), []).length <= 24);
});

test("the state of OBS is told in plain words: not used, connected, away, or with an output that does not work", () => {
  const off = obsOf({ state: "off", message: "", outputs: [] });
  assert.match(off.says, /obs setup/);
  assert.equal(off.mood, "off"); // nothing is wrong, and nothing is pending
  assert.deepEqual(
    obsOf({ state: "ready", message: "OBS is connected.", outputs: [{ name: "Stream", working: true, message: "goes out" }] }),
    { mood: "good", says: "OBS is connected.", outputs: ["✓ Stream: goes out"] },
  );
  assert.equal(obsOf({ state: "ready", message: "", outputs: [{ name: "Stream", working: false, message: "no" }] }).mood, "wait");
  assert.equal(obsOf({ state: "backoff", message: "OBS is not open.", outputs: [] }).mood, "bad");
});
