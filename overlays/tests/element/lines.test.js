import assert from "node:assert/strict";
import test from "node:test";
import { piecesOf, voiceOf } from "../../element/lines.js";

test("a line becomes words and spaces, settled and tentative apart", () => {
  assert.deepEqual(piecesOf({ settled: "And so", tentative: " my" }), [
    { text: "And", kind: "word" },
    { text: " ", kind: "space" },
    { text: "so", kind: "word" },
    { text: " ", kind: "space" },
    { text: "my", kind: "tentative" },
  ]);
  assert.deepEqual(
    piecesOf({ settled: "so", tentative: ", my" }).map(p => p.kind),
    ["word", "tentative", "space", "tentative"],
  );
  assert.deepEqual(piecesOf({ settled: "", tentative: "" }), []);
});

test("further speakers have colours in turn, and the first one that of the look", () => {
  assert.deepEqual(
    [1, 2, 3, 4, 5, 6].map(number => voiceOf({ speaker: { number } })),
    [0, 1, 2, 3, 0, 1],
  );
  for (const speaker of [undefined, null, {}]) assert.equal(voiceOf({ speaker }), 0);
});
