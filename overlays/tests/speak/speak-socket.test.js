import assert from "node:assert/strict";
import test from "node:test";
import { speakTo } from "../../speak/speak-socket.js";

function stage() {
  const sockets = [];
  const told = [];
  const waits = [];
  const open = address => {
    const socket = {
      address,
      readyState: 0,
      bufferedAmount: 0,
      sent: [],
      send(block) {
        this.sent.push(block);
      },
      close() {
        this.closed = true;
      },
    };
    sockets.push(socket);
    return socket;
  };
  const wait = milliseconds => new Promise(over => waits.push({ milliseconds, over }));
  const speech = speakTo({ address: "ws://here/", told: (state, words) => told.push([state, words]), open, wait, chance: () => 0 });
  const accept = () => {
    sockets.at(-1).readyState = 1;
    sockets.at(-1).onopen();
  };
  const cut = (code, reason) => {
    sockets.at(-1).readyState = 3;
    sockets.at(-1).onclose({ code, reason });
  };
  // A wait of five seconds is for a connection to open; the others are between tries.
  const passed = async () => {
    waits
      .splice(0)
      .filter(w => w.milliseconds !== 5000)
      .forEach(w => w.over());
    await null;
    await null;
  };
  return { speech, sockets, told, waits, accept, cut, passed };
}

test("sound is sent while the connection is open, and dropped while it is not", () => {
  const { speech, sockets, accept } = stage();
  assert.equal(speech.send("early"), false);
  accept();
  assert.equal(speech.send("on time"), true);
  assert.deepEqual(sockets[0].sent, ["on time"]);
});

test("sound that has waited for more than a second is dropped", () => {
  const { speech, sockets, accept } = stage();
  accept();
  sockets[0].bufferedAmount = 32001;
  assert.equal(speech.send("late"), false);
  assert.deepEqual(sockets[0].sent, []);
});

test("a cut connection is reopened after ever longer waits, which a success resets", async () => {
  const { sockets, told, waits, accept, cut, passed } = stage();
  accept();
  const pauses = [];
  for (let i = 0; i < 3; i++) {
    cut(1006, "");
    pauses.push(waits.at(-1).milliseconds);
    await passed();
  }
  assert.deepEqual(pauses, [250, 500, 1000]);
  accept();
  cut(1006, "");
  assert.equal(waits.at(-1).milliseconds, 250);
  assert.equal(sockets.length, 4);
  assert.deepEqual(
    told.map(([state]) => state),
    ["open", "cut", "cut", "cut", "open", "cut"],
  );
});

test("the server's words are told", () => {
  const { told, accept, cut } = stage();
  accept();
  cut(1008, "Too loud.");
  assert.deepEqual(told.at(-1), ["cut", "Too loud."]);
});

test("a page that was replaced by another does not drive that one away", async () => {
  const { sockets, told, accept, cut, passed } = stage();
  accept();
  cut(4001, "Another page speaks.");
  await passed();
  assert.equal(sockets.length, 1);
  assert.equal(told.at(-1)[0], "replaced");
});

test("a connection that does not open is abandoned and tried again", async () => {
  const { sockets, waits, passed } = stage();
  waits.splice(0).forEach(w => w.over());
  await null;
  assert.equal(sockets[0].closed, true);
  await passed();
  assert.equal(sockets.length, 2);
});

test("a speaker who stops is not reconnected", async () => {
  const { speech, sockets, told, accept, cut, passed } = stage();
  accept();
  speech.stop();
  cut(1000, "");
  await passed();
  assert.equal(sockets.length, 1);
  assert.equal(told.length, 1);
});

test("the worklet gathers blocks of 320 samples of 16 bits, with their peak", async () => {
  let Speech;
  globalThis.AudioWorkletProcessor = class {
    port = {
      sent: [],
      postMessage(data) {
        this.sent.push(data);
      },
    };
  };
  globalThis.registerProcessor = (name, type) => {
    Speech = type;
  };
  await import("../../speak/speak-worklet.js");
  const speech = new Speech();
  const sound = new Float32Array(128).fill(0.5);
  sound[5] = -1.5;
  for (let i = 0; i < 5; i++) assert.equal(speech.process([[sound]]), true);
  assert.equal(speech.process([[]]), true);
  const [first, second] = speech.port.sent;
  assert.equal(speech.port.sent.length, 2);
  assert.deepEqual([...new Int16Array(first.sound)].slice(4, 7), [16384, -32768, 16384]);
  assert.equal(new Int16Array(second.sound).length, 320);
  assert.equal(first.peak, 1.5);
});
