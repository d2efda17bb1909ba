import assert from "node:assert/strict";
import test from "node:test";
import { outputSays } from "../../operator/desk-outputs.js";

const output = { id: "vmix", kind: "tcp", host: "10.0.0.5:8099", state: "connected", message: "Captions go there.", sent: 12, lost: 0 };

test("an output says in one line whether its captions arrive", () => {
  assert.match(outputSays(output), /^✓ vmix: Captions go there\. .*12/);
  assert.equal(outputSays({ ...output, state: "waiting", sent: 0, message: "Nothing yet." }), "… vmix: Nothing yet.");
  for (const state of ["retrying", "refused", "off"]) assert.match(outputSays({ ...output, state }), /^✗ vmix/);
});
