import assert from "node:assert/strict";
import test from "node:test";
import { pickBlock } from "../../element/blocks.js";

const lines = (...ids) => ids.map(id => ({ id, settled: `line ${id}`, tentative: "" }));
const ids = ({ lines }) => lines.map(line => line.id);

test("a viewer who comes late sees the newest block, whole", () => {
  const { block, lines: shown, wait } = pickBlock(lines(10, 20, 21), null, 5000);
  assert.deepEqual([shown.map(line => line.id), block, wait], [[20, 21], { id: 2, since: 5000 }, null]);
});

test("the next block waits until the one before has been readable", () => {
  const first = pickBlock(lines(0, 1), null, 0);
  const soon = pickBlock(lines(0, 1, 10), first.block, 400);
  assert.deepEqual([ids(soon), soon.wait], [[0, 1], 600]);
  const then = pickBlock(lines(0, 1, 10), soon.block, 1000);
  assert.deepEqual([ids(then), then.wait, then.block], [[10], null, { id: 1, since: 1000 }]);
});

test("blocks that are complete at the same moment are all shown, one after the other", () => {
  let shown = pickBlock(lines(0), null, 0).block;
  const seen = [];
  for (let now = 0; now <= 3000; now += 100) {
    const next = pickBlock(lines(0, 10, 20), shown, now);
    shown = next.block;
    if (seen[seen.length - 1] !== shown.id) seen.push(shown.id);
  }
  assert.deepEqual(seen, [0, 1, 2]);
});

test("after the service restarts and its numbers begin again, its newest block is shown", () => {
  assert.deepEqual(ids(pickBlock(lines(0, 10), { id: 700, since: 0 }, 9000)), [10]);
});

test("a block that has left the frame gives way to the oldest that is left", () => {
  assert.deepEqual(ids(pickBlock(lines(50, 60, 70), { id: 2, since: 0 }, 100)), [50]);
});

test("an empty frame shows nothing", () => assert.deepEqual(pickBlock([], { id: 3, since: 0 }, 9), { block: null, lines: [], wait: null }));
