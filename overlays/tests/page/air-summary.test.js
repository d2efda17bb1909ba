import assert from "node:assert/strict";
import test from "node:test";
import { airSummaryOf, longestDelayOf } from "../../page/air-summary.js";
import { t } from "../../strings/strings.js";

const air = { paused: false, delay: 0, overlay: true, readers: true };
const running = { state: "running", message: null, unheard: 0, lost: 0, delay: 0.8, air };
const wordless = { ...running, state: "wordless", message: "No word has been recognised for 9 s.", unheard: 6 };

/** The state of some tracks, in words and with its mood. */
function told(...tracks) {
  const { key, mood, some, all } = airSummaryOf({ tracks });
  return [t(key, { some, all }), mood];
}

test("the state of all tracks is that of the worst one", () => {
  assert.deepEqual(told(), ["Starting", "wait"]);
  assert.deepEqual(told(running), ["On air", "good"]);
  assert.deepEqual(told(running, running), ["On air: 2 of 2", "good"]);
  assert.deepEqual(told(running, { ...running, state: "starting" }), ["Starting", "wait"]);
  assert.deepEqual(told(running, { ...running, state: "ended" }), ["On air: 1 of 2", "good"]);
  assert.deepEqual(told({ ...running, state: "ended" }), ["Nothing left to caption", "wait"]);
  assert.deepEqual(told({ ...running, state: "failed" }), ["Needs attention", "bad"]);
  assert.deepEqual(told(running, { ...running, lost: 1 }), ["1 of 2 need attention", "bad"]);
  assert.deepEqual(told(wordless), ["Needs attention", "bad"]);
});

test("music is no trouble", () => {
  assert.deepEqual(told({ ...wordless, message: "Music and noise are not captioned.", unheard: 0 }), ["On air", "good"]);
});

test("paused and switched-off captions are not on air", () => {
  const paused = { ...running, air: { ...air, paused: true } };
  assert.deepEqual(told(paused), ["Paused", "wait"]);
  assert.deepEqual(told(paused, running), ["1 of 2 paused", "wait"]);
  assert.deepEqual(told({ ...running, air: { ...air, overlay: false, readers: false } }), ["Off air", "wait"]);
  assert.deepEqual(told({ ...running, air: { ...air, overlay: false } }), ["On air", "good"]);
});

test("captions that were taken off air are off air, whatever else is the matter", () => {
  const off = { ...air, offAir: true };
  assert.deepEqual(told({ ...running, air: off }, { ...running, state: "failed", air: off }), ["Off air", "bad"]);
  assert.deepEqual(told({ ...running, air: { ...off, paused: true } }), ["Off air", "bad"]);
});

test("silence everywhere is named, and is trouble once the service says so", () => {
  const silent = { ...running, state: "silent" };
  assert.deepEqual(told(silent), ["Silence", "wait"]);
  assert.deepEqual(told(silent, { ...silent, message: "The microphone is silent." }), ["Silence", "bad"]);
  assert.deepEqual(told(running, { ...silent, message: "The microphone is silent." }), ["1 of 2 need attention", "bad"]);
});

test("a service that does not answer, or asks who one is, is no silence", () => {
  assert.deepEqual(
    ["gone", "signed-out"].map(known => t(airSummaryOf(known).key)),
    ["No answer", "Signed out"],
  );
  assert.equal(longestDelayOf("gone"), null);
});

test("the delay is the longest of the tracks that have sound, with what words wait for air", () => {
  assert.equal(longestDelayOf({ tracks: [running, { ...running, delay: 1.2 }] }), 1.2);
  assert.equal(
    longestDelayOf({
      tracks: [
        { ...running, air: { ...air, delay: 3 } },
        { ...running, state: "ended", delay: 9 },
      ],
    }),
    3.8,
  );
  assert.equal(longestDelayOf({ tracks: [{ ...running, delay: 0 }] }), null);
  assert.equal(
    longestDelayOf({
      tracks: [
        { ...running, delay: 0.7 },
        { ...running, delay: 4, translationOf: "main" },
      ],
    }),
    0.7,
  );
});
