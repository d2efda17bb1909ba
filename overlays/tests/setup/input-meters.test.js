import assert from "node:assert/strict";
import { test } from "node:test";
import { BOTTOM_DB, advance, loudestOf, marked, placeOf, still } from "../../setup/input-meters.js";

const STEP_S = 0.1;
const sound = (loudness, peak = loudness) => ({ loudness, peak });

test("a bar rises at once and falls by 20 dB in 1.7 s", () => {
  let meter = advance(still(), sound(-10), STEP_S);
  assert.equal(meter.shown, -10);
  for (let i = 0; i < 17; i++) meter = advance(meter, sound(-60), STEP_S);
  assert.ok(Math.abs(meter.shown - -30) < 0.01, String(meter.shown));
});

test("the line at the highest level stays for a second and a half and then falls", () => {
  let meter = advance(still(), sound(-20, -8), STEP_S);
  for (let i = 0; i < 14; i++) meter = advance(meter, sound(-60), STEP_S);
  assert.equal(meter.peak, -8);
  for (let i = 0; i < 20; i++) meter = advance(meter, sound(-60), STEP_S);
  assert.ok(meter.peak < -15, String(meter.peak));
});

test("the line never stands below the bar", () => {
  let meter = still();
  for (let i = 0; i < 200; i++) {
    meter = advance(meter, sound(-60 + 50 * Math.abs(Math.sin(i / 7)), -55 + 50 * Math.abs(Math.sin(i / 7))), STEP_S);
    assert.ok(meter.peak >= meter.shown, `${i}: ${meter.peak} < ${meter.shown}`);
  }
});

test("an input whose sound is not known falls to the bottom, and so does digital silence", () => {
  for (const silence of [null, sound(-120)]) {
    let meter = advance(still(), sound(-10), STEP_S);
    for (let i = 0; i < 100; i++) meter = advance(meter, silence, STEP_S);
    assert.deepEqual([meter.shown, meter.peak], [BOTTOM_DB, BOTTOM_DB]);
  }
});

test("levels have a place on the meter", () => {
  assert.deepEqual(
    [-60, -30, 0, -90, 3].map(level => placeOf(level)),
    [0, 0.5, 1, 0, 1],
  );
});

test("of several channels the loudest is shown", () => {
  assert.deepEqual(loudestOf([sound(-120), sound(-31, -18), sound(-60)]), sound(-31, -18));
  assert.equal(loudestOf([]), null);
});

test("the mark stays through a pause between words and goes when nobody speaks any more", () => {
  let mark = marked({ id: null, age: 0 }, "rode", STEP_S);
  for (let i = 0; i < 25; i++) mark = marked(mark, null, STEP_S);
  assert.equal(mark.id, "rode");
  for (let i = 0; i < 10; i++) mark = marked(mark, null, STEP_S);
  assert.equal(mark.id, null);
});

test("the mark moves to another input at once", () => {
  assert.deepEqual(marked({ id: "rode", age: 1 }, "yeti", STEP_S), { id: "yeti", age: 0 });
});
