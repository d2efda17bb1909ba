import assert from "node:assert/strict";
import test from "node:test";
import { languageName, mood, seconds, stateOf, troubleOf, uptime } from "../../service/track-status.js";

const running = { state: "running", message: null, speaking: false, unheard: 0, lost: 0 };

test("a running track listens, or somebody speaks, and nothing is wrong with it", () => {
  assert.deepEqual(
    [stateOf(running), stateOf({ ...running, speaking: true }), mood(running), troubleOf(running)],
    ["Listening", "Speech", "good", ""],
  );
});

test("singing is reported as not captioned, and is no trouble", () => {
  const sung = { ...running, speaking: true, sung: true };
  assert.deepEqual([stateOf(sung), mood(sung), troubleOf(sung)], ["Singing, which is not captioned", "good", ""]);
});

test("trouble is reported in sentences", () => {
  assert.equal(troubleOf({ ...running, state: "failed", message: "The file is gone." }), "The file is gone.");
  const wordless = { ...running, state: "wordless", message: "No word has been recognised for 9 s." };
  assert.equal(troubleOf(wordless), "No word has been recognised for 9 s.");
  assert.equal(mood({ ...wordless, unheard: 6 }), "bad");
  assert.match(troubleOf({ ...running, lost: 2.25 }), /too slow for 2\.3 s of sound/);
  assert.equal(mood({ ...running, state: "ended" }), "wait");
});

test("music is shown as sound without words, and is no fault", () => {
  const music = { ...running, state: "wordless", message: "Music and noise are not captioned." };
  assert.deepEqual([stateOf(music), mood(music), troubleOf(music)], ["Sound, but no words", "wait", music.message]);
});

test("figures are written as people read them", () => {
  assert.deepEqual([seconds(0), seconds(0.84)], ["–", "0.8 s"]);
  assert.deepEqual([uptime(12), uptime(125), uptime(7260), uptime(90000)], ["12 s", "2 min", "2 h 1 min", "1 d 1 h"]);
  assert.deepEqual([languageName("de"), languageName(null)], ["German", "not known yet"]);
});
