import assert from "node:assert/strict";
import { test } from "node:test";
import { lookName } from "../../service/look-name.js";
import { valuesOf } from "../../setup/looks.js";

test("a name becomes one that an address can hold", () => {
  assert.equal(lookName(" Große Bühne 2! "), "grosse-buhne-2");
  assert.equal(lookName("…"), "");
  assert.match(lookName("a".repeat(31) + " b"), /^[a-z0-9-]{1,32}$/);
  assert.equal(lookName("a".repeat(31) + " b").endsWith("-"), false);
});

test("a look's values are its theme's but for those that it names", () => {
  const values = valuesOf({ theme: "contrast", size: "60" });
  assert.deepEqual([values.theme, values.size, values.color], ["contrast", 60, "#ffe45c"]);
});
