import assert from "node:assert/strict";
import { test } from "node:test";
import { STEPS, beside, finished, fresh, go, leave, named, read } from "../../setup/steps.js";

test("progress is kept over a reload and a foreign text is a fresh start", () => {
  const progress = leave(leave(fresh(), "done"), "skipped");
  assert.deepEqual(read(JSON.stringify(progress)), { at: "obs", marks: { voice: "done", model: "skipped" } });
  for (const text of [null, "", "{", "7", "null", "[]", '{"at":"moon","marks":{"voice":"maybe","moon":"done"}}'])
    assert.deepEqual(read(text), fresh());
});

test("a step that is done stays done when it is skipped later", () => {
  const progress = go(leave(fresh(), "done"), "voice");
  assert.equal(leave(progress, "skipped").marks.voice, "done");
  assert.equal(leave(go(leave(fresh(), "skipped"), "voice"), "done").marks.voice, "done");
});

test("there is a step before and after each but the ends", () => {
  assert.equal(beside("voice", -1), null);
  assert.equal(beside("check", 1), null);
  assert.equal(beside("model", 1), "obs");
  assert.equal(leave(go(fresh(), "check"), "done").at, "check");
});

test("an address names a step or none", () => {
  for (const step of STEPS) assert.equal(named(`#${step}`), step);
  assert.equal(named(""), null);
  assert.equal(named("#constructor"), null);
});

test("the set-up is finished once every step is done or skipped", () => {
  let progress = fresh();
  for (const [n, step] of STEPS.entries()) {
    assert.equal(finished(progress), false, step);
    progress = leave(progress, n % 2 ? "done" : "skipped");
  }
  assert.equal(finished(progress), true);
});
