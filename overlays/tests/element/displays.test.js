import assert from "node:assert/strict";
import test from "node:test";
import { addressOf, lookOf, valuesOf } from "../../builder/overlay-address.js";
import { DISPLAYS } from "../../element/displays.js";
import { PARAMETERS, readParameters } from "../../element/parameters.js";

const read = given => readParameters(name => given[name] ?? null).values;

test("a display's values are valid parameters", () => {
  assert.deepEqual(Object.keys(DISPLAYS), ["over", "below", "beside", "full"]);
  for (const [display, values] of Object.entries(DISPLAYS)) {
    assert.equal(PARAMETERS.display.read(display), display);
    for (const [name, value] of Object.entries(values)) assert.equal(PARAMETERS[name].read(String(value)), value, `${display}: ${name}`);
  }
});

test("a display goes before the theme, and the address before both", () => {
  const { size, lines, color, bgopacity } = read({ theme: "contrast", display: "full" });
  assert.deepEqual([size, lines, color, bgopacity], [200, 4, "#ffe45c", 0]);
  assert.equal(read({ theme: "contrast", display: "full", size: "90" }).size, 90);
  assert.deepEqual(read({ display: "over" }), read({}));
});

test("an address holds only what differs from the display, and a look keeps the display", () => {
  const values = valuesOf("/overlay?display=beside&size=64&chars=24");
  assert.equal(addressOf("http://x", values), "http://x/overlay?display=beside&chars=24");
  assert.deepEqual(lookOf(values), { display: "beside", chars: "24" });
});
