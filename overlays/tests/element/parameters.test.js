import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import test from "node:test";
import { PARAMETERS, readParameters, tracksOf } from "../../element/parameters.js";
import { THEMES } from "../../element/themes.js";

const read = given => readParameters(name => given[name] ?? null);

test("without parameters everything has its default and nothing is wrong", () => {
  const { values, given, wrong } = read({});
  assert.deepEqual([given, wrong], [[], []]);
  assert.equal(values.lines, 2);
  assert.equal(values.chars, 42);
  assert.equal(values.tentative, true);
});

test("valid values are taken", () => {
  const { values, given, wrong } = read({
    lines: "3",
    chars: "32",
    size: "60.5",
    color: "ff0",
    bg: "rgb(0, 0, 80)",
    align: "center",
    hold: "0",
    tentative: "0",
    track: "host-2",
    font: "Noto Sans, sans-serif",
  });
  assert.deepEqual(wrong, []);
  assert.deepEqual(given, ["track", "lines", "chars", "tentative", "hold", "font", "size", "color", "bg", "align"]);
  assert.deepEqual(
    [values.lines, values.chars, values.size, values.color, values.bg, values.align, values.hold, values.tentative, values.track],
    [3, 32, 60.5, "#ff0", "rgb(0, 0, 80)", "center", 0, false, "host-2"],
  );
});

test("wrong values fall back to the default and are named", () => {
  const { values, given, wrong } = read({
    lines: "9",
    chars: "x",
    size: "",
    color: "url(http://evil)",
    bg: "#12345",
    align: "justify",
    hold: "-1",
    track: "../x",
    font: "a;b{}",
    bgopacity: "NaN",
  });
  assert.equal(wrong.length, 10);
  assert.deepEqual(given, []);
  assert.equal(values.lines, 2);
  assert.equal(values.color, "#fff");
  assert.equal(values.font, "Inter");
});

test("a theme sets what the address does not, and the address overrides it", () => {
  assert.deepEqual([read({ theme: "venue" }).values.valign, read({ theme: "venue", valign: "bottom" }).values.valign], ["top", "bottom"]);
  assert.equal(read({ theme: "cea608" }).values.case, "upper");
  assert.deepEqual([read({ mode: "block" }).values.hold, read({ mode: "block", hold: "4" }).values.hold], [1.5, 4]);
  assert.deepEqual(read({ theme: "toString" }).wrong, ["theme=toString"]);
});

test("every theme's values are valid parameters", () => {
  for (const [id, { name, says, values }] of Object.entries(THEMES)) {
    assert.ok(name && says, id);
    for (const [parameter, value] of Object.entries(values))
      assert.equal(PARAMETERS[parameter].read(String(value)), value, `${id}: ${parameter}`);
    assert.ok((values.size || 44) >= 28, `${id} is too small to read`);
  }
});

test("an address names up to four tracks, separated by commas, and wrong names are left out", () => {
  assert.deepEqual(tracksOf("floor,german"), ["floor", "german"]);
  assert.deepEqual(tracksOf("a,b,c,d,e"), ["a", "b", "c", "d"]);
  assert.deepEqual([tracksOf(null), tracksOf("../x,floor")], [[], ["floor"]]);
});

test("a token is never shown", () => {
  assert.deepEqual(read({ token: "a secret with spaces" }).wrong, ["token=…"]);
});

test("the documentation explains every parameter and no other", () => {
  const page = readFileSync(new URL("../../../docs/overlay.md", import.meta.url), "utf8");
  const table = page.split("## Parameters")[1].split("\n## ")[0];
  const explained = [...table.matchAll(/^\| `([a-z]+)` \|/gm)].map(m => m[1]);
  assert.deepEqual(explained.sort(), Object.keys(PARAMETERS).sort());
});

const { taken, refused } = JSON.parse(readFileSync(new URL("look-values.json", import.meta.url), "utf8"));

test("what the service takes into a look, the element reads, and what it refuses is wrong here as well", () => {
  for (const [name, text] of taken) assert.notEqual(PARAMETERS[name].read(text), undefined, `${name}=${text}`);
  for (const [name, text] of refused) assert.equal(PARAMETERS[name].read(text), undefined, `${name}=${text}`);
});

test("a look holds where a parameter is not given or wrong, and the theme where neither sets it", () => {
  const look = { theme: "outline", size: "60", lines: "3", mode: "karaoke", nonsense: "1" };
  const { values, given, wrong } = readParameters(name => ({ lines: "1", size: "huge" })[name] ?? null, look);

  assert.deepEqual([values.theme, values.size, values.lines, values.mode, values.weight], ["outline", 60, 1, "rollup", 800]);
  assert.deepEqual(given, ["theme", "lines", "size"]);
  assert.deepEqual(wrong, ["size=huge"]);
});
