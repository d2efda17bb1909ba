import assert from "node:assert/strict";
import test from "node:test";
import { clearsAt } from "../../element/timing.js";

test("the screen is cleared a hold time after the last change, but not while somebody speaks", () => {
  const now = { changed: 1000, quiet: 3000, lost: 0, speaking: false, connected: true, hold: 5 };
  assert.equal(clearsAt(now), 8000);
  assert.equal(clearsAt({ ...now, changed: 4000 }), 9000);
  assert.equal(clearsAt({ ...now, speaking: true }), null);
});

test("a lost server does not keep captions on screen, even if somebody was speaking", () => {
  assert.equal(clearsAt({ changed: 1000, quiet: 0, lost: 2000, speaking: true, connected: false, hold: 5 }), 7000);
});
