import assert from "node:assert/strict";
import test from "node:test";
import { PREFERENCES, readPreferences } from "../../live/preferences.js";

test("kept preferences are restored, and nonsense becomes the defaults", () => {
  const plain = Object.fromEntries(Object.entries(PREFERENCES).map(([name, { or }]) => [name, or]));
  for (const kept of [null, "", "{", "null", "[]", "7", JSON.stringify({ size: 9999, contrast: "pink", times: "yes" })])
    assert.deepEqual(readPreferences(kept), plain);
  assert.deepEqual(readPreferences(JSON.stringify({ size: 300, contrast: "yellow" })), { ...plain, size: 300, contrast: "yellow" });
});
