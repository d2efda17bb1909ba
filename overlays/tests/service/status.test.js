import assert from "node:assert/strict";
import test from "node:test";
import { feedStatus, watchStatus } from "../../service/status.js";

// The module keeps one poll for a page, so one test leads through a page's life. Its clock is turned by hand.
test("all who want to know share one request a second, and a page that asks by itself sends none", async context => {
  const waiting = [];
  context.mock.method(globalThis, "setTimeout", (then, milliseconds = 0) => waiting.push({ then, milliseconds }));
  context.mock.method(globalThis, "clearTimeout", () => {});
  const answers = [new Response('{"tracks":[]}'), new Response("", { status: 401 }), new Response("", { status: 500 })];
  const asked = [];
  globalThis.fetch = async address => {
    asked.push(address);
    return answers.shift() ?? new Response('{"tracks":[],"canQuit":true}');
  };
  globalThis.document = { hidden: false };
  /** Lets everything that is due within a second happen; patience has no end here. */
  const turn = async () => {
    for (const { then } of waiting.splice(0).filter(one => one.milliseconds <= 1000)) await then();
  };

  const [first, second] = [[], []];
  watchStatus(known => first.push(known));
  const stop = watchStatus(known => second.push(known));
  assert.equal(asked.length, 0, "nothing is asked before the page's scripts have started");
  await turn();
  assert.deepEqual([asked.length, first, second], [1, [{ tracks: [] }], [{ tracks: [] }]]);

  stop();
  await turn();
  await turn();
  assert.deepEqual([first.slice(1), second.length], [["signed-out", "gone"], 1]);

  globalThis.document.hidden = true;
  await turn();
  assert.equal(asked.length, 3, "nobody sees a hidden page");
  globalThis.document.hidden = false;

  const tell = feedStatus();
  await turn();
  await turn();
  assert.equal(asked.length, 4, "what only the status says is asked once more, and then no longer");
  assert.deepEqual(first.at(-1), { tracks: [], canQuit: true });
  tell("gone");
  assert.equal(first.at(-1), "gone");

  const late = [];
  watchStatus(known => late.push(known));
  watchStatus(known => late.push(known))();
  await Promise.resolve();
  assert.deepEqual(late, ["gone"], "who comes late is told what is known, unless gone again");
  delete globalThis.document;
});
