import assert from "node:assert/strict";
import test from "node:test";
import { linesOf, partsOf, placeOf, searchOf, secondsBetween, shownWord } from "../../archive/lines.js";

const word = (number, text, beginsLine = false, more = {}) => ({
  number,
  text,
  joined: false,
  start: `2026-01-01T20:00:0${number}+00:00`,
  end: `2026-01-01T20:00:0${number}.4+00:00`,
  former: null,
  beginsLine,
  ...more,
});

test("words are lines from where each begins, and a page that begins within a line has it as its first", () => {
  const lines = linesOf([word(2, "evening."), word(3, "We", true), word(4, "begin.")]);
  assert.deepEqual(
    lines.map(({ number, start, words }) => [number, start, words.map(one => one.text)]),
    [
      [2, "2026-01-01T20:00:02+00:00", ["evening."]],
      [3, "2026-01-01T20:00:03+00:00", ["We", "begin."]],
    ],
  );
  assert.deepEqual(linesOf([]), []);
});

test("whoever begins to speak is named, and markers between two lines of one speaker change nothing", () => {
  const by = (/** @type {number} */ speaker, /** @type {number} */ number) => word(number, "a", true, speaker ? { speaker } : {});
  const lines = linesOf([by(0, 1), by(1, 2), by(1, 3), by(2, 4), by(0, 5), by(2, 6), by(1, 7)]);
  assert.deepEqual(
    lines.map(({ speaker, begins }) => [speaker, begins]),
    [
      [0, false],
      [1, true],
      [1, false],
      [2, true],
      [0, false],
      [2, false],
      [1, true],
    ],
  );
});

test("a corrected word shows how it went out, and one that was taken out has no text", () => {
  assert.deepEqual(shownWord(word(1, "", true, { former: "um" })), {
    number: 1,
    text: "",
    joined: false,
    heard: "um",
    typed: false,
    held: false,
  });
});

test("what was looked for is marked within its line", () => {
  assert.deepEqual(partsOf({ line: "Das alte Café schließt.", start: 9, length: 4 }), ["Das alte ", "Café", " schließt."]);
  assert.deepEqual(partsOf({ line: "now", start: 0, length: 3 }), ["", "now", ""]);
});

test("an address names a place, and a place an address", () => {
  for (const place of [
    { session: 7, track: "", word: 0 },
    { session: 7, track: "hall b", word: 120 },
    { session: 1, track: "ä&=", word: 0 },
  ])
    assert.deepEqual(placeOf(searchOf(place)), place);
  for (const wrong of ["", "?session=", "?session=0", "?session=-1", "?session=1.5", "?session=x", "?word=3", "?session=1e99"])
    assert.equal(placeOf(wrong), null, wrong);
  assert.deepEqual(placeOf("?session=3&word=-2"), { session: 3, track: "", word: 0 });
});

test("a clock that was set back gives no negative time", () => {
  assert.equal(secondsBetween("2026-01-01T20:00:00+00:00", "2026-01-01T20:01:30+00:00"), 90);
  assert.equal(secondsBetween("2026-01-01T20:00:00+00:00", "2026-01-01T19:00:00+00:00"), 0);
});
