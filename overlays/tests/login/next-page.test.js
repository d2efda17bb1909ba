import assert from "node:assert/strict";
import test from "node:test";
import { isPlain, nextOf } from "../../login/next-page.js";

const ORIGIN = "http://192.168.1.5:4955";

test("signing in leads to the page that was asked for", () => {
  assert.equal(nextOf("?next=%2Fbuilder", ORIGIN), "/builder");
  assert.equal(nextOf("?next=%2Foperator%3Ftrack%3Dguest", ORIGIN), "/operator?track=guest");
  assert.equal(nextOf("", ORIGIN), "/operator");
});

test("signing in never leads to another site, nor back to itself", () => {
  for (const next of [
    "https://evil.example/",
    "//evil.example/",
    "/\\evil.example",
    "javascript:alert(1)",
    "/login",
    "/login?next=/login",
    "operator",
  ])
    assert.equal(nextOf("?next=" + encodeURIComponent(next), ORIGIN), "/operator", next);
});

test("an unencrypted connection over the network is recognised", () => {
  assert.equal(isPlain("http://192.168.1.5"), true);
  assert.equal(isPlain("https://192.168.1.5"), false);
  assert.equal(isPlain("http://127.0.0.1"), false);
  assert.equal(isPlain("http://127.0.0.1.evil.example"), true);
});
