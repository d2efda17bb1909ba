import assert from "node:assert/strict";
import test from "node:test";
import { readList, readRefused, readReplacements, writeRefused, writeReplacements } from "../../operator/rules-text.js";

test("replacements are one per line, and a line that is not one is reported", () => {
  assert.deepEqual(readReplacements(" jason = JSON \n\nwhatever=\n a=b=c"), { replacements: { jason: "JSON", whatever: "", a: "b=c" } });
  assert.match(readReplacements("jason").fault, /“jason” has no word before an equals sign/);
  assert.match(readReplacements("= x").fault, /equals sign/);
  assert.equal(writeReplacements({ jason: "JSON", a: "b" }), "jason = JSON\na = b");
});

test("a list may be written in lines or with commas, each word once", () =>
  assert.deepEqual(readList("darn, heck\n darn \n\n"), ["darn", "heck"]));

test("terms that were taken back are one per line, and one may have been heard for several", () => {
  const refused = [
    { term: "Kubernetes", heard: "cuba netis" },
    { term: "Cuba", heard: "cuba netis" },
  ];
  assert.equal(writeRefused(refused), "cuba netis = Kubernetes\ncuba netis = Cuba");
  assert.deepEqual(readRefused(" cuba netis=Kubernetes\n\ncuba netis = Cuba"), { refused });
  assert.match(readRefused("Kubernetes").fault, /no word before an equals sign/);
});
