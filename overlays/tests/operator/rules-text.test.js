import assert from "node:assert/strict";
import test from "node:test";
import { readList, readReplacements, writeReplacements } from "../../operator/rules-text.js";

test("replacements are one per line, and a line that is not one is reported", () => {
  assert.deepEqual(readReplacements(" jason = JSON \n\nwhatever=\n a=b=c"), { replacements: { jason: "JSON", whatever: "", a: "b=c" } });
  assert.match(readReplacements("jason").fault, /“jason” has no word before an equals sign/);
  assert.match(readReplacements("= x").fault, /equals sign/);
  assert.equal(writeReplacements({ jason: "JSON", a: "b" }), "jason = JSON\na = b");
});

test("a list may be written in lines or with commas, each word once", () =>
  assert.deepEqual(readList("darn, heck\n darn \n\n"), ["darn", "heck"]));
