import assert from "node:assert/strict";
import test from "node:test";
import { airOf, curveOf, levelOf, readList, readReplacements, wordsOf, writeReplacements } from "../../operator/desk.js";

test("the curve runs from five minutes ago on the left to now on the right, three seconds high at least", () => {
  const { curve, area, most } = curveOf([{ ago: 300, delay: 0 }, { ago: 0, delay: 3.3 }], 300, 90);
  assert.equal(curve, "M0.0,90.0L300.0,8.2");
  assert.equal(area, "M0.0,90.0L300.0,8.2L300.0,90L0.0,90Z");
  assert.equal(most, 3.3);
  assert.equal(curveOf([{ ago: 2, delay: 0.4 }]).most, 3);
  assert.deepEqual(curveOf([]).curve, "");
});

test("the curve is told in words too", () => {
  assert.equal(wordsOf([]), "Nothing was said yet.");
  assert.match(wordsOf([{ ago: 4, delay: 0.5 }, { ago: 2, delay: 0.7 }, { ago: 0, delay: 2.04 }]), /^Mostly 0.7 s, at worst 2.0 s/);
});

test("replacements are one a line, and what is none is told", () => {
  assert.deepEqual(readReplacements(" jason = JSON \n\nwhatever=\n a=b=c"), { replacements: { jason: "JSON", whatever: "", a: "b=c" } });
  assert.match(readReplacements("jason").fault, /“jason” has no word before an equals sign/);
  assert.match(readReplacements("= x").fault, /equals sign/);
  assert.equal(writeReplacements({ jason: "JSON", a: "b" }), "jason = JSON\na = b");
});

test("a list may be written in lines or with commas, each word once", () => assert.deepEqual(readList("darn, heck\n darn \n\n"), ["darn", "heck"]));

test("what is on air is said in a few words", () => {
  const view = { paused: false, overlay: true, readers: true, hold: 0 };
  assert.deepEqual(airOf(view, "running"), ["On air", "good"]);
  assert.deepEqual(airOf({ ...view, hold: 3 }, "running"), ["On air, 3 s later", "good"]);
  assert.deepEqual(airOf({ ...view, overlay: false }, "running"), ["On air, picture off", "wait"]);
  assert.deepEqual(airOf({ ...view, paused: true }, "running")[1], "bad");
  assert.deepEqual(airOf(view, "lost")[1], "bad");
});

test("the level is told in words where it matters", () => {
  assert.deepEqual([null, -80, -50, -20, -3].map(levelOf), ["not known", "silent", "-50 dB, low", "-20 dB", "-3 dB, too loud"]);
});
