import assert from "node:assert/strict";
import test from "node:test";
import { sampleFrames } from "../../builder/sample.js";

function frames(count, shape) {
  const all = [];
  for (const frame of sampleFrames({ chars: 32, lines: 2, mode: "rollup", tentative: true, ...shape }))
    if (all.push(frame) === count) return all;
}

for (const mode of ["rollup", "live", "block"])
  test(`the sample in mode ${mode} fits its lines, and settled text stays in its line`, () => {
    const settled = new Map();
    for (const frame of frames(300, { mode })) {
      assert.ok(frame.lines.length <= 2);
      for (const line of frame.lines) {
        assert.ok((line.settled + line.tentative).length <= 32);
        assert.ok(line.settled.startsWith(settled.get(line.id) ?? ""), line.settled);
        settled.set(line.id, line.settled);
      }
    }
    assert.ok(settled.size > 20);
  });

test("a block has no tentative words and stays until the next one is complete", () => {
  const screens = new Set(frames(200, { mode: "block" }).map(frame => JSON.stringify(frame.lines)));
  assert.ok(screens.size > 5 && screens.size < 30, `${screens.size} screens`);
  assert.ok(frames(200, { mode: "block" }).every(frame => frame.lines.every(line => line.tentative === "")));
});

test("no tentative words are shown where they are switched off", () => {
  assert.ok(frames(100, { tentative: false }).every(frame => frame.lines.every(line => line.tentative === "" && line.settled !== "")));
});
