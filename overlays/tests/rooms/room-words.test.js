import assert from "node:assert/strict";
import test from "node:test";
import { operatorAddress, readersAddress, roomState, trackState, trackTrouble } from "../../rooms/room-words.js";
/** @import { Room, RoomNode, Rooms, RoomTrack } from "../../rooms/types.js" */

/** @type {RoomTrack} */
const track = {
  id: "main",
  label: "Hall A",
  language: "en",
  state: "running",
  speaking: true,
  message: null,
  delay: 1.2,
  maker: "box-a",
  makerAddress: "https://box-a.example",
  standby: [],
};
/** @type {RoomNode} */
const box = { name: "box-a", role: "captioner", address: "https://box-a.example", viewers: 0 };
/** @type {RoomNode} */
const web = { name: "web-1", role: "web", address: "https://web-1.example/captions", viewers: 7 };
/** @type {Room} */
const room = { name: "hall-a", seen: 1, viewers: 7, tracks: [track], nodes: [box, web] };
/** @type {Rooms} */
const all = { used: true, room: "hall-b", node: "box-b", trouble: null, rooms: [room] };

test("a track's state is that of the machine that makes it, and bad where none does", () => {
  assert.deepEqual(trackState(track), ["Speech", "good"]);
  assert.deepEqual(trackState({ ...track, maker: null }), ["No machine makes the captions", "bad"]);
  assert.equal(trackTrouble(track), "");
  assert.equal(
    trackTrouble({ ...track, message: "No captions have come from box-a for 6 s." }),
    "No captions have come from box-a for 6 s.",
  );
});

test("a room's state is the worst of its tracks, and a room without a machine is in trouble", () => {
  assert.deepEqual(roomState(room), ["Captions run", "good"]);
  assert.deepEqual(roomState({ ...room, tracks: [track, { ...track, id: "two", maker: null }] }), ["Trouble on 1 of 2 tracks", "bad"]);
  assert.deepEqual(roomState({ ...room, tracks: [] }), ["No tracks", "wait"]);
  assert.deepEqual(roomState({ ...room, tracks: [], nodes: [] }), ["No machine is there", "bad"]);
});

test("a room is read on a machine that only shows captions, then on any other, then here if it is this machine's room", () => {
  assert.equal(readersAddress(room, all, "http://here:4955"), "https://web-1.example/captions/live");
  assert.equal(readersAddress({ ...room, nodes: [box] }, all, "http://here:4955"), "https://box-a.example/live");
  const silent = { ...room, nodes: [{ ...box, address: "" }] };
  assert.equal(readersAddress(silent, all, "http://here:4955"), null);
  assert.equal(readersAddress(silent, { ...all, room: "hall-a" }, "http://here:4955"), "http://here:4955/live");
});

test("the operator's page is that of the machine that makes the captions", () => {
  assert.equal(operatorAddress(room, track, all, "http://here:4955"), "https://box-a.example/operator?track=main");
  const own = { ...track, makerAddress: "" };
  assert.equal(operatorAddress(room, own, all, "http://here:4955"), null);
  assert.equal(
    operatorAddress(room, own, { ...all, room: "hall-a", node: "box-a" }, "http://here:4955"),
    "http://here:4955/operator?track=main",
  );
  // Another room may have a machine of the same name.
  assert.equal(operatorAddress(room, own, { ...all, node: "box-a" }, "http://here:4955"), null);
});

test("a link never runs a script", () => {
  for (const address of [
    "javascript:alert(1)",
    "data:text/html,x",
    "https://user@web.example",
    "https://web.example/?x",
    "//web.example",
  ]) {
    assert.equal(readersAddress({ ...room, nodes: [{ ...web, address }] }, all, "http://here:4955"), null);
    assert.equal(operatorAddress(room, { ...track, makerAddress: address }, all, "http://here:4955"), null);
  }
});
