import assert from "node:assert/strict";
import test from "node:test";
import { backOff, clearsAt, piecesOf, readParameters } from "../live-captions.js";

const read = given => readParameters(name => given[name] ?? null);

test("without parameters everything has its default and nothing is wrong", () => {
  const { values, wrong } = read({});
  assert.deepEqual(wrong, []);
  assert.equal(values.lines, 2);
  assert.equal(values.chars, 42);
  assert.equal(values.tentative, true);
});

test("good values are taken", () => {
  const { values, wrong } = read({ lines: "3", chars: "32", size: "60.5", color: "ff0", bg: "rgb(0, 0, 80)", align: "center", hold: "0", tentative: "0", track: "host-2", font: "Noto Sans, sans-serif" });
  assert.deepEqual(wrong, []);
  assert.deepEqual([values.lines, values.chars, values.size, values.color, values.bg, values.align, values.hold, values.tentative, values.track],
    [3, 32, 60.5, "#ff0", "rgb(0, 0, 80)", "center", 0, false, "host-2"]);
});

test("wrong values fall back to the default and are named", () => {
  const { values, wrong } = read({ lines: "9", chars: "x", size: "", color: "url(http://evil)", bg: "#12345", align: "justify", hold: "-1", track: "../x", font: "a;b{}", bgopacity: "NaN" });
  assert.equal(wrong.length, 10);
  assert.equal(values.lines, 2);
  assert.equal(values.color, "#fff");
  assert.equal(values.font, null);
});

test("the waits between tries grow from a quarter of a second to five, with jitter", () => {
  assert.equal(backOff(0, 0), 250);
  assert.equal(backOff(1, 0), 500);
  assert.equal(backOff(50, 0), 5000);
  assert.equal(backOff(0, 1), 125);
  for (let i = 0; i < 100; i++) assert.ok(backOff(i, Math.random()) >= 125 && backOff(i, Math.random()) <= 5000);
});

test("a line becomes words and spaces, settled and tentative apart", () => {
  assert.deepEqual(piecesOf({ settled: "And so", tentative: " my" }), [
    { text: "And", kind: "word" }, { text: " ", kind: "space" }, { text: "so", kind: "word" }, { text: " ", kind: "space" }, { text: "my", kind: "tentative" }]);
  assert.deepEqual(piecesOf({ settled: "so", tentative: ", my" }).map(p => p.kind), ["word", "tentative", "space", "tentative"]);
  assert.deepEqual(piecesOf({ settled: "", tentative: "" }), []);
});

test("the screen is cleared a hold time after the last change, but not while somebody speaks", () => {
  const now = { changed: 1000, quiet: 3000, lost: 0, speaking: false, connected: true, hold: 5 };
  assert.equal(clearsAt(now), 8000);
  assert.equal(clearsAt({ ...now, changed: 4000 }), 9000);
  assert.equal(clearsAt({ ...now, speaking: true }), null);
});

test("a server that is gone does not keep the screen, even if somebody spoke", () => {
  assert.equal(clearsAt({ changed: 1000, quiet: 0, lost: 2000, speaking: true, connected: false, hold: 5 }), 7000);
});
