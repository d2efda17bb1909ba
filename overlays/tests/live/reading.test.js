import assert from "node:assert/strict";
import test from "node:test";
import { tracksOf } from "../../element/parameters.js";
import { isRefusal, stateOf, toldUpTo, trackOf } from "../../live/reading.js";

test("while somebody speaks whole sentences are told, and the rest waits", () => {
  assert.equal(toldUpTo("Good evening. We begin", 0, true), "Good evening.".length);
  assert.equal(toldUpTo("Good evening. We begin", 13, true), 13);
  assert.equal(toldUpTo("Good evening. We begin. Now", 13, true), "Good evening. We begin.".length);
  assert.equal(toldUpTo('He said "stop!" and went', 0, true), 'He said "stop!"'.length);
  assert.equal(toldUpTo("終わり。次", 0, true), 4);
  assert.equal(toldUpTo("هل لديكم أسئلة؟ نعم", 0, true), "هل لديكم أسئلة؟".length);
  assert.equal(toldUpTo("That is all.", 0, true), 12);
});

test("numbers do not end a sentence", () => assert.equal(toldUpTo("about 3.5 or 4.5 metres", 0, true), 0));

test("a paragraph that no longer grows is told to its end", () => assert.equal(toldUpTo("Good evening. We begin", 13, false), 22));

test("speech without an end is told all the same, up to a word's end", () => {
  const text = "on and ".repeat(40).trim();
  const end = toldUpTo(text, 0, true);
  assert.ok(end > 160 && text[end] === " ");
});

test("the told length never shrinks", () => {
  const text = "One. Two. Three words and more. Four";
  for (let from = 0; from <= text.length; from++) assert.ok(toldUpTo(text, from, true) >= from);
});

test("every state has words for readers, also an unknown one", () => {
  for (const state of ["starting", "running", "paused", "ended", "failed"]) assert.notEqual(stateOf(state, true)[0], state);
  assert.deepEqual(stateOf("dancing", true), ["dancing", "wait"]);
  assert.match(stateOf("running", false)[0], /reconnects by itself/);
});

test("a refused reader is told what to do, and one who lost the connection is not", () => {
  assert.ok(isRefusal("Failed to complete negotiation with the server: Error: : Status code '401'"));
  assert.ok(!isRefusal("Failed to complete negotiation with the server: TypeError: Failed to fetch"));
  assert.ok(!isRefusal(""));
  assert.match(stateOf("running", false, true)[0], /Scan the code/);
  assert.equal(stateOf("running", true, true)[0], "Live");
});

test("an address names the same track to readers as to the overlay", () => {
  for (const text of ["floor", "floor,german", "../x,german", "", null, "Floor", "a b", ",", "a".repeat(33), " floor"])
    assert.equal(trackOf(text), tracksOf(text)[0] ?? null, String(text));
});
