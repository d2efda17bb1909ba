import assert from "node:assert/strict";
import test from "node:test";
import { lookLabel } from "../../builder/look-label.js";
import { lookName } from "../../service/look-name.js";
import { addressOf, changed, changesIn, changesOf, lookOf, valuesOf, withLook } from "../../builder/overlay-address.js";

test("a name is taken as a person types it", () => {
  for (const [typed, name] of [
    ["stage", "stage"],
    ["  Große Bühne ", "grosse-buhne"],
    ["Camera_2 – close", "camera-2-close"],
    ["-", ""],
    ["舞台", ""],
    ["", ""],
    ["a".repeat(31) + " b", "a".repeat(31)],
  ])
    assert.equal(lookName(typed), name);
});

test("every name is one that the service takes", () => {
  for (const typed of ["İstanbul", "a--b", "../x", "--", "Ⅷ 8", "x".repeat(99), "a\nb"])
    assert.match(lookName(typed) || "x", /^[a-z0-9-]{1,32}$/);
});

test("a look says in how many overlays it is open", () => {
  assert.equal(lookLabel({ name: "stage", open: 0 }), "stage");
  assert.equal(lookLabel({ name: "stage", open: 1 }), "stage (open in one overlay now)");
  assert.equal(lookLabel({ name: "stage", open: 3 }), "stage (open in 3 overlays now)");
});

test("a look keeps everything but what belongs to a source", () => {
  const values = valuesOf("/overlay?theme=outline&size=56&color=ffd800&tentative=0&track=host,guest&token=abc&debug=1");

  assert.deepEqual(lookOf(values), { theme: "outline", size: "56", color: "ffd800", tentative: "0" });
});

test("the address of a kept look holds its name and what belongs to the source", () => {
  const values = valuesOf("/overlay?theme=outline&size=56&track=host,guest&token=abc");

  assert.equal(addressOf("http://x", values, "stage"), "http://x/overlay?look=stage&track=host,guest&token=abc");
  assert.equal(addressOf("http://x", valuesOf("/overlay"), "stage"), "http://x/overlay?look=stage");
});

test("a look that is chosen replaces the values but not the source's", () => {
  const before = valuesOf("/overlay?size=99&track=host&token=abc");
  const values = withLook({ theme: "venue", lines: "2" }, before);

  assert.deepEqual([values.theme, values.size, values.lines, values.track, values.token], ["venue", 84, 2, "host", "abc"]);
  assert.deepEqual(lookOf(values), { theme: "venue", lines: "2" });
});

test("unsaved changes of a look stand in the builder's address, and come back from it", () => {
  const look = { theme: "outline", size: "56", chars: "20", lines: "2" };
  for (const search of [
    "size=80&chars=20",
    "theme=venue",
    "",
    "theme=outline&size=56&chars=20&lines=4&valign=top",
    "tentative=0&color=ffd800",
  ]) {
    const values = valuesOf(`/overlay?${search}&track=host,guest&token=abc`);
    const address = addressOf("http://x", values, "stage", changesOf(look, values));

    const read = withLook(changed(look, changesIn(address)), valuesOf(address));
    assert.deepEqual(read, values);
    assert.match(address, /[?]look=stage&.*track=host,guest&token=abc$/);
  }
});

test("a look that says what its theme sets anyway is not changed by that", () => {
  const look = { theme: "box", size: "44", lines: "3" };
  const values = withLook(look, valuesOf("/overlay"));

  assert.deepEqual(changesOf(look, values), {});
  assert.equal(changed({ theme: "box", size: "44" }, { theme: "venue" }).size, undefined);
});
