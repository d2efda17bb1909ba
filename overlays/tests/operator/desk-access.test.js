import assert from "node:assert/strict";
import test from "node:test";
import { adviceOf, usesOf, warningOf } from "../../operator/desk-access.js";

const origins = { viewers: "http://10.0.0.5:4955", speakers: "https://10.0.0.5:4956" };

test("a token is given as the address or the header in which it is used", () => {
  assert.equal(adviceOf({ for: "Watch", track: null }, "lc_x", origins), "http://10.0.0.5:4955/live?token=lc_x");
  assert.equal(adviceOf({ for: "Watch", track: "hall-b" }, "lc_x", origins), "http://10.0.0.5:4955/live?track=hall-b&token=lc_x");
  assert.equal(adviceOf({ for: "Speak", track: "guest" }, "lc_x", origins), "https://10.0.0.5:4956/speak?track=guest&token=lc_x");
  assert.equal(adviceOf({ for: "Control", track: null }, "lc_x", origins), "Authorization: Bearer lc_x");
});

test("how a control token is sent is told in the service's sentence", () => {
  assert.equal(warningOf({ for: "Control" }, "To https only."), " To https only.");
  assert.equal(warningOf({ for: "Watch" }, "Add it to addresses."), "");
});

test("the use of a token is told in words", () => {
  assert.equal(
    usesOf({ for: "Speak", track: "guest", made: "2026-01-02T03:04:05Z" }, made => made.slice(0, 10)),
    "speaks, track guest, since 2026-01-02",
  );
});
