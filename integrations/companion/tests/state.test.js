import { validateManifest } from "@companion-module/base/dist/manifest.js";
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import test from "node:test";
import { wanted } from "../src/actions.js";
import { HOLDS, stateOf, trackOf, valuesOf } from "../src/state.js";

const AIR = {
  paused: false,
  delay: 0,
  overlay: true,
  readers: true,
  offAir: false,
};
const track = (more = {}, air = {}) => ({
  id: "main",
  label: "Hall",
  state: "running",
  delay: 0.34,
  viewers: 3,
  level: -20.4,
  ...more,
  air: { ...AIR, ...air },
});

test("the operator's doing comes before the source's, and off air before all", () => {
  assert.equal(stateOf(track()), "On air");
  assert.equal(stateOf(track({ state: "lost" })), "Trouble");
  assert.equal(stateOf(track({ state: "lost" }, { paused: true })), "Paused");
  assert.equal(stateOf(track({}, { paused: true, offAir: true })), "Off air");
  assert.equal(stateOf(track({ state: "something new" })), "Unknown");
  assert.equal(stateOf(null), "No answer");
});

test("a connection is for its track, or for the first", () => {
  const tracks = [{ id: "a" }, { id: "b" }];
  assert.equal(trackOf(tracks, "").id, "a");
  assert.equal(trackOf(tracks, "b").id, "b");
  assert.equal(trackOf(tracks, "c"), null);
  assert.equal(trackOf([], ""), null);
});

test("values are what a key has room for, and unknown ones a dash", () => {
  const values = valuesOf(
    track({ settledDelay: 0.8, language: "en" }, { delay: 2.5 }),
  );
  assert.deepEqual(values, {
    state: "On air",
    message: "",
    label: "Hall",
    delay: "0.3",
    settled: "0.8",
    air_delay: "2.5",
    viewers: "3",
    level: "-20",
    language: "en",
  });
  const unknown = valuesOf(null, "It does not answer.");
  assert.equal(unknown.message, "It does not answer.");
  assert.equal(unknown.delay, "–");
});

test("nothing that is unknown counts as on air", () => {
  assert.deepEqual(
    Object.keys(HOLDS).filter((id) => HOLDS[id](null, { seconds: 3 })),
    ["trouble"],
  );
  assert.deepEqual(
    Object.keys(HOLDS).filter((id) =>
      HOLDS[id](track({ delay: 4 }), { seconds: 3 }),
    ),
    ["on_air", "overlay", "readers", "late"],
  );
});

test("a switch goes to where it is told, or to the other side", () => {
  assert.deepEqual(
    [
      wanted("toggle", true),
      wanted("toggle", false),
      wanted("on", true),
      wanted("off", true),
    ],
    [false, true, true, false],
  );
});

test("Companion takes the manifest, whose version is the package's", () => {
  const read = (name) =>
    JSON.parse(readFileSync(new URL(`../${name}`, import.meta.url), "utf8"));
  const manifest = read("companion/manifest.json");
  validateManifest(manifest);
  assert.equal(manifest.version, read("package.json").version);
});
