import assert from "node:assert/strict";
import test from "node:test";
import { curveOf, wordsOf } from "../../operator/delay-curve.js";

test("the curve runs from five minutes ago on the left to now on the right, three seconds high at least", () => {
  const { curve, area, most } = curveOf(
    [
      { ago: 300, delay: 0 },
      { ago: 0, delay: 3.3 },
    ],
    300,
    90,
  );
  assert.equal(curve, "M0.0,90.0L300.0,8.2");
  assert.equal(area, "M0.0,90.0L300.0,8.2L300.0,90L0.0,90Z");
  assert.equal(most, 3.3);
  assert.equal(curveOf([{ ago: 2, delay: 0.4 }]).most, 3);
  assert.deepEqual(curveOf([]).curve, "");
});

test("the curve has a description in words", () => {
  assert.equal(wordsOf([]), "Nothing has been said yet.");
  assert.match(
    wordsOf([
      { ago: 4, delay: 0.5 },
      { ago: 2, delay: 0.7 },
      { ago: 0, delay: 2.04 },
    ]),
    /^Mostly 0.7 s, at worst 2.0 s/,
  );
});
