import assert from "node:assert/strict";
import test from "node:test";
import { piecesOf } from "../../element/lines.js";

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
