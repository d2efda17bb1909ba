import assert from "node:assert/strict";
import test from "node:test";
import { LONGEST, piecesOf, weightOf } from "../../live/speech-units.js";

test("while text grows only whole sentences are pieces, and afterwards the rest is one as well", () => {
  assert.deepEqual(piecesOf("Good evening. We begin", true), ["Good evening."]);
  assert.deepEqual(piecesOf("Good evening. We begin", false), ["Good evening.", " We begin"]);
  assert.deepEqual(piecesOf('He said "stop!" and went', true), ['He said "stop!"']);
  assert.deepEqual([piecesOf("", true), piecesOf("", false), piecesOf("We begin", true)], [[], [], []]);
});

test("numbers with a point or a comma are not cut", () => {
  assert.deepEqual(piecesOf("About 3.5 metres and 4,5 litres of it were there", true), []);
});

test("a comma ends a piece once enough has gathered", () => {
  assert.deepEqual(piecesOf("Yes, but the harbour that we have known for all these years, as we", true), [
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
    assert.equal(piecesOf(text, true).length, count, text);
});

test("nothing is lost, and no piece is longer than a voice can say", () => {
  for (const text of [
    "on and on ".repeat(90),
    "長い話を続けます".repeat(60),
    "𠮷野家".repeat(90),
    "x".repeat(1000),
    "Well, ".repeat(200),
  ]) {
    const pieces = piecesOf(text, false);
    assert.equal(pieces.join(""), text);
    for (const piece of pieces) {
      assert.ok(weightOf(piece) <= LONGEST, `${weightOf(piece)}: ${piece}`);
      assert.ok(piece.isWellFormed(), "a character is cut in two");
    }
  }
});

test("speech without an end is cut between words", () => {
  const [first] = piecesOf("on and ".repeat(40), true);
  assert.match(first, /(on|and)$/);
});
