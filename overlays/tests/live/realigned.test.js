import assert from "node:assert/strict";
import test from "node:test";
import { realigned } from "../../live/realigned.js";

/** The parts of a corrected text, from those that it had. */
function parts(before, after) {
  let length = 0;
  const ends = realigned(
    before.join(""),
    after,
    before.map(part => (length += part.length)),
  );
  return ends.map((end, i) => after.slice(ends[i - 1] ?? 0, end));
}

test("a corrected word stays in its part, and the others keep theirs", () => {
  assert.deepEqual(parts(["Hello wold.", " We begin."], "Hello world. We begin."), ["Hello world.", " We begin."]);
  assert.deepEqual(parts(["We go", " too far."], "We go to the far. And more"), ["We go", " to the far."]);
});

test("a correction at an edge, with growth behind it, takes nothing from what follows", () => {
  assert.deepEqual(parts(["Hello wold"], "Hello world and more"), ["Hello world"]);
  assert.deepEqual(parts(["Good evening.", " Hello wold"], "Good morning. Hello world and more"), ["Good morning.", " Hello world"]);
});

test("several corrections at once are each found", () => {
  assert.deepEqual(parts(["One tow.", " Three for.", " Five."], "One two. Three four. Five. Six"), ["One two.", " Three four.", " Five."]);
});

test("a part whose words are gone is empty, wherever it was", () => {
  assert.deepEqual(parts(["Damn.", " We begin."], " We begin."), ["", " We begin."]);
  assert.deepEqual(parts(["We begin.", " Damn it all."], "We begin."), ["We begin.", ""]);
  assert.deepEqual(parts(["We begin."], ""), [""]);
});

test("texts without spaces are compared by their characters", () => {
  assert.deepEqual(parts(["終わりです。", "次は港の話です。"], "始まりです。次は港の話です。まだ"), ["始まりです。", "次は港の話です。"]);
});

test("places rise, whatever becomes of a text, and a long one is compared in a moment", () => {
  const long = Array.from({ length: 40 }, (_, i) => ` word${i} `.repeat(100));
  const ends = realigned(long.join(""), "other ".repeat(4000), [10, 500, 20000, long.join("").length]);
  assert.deepEqual(
    ends,
    [...ends].sort((a, b) => a - b),
  );
});
