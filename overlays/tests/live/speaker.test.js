import assert from "node:assert/strict";
import test from "node:test";
import { Speaker } from "../../live/speaker.js";
import { SPOKEN } from "../../live/units.js";

const told = (...texts) => texts.map((text, i) => ({ key: `a:${i + 1}`, text }));
// One sentence of nearly the longest that is spoken at once.
const long = word => `${`${word} `.repeat(Math.floor((SPOKEN.most - 10) / (word.length + 1))).trim()}.`;

function heeding(grows, ...texts) {
  const speaker = new Speaker();
  speaker.heed(told(...texts), grows);
  return speaker;
}

test("a reader who begins hears the newest sentences, and not all that was said before", () => {
  const speaker = heeding(true, long("past"), "And then. Good evening. We");
  assert.equal(speaker.next(), "And then. Good evening.");
  assert.equal(speaker.next(), null);
});

test("settled words are spoken once, when their sentence is complete", () => {
  const speaker = heeding(true, "Good evening. We");
  assert.equal(speaker.next(), "Good evening.");
  speaker.heed(told("Good evening. We begin"), true);
  assert.equal(speaker.next(), null);
  speaker.heed(told("Good evening. We begin."), true);
  assert.deepEqual([speaker.next(), speaker.next()], ["We begin.", null]);
});

test("the end of a paragraph is spoken, and so is what stands when nobody speaks any more", () => {
  const speaker = heeding(true, "We begin");
  speaker.heed(told("We begin", "Now"), true);
  assert.equal(speaker.next(), "We begin");
  speaker.heed(told("We begin", "Now"), false);
  assert.equal(speaker.next(), "Now");
});

test("while something is spoken newer words gather, and of these only the newest that fit are spoken", () => {
  const speaker = heeding(true, "One.");
  speaker.next();
  speaker.heed(told(`One. ${long("skipped")} Two of us. Three of us.`), true);
  assert.equal(speaker.next(), "Two of us. Three of us.");
  assert.equal(speaker.next(), null, "what was skipped is not made up for");
});

test("a voice is never behind by more than one unit, however much is said", () => {
  const speaker = heeding(true, "");
  let text = "";
  for (let i = 0; i < 300; i++) {
    text += ` Sentence number ${i} has been said.`;
    speaker.heed(told(text), true);
    if (i % 20 !== 19) continue;
    const words = speaker.next();
    assert.ok(words.endsWith(`${i} has been said.`) && words.length <= SPOKEN.most, words);
  }
});

test("a correction is not read again, wherever it stands", () => {
  for (const [before, after] of [
    ["We meet in the harber today.", "We meet in the harbour today."],
    ["We meat in the harbour today.", "We meet each other in the harbour today."],
    ["We meet in the big old harbour.", "We meet in the port."],
    ["We meet today.", "We meet tomorrow."],
    ["終わりです。", "終了です。"],
    ["Hello.", ""],
  ]) {
    const speaker = heeding(true, before);
    assert.equal(speaker.next(), before);
    speaker.heed(told(after), true);
    assert.equal(speaker.next(), null, after);
  }
});

test("after a correction what follows is read from where it begins", () => {
  for (const corrected of ["We meet in the harbour. Then", "We two meet in the old harbour. Then"]) {
    const speaker = heeding(true, "We meet in the harber. Then");
    assert.equal(speaker.next(), "We meet in the harber.");
    speaker.heed(told(corrected), true);
    speaker.heed(told(`${corrected} we eat.`), true);
    assert.equal(speaker.next(), "Then we eat.");
  }
});

test("a correction and new words may come in one message", () => {
  const speaker = heeding(true, "We meet in the harber today.");
  speaker.next();
  speaker.heed(told("We meet in the harbour today. Then we eat."), true);
  assert.equal(speaker.next(), "Then we eat.");
});

test("a correction of an earlier paragraph is not read", () => {
  const speaker = heeding(false, "Good evning.", "We begin.");
  speaker.next();
  speaker.heed(told("Good evening.", "We begin."), false);
  assert.equal(speaker.next(), null);
});

test("words that were corrected before they were spoken are spoken as corrected", () => {
  const speaker = heeding(true, "Good evning");
  assert.equal(speaker.next(), null);
  speaker.heed(told("Good evening."), true);
  assert.equal(speaker.next(), "Good evening.");
});

test("what is skipped is never spoken", () => {
  const speaker = heeding(true, "Good evening. We");
  speaker.skip();
  assert.equal(speaker.next(), null);
  speaker.heed(told("Good evening. We begin. Now."), true);
  assert.equal(speaker.next(), "begin. Now.");
});

test("a cleared page leaves nothing to say", () => {
  const speaker = heeding(true, "Good evening.");
  speaker.heed([], false);
  assert.equal(speaker.next(), null);
});

test("marks without words are not spoken", () => {
  for (const text of ["♪ ♪.", "…", "[ ]"]) assert.equal(heeding(false, text).next(), null, text);
});
