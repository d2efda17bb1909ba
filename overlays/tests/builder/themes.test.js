import assert from "node:assert/strict";
import test from "node:test";
import { THEMES } from "../../element/themes.js";
import { TABLE } from "../../strings/table.js";

test("every theme has its name and its sentence in the table", () => {
  for (const [id, { name, says }] of Object.entries(THEMES))
    assert.deepEqual([TABLE[`theme.${id}.name`]?.en, TABLE[`theme.${id}.says`]?.en], [name, says], id);
});
