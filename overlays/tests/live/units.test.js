import assert from "node:assert/strict";
import test from "node:test";
import { SPOKEN, TRANSLATED, unitsOf, weightOf, wordsIn } from "../../live/units.js";

test("while text grows only whole sentences are pieces, and afterwards the rest is one as well", () => {
  assert.deepEqual(unitsOf("Good evening. We begin", true), ["Good evening."]);
  assert.deepEqual(unitsOf("Good evening. We begin", false), ["Good evening.", " We begin"]);
  assert.deepEqual(unitsOf('He said "stop!" and went', true), ['He said "stop!"']);
  assert.deepEqual([unitsOf("", true), unitsOf("", false), unitsOf("We begin", true)], [[], [], []]);
});

test("numbers with a point or a comma are not cut", () => {
  assert.deepEqual(unitsOf("About 3.5 metres and 4,5 litres of it were there", true), []);
});

test("a comma ends a piece once enough has gathered", () => {
  assert.deepEqual(unitsOf("Yes, but the harbour that we have known for all these years, as we", true), [
    "Yes, but the harbour that we have known for all these years,",
  ]);
});

test("sentences end as their language writes it", () => {
  for (const [text, count] of [
    ["終わりです。次は港の話です。まだ", 2],
    ["هل أنت هنا؟ نعم", 1],
    ["यह बंदरगाह है। और", 1],
    ["¿Qué tal? Bien… y", 2],
  ])
    assert.equal(unitsOf(text, true).length, count, text);
});

test("nothing is lost, and no piece is longer than a voice can say", () => {
  for (const text of [
    "on and on ".repeat(90),
    "長い話を続けます".repeat(60),
    "𠮷野家".repeat(90),
    "x".repeat(1000),
    "Well, ".repeat(200),
  ]) {
    const pieces = unitsOf(text, false);
    assert.equal(pieces.join(""), text);
    for (const piece of pieces) {
      assert.ok(weightOf(piece) <= SPOKEN.most, `${weightOf(piece)}: ${piece}`);
      assert.ok(piece.isWellFormed(), "a character is cut in two");
    }
  }
});

test("speech without an end is cut between words", () => {
  const [first] = unitsOf("on and ".repeat(40), true);
  assert.match(first, /(on|and)$/);
});

test("an abbreviation ends no sentence", () => {
  for (const text of ["Good evening, Mr. Jones. And", "Fragen Sie z. B. Herrn Dr. Weber. Und", "By J. S. Bach. And", "At 5 vs. 6. And"])
    assert.equal(unitsOf(text, true).length, 1, text);
  assert.equal(unitsOf("We saw the car. And", true).length, 1);
});

test("for a translator a unit ends at a comma from eight words on, and at fourteen words at the latest", () => {
  const cut = (text, grows = true) => unitsOf(text, grows, TRANSLATED).map(unit => unit.trim());
  assert.deepEqual(cut("one two three, four five six seven eight, nine"), ["one two three, four five six seven eight,"]);
  const fourteen = "1 2 3 4 5 6 7 8 9 10 11 12 13 14";
  assert.deepEqual(cut(fourteen), [], "the fourteenth may go on");
  assert.deepEqual(cut(`${fourteen} 15`), [fourteen]);
  assert.deepEqual(cut("one two", false), ["one two"]);
});

test("scripts without spaces have as much in a unit, and are cut between words", () => {
  for (const text of ["長い話を続けます".repeat(20), "เราเริ่มต้นการประชุมในวันนี้".repeat(10)]) {
    const units = unitsOf(text, false, TRANSLATED);
    assert.equal(units.join(""), text);
    const ends = new Set(Array.from(new Intl.Segmenter(undefined, { granularity: "word" }).segment(text), ({ index }) => index));
    let place = 0;
    for (const unit of units.slice(0, -1)) {
      assert.ok(wordsIn(unit) <= 14 && wordsIn(unit) > 7, `${wordsIn(unit)}: ${unit}`);
      assert.ok(ends.has((place += unit.length)), `a word is cut in two behind ${unit}`);
    }
  }
});
