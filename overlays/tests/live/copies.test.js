import assert from "node:assert/strict";
import test from "node:test";
import { asText } from "../../live/copies.js";

test("the saved text has a time before each paragraph", () => {
  assert.equal(
    asText(
      "Hall",
      [
        { at: 1, text: "One." },
        { at: 2, text: "Two." },
      ],
      at => `at ${at}`,
    ),
    "Hall\r\n\r\nat 1\r\nOne.\r\n\r\nat 2\r\nTwo.\r\n",
  );
});
