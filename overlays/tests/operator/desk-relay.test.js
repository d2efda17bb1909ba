import assert from "node:assert/strict";
import test from "node:test";
import { relayOf } from "../../operator/desk-relay.js";
/** @import { Relay } from "../../operator/types.js" */

/** @type {Relay} */
const relay = {
  used: true,
  name: "hall-a",
  node: "box-b",
  role: "captioner",
  trouble: null,
  tracks: [{ track: "main", state: "standby", holder: "box-a", epoch: 0, trouble: null }],
};

/** @param {Partial<Relay["tracks"][0]>} change */
function withTrack(change) {
  return { ...relay, tracks: [{ ...relay.tracks[0], ...change }] };
}

test("a machine that stands by says from where captions come, and can take over", () => {
  assert.deepEqual(relayOf(relay, "main"), { says: "Captions come from box-a; this machine stands by.", mood: "wait", canTake: true });
});

test("the machine that writes says so, and has nothing to take over", () => {
  const now = relayOf(withTrack({ state: "writing", holder: "box-b", epoch: 7 }), "main");
  assert.deepEqual(now, { says: "This machine (box-b) makes the captions.", mood: "good", canTake: false });
});

test("while Redis is away the page says that captions go on here only, and nothing can be taken over", () => {
  const now = relayOf(withTrack({ state: "away", holder: null, trouble: "Redis at x does not answer." }), "main");
  assert.deepEqual(now, { says: "Redis at x does not answer. Captions go on here only.", mood: "bad", canTake: false });
  assert.equal(relayOf(withTrack({ state: "away", holder: null }), "main")?.canTake, false);
});

test("without Redis, and for a track that nobody knows, nothing is said; a web node cannot take over", () => {
  assert.equal(relayOf({ ...relay, used: false }, "main"), null);
  assert.equal(relayOf(relay, "other"), null);
  assert.equal(relayOf({ ...relay, role: "web", tracks: [] }, "main")?.canTake, false);
});
