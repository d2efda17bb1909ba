import assert from "node:assert/strict";
import test from "node:test";
import { correction, generate } from "lean-qr";
import { outline } from "../../wall/qr-code.js";

test("the drawing has exactly the dark modules of the code, inside its quiet zone", () => {
  const code = generate("http://192.168.1.20:4955/live", { minCorrectionLevel: correction.Q });
  const drawn = new Set();
  for (const [, x, y, run] of outline(code).matchAll(/M(\d+) (\d+)h(\d+)v1h-\d+z/g))
    for (let i = 0; i < +run; i++) drawn.add(`${+x + i - 4},${+y - 4}`);
  let dark = 0;
  for (let y = 0; y < code.size; y++)
    for (let x = 0; x < code.size; x++)
      if (code.get(x, y)) {
        dark++;
        assert.ok(drawn.has(`${x},${y}`));
      }
  assert.equal(drawn.size, dark);
});
