import assert from "node:assert/strict";
import test from "node:test";
import { readersAddress } from "../../wall/readers-address.js";

/** @param {string} asked @param {string | null} [token] */
const address = (asked, token = null) => readersAddress("http://10.0.0.2:4955", new URLSearchParams(asked), token);

test("phones open what the wall was asked for: track, language, token", () => {
  assert.equal(address(""), "http://10.0.0.2:4955/live");
  assert.equal(address("track=main&lang=es"), "http://10.0.0.2:4955/live?track=main&lang=es");
  assert.equal(address("lang=es", "a&b"), "http://10.0.0.2:4955/live?lang=es&token=a%26b");
});

test("nothing else of the wall's own address goes along", () => {
  assert.equal(address("size=9&lang=ar"), "http://10.0.0.2:4955/live?lang=ar");
});
