import assert from "node:assert/strict";
import test from "node:test";
import { viewersOrigin, withToken } from "../../service/venue.js";

test("viewers get the address without the certificate that browsers warn about, under the name by which the page was opened", () => {
  const room = { addresses: ["http://hall.example:4955", "http://10.0.0.5:4955"] };
  assert.equal(viewersOrigin(room, "https://10.0.0.5:4956"), "http://10.0.0.5:4955");
  assert.equal(viewersOrigin(room, "https://elsewhere.example"), "https://elsewhere.example");
  assert.equal(viewersOrigin(room, "http://127.0.0.1:4955"), "http://127.0.0.1:4955");
});

test("a token is added to the query, which keeps its other parameters", () => {
  assert.equal(withToken("http://a/overlay?track=b", "lc_x"), "http://a/overlay?track=b&token=lc_x");
  assert.equal(withToken("http://a/overlay", null), "http://a/overlay");
});
