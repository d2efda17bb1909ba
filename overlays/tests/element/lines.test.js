import assert from "node:assert/strict";
import test from "node:test";
import { nameOf, piecesOf, voiceOf } from "../../element/lines.js";

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

test("above the words stands the track's name, or that of whoever speaks now where voices are told apart", () => {
  const line = { id: 1, settled: "a", tentative: "" };
  const spoken = [
    { ...line, speaker: { number: 1, label: "Anna" } },
    { ...line, id: 2, speaker: { number: 2, label: "Speaker 2" } },
    { ...line, id: 3, settled: "", tentative: "b" },
  ];
  const of = (/** @type {any} */ lines, label = "Main hall") => nameOf(/** @type {any} */ ({ label, lines }), { labels: "name" });
  assert.equal(of([line]), "Main hall");
  assert.equal(of(spoken), "Speaker 2");
  assert.equal(of(spoken.slice(0, 1)), "Anna");
  assert.equal(of([{ ...line, speaker: { label: "Guest" } }]), "Main hall", "lines of several tracks");
  assert.equal(of(spoken, ""), "");
  assert.equal(nameOf(null, { labels: "name" }), "");
  assert.equal(nameOf(/** @type {any} */ ({ label: "Main hall", lines: spoken }), { labels: "none" }), "");
});
