import assert from "node:assert/strict";
import test from "node:test";
import { addressOf, sixDigits, valuesOf } from "../../builder/overlay-address.js";
import { THEMES } from "../../element/themes.js";

const HERE = "http://127.0.0.1:4955";

test("an address holds only what differs from the theme", () => {
  assert.equal(addressOf(HERE, valuesOf(`${HERE}/builder`)), `${HERE}/overlay`);
  assert.equal(addressOf(HERE, valuesOf("/builder?theme=venue&valign=top&lines=2")), `${HERE}/overlay?theme=venue&lines=2`);
  for (const theme of Object.keys(THEMES))
    assert.equal(addressOf(HERE, valuesOf(`/builder?theme=${theme}`)), `${HERE}/overlay${theme === "box" ? "" : `?theme=${theme}`}`);
});

test("values survive the way into an address and back", () => {
  const asked =
    "?track=floor,german&theme=outline&mode=block&lines=3&tentative=0&hold=4&font=Noto+Sans&color=ffd800&x=20&y=0&labels=color&delay=1.5";
  assert.equal(addressOf(HERE, valuesOf("/builder" + asked)), `${HERE}/overlay${asked}`);
});

test("wrong and empty values do not get into an address", () => {
  assert.equal(
    addressOf(HERE, { ...valuesOf("/builder?size=9999"), color: "url(x)", lang: "not a language", token: "" }),
    `${HERE}/overlay`,
  );
});

test("colour pickers get six digits, or nothing", () => {
  assert.deepEqual(["#fff", "#FFD800", "rgb(0, 0, 0)", "yellow"].map(sixDigits), ["#ffffff", "#ffd800", null, null]);
});
