import assert from "node:assert/strict";
import test from "node:test";
import { isLocal, originOf } from "../../service/origins.js";

test("typed text becomes an origin, with the service's port where it has none", () => {
  assert.equal(originOf("192.168.1.20", "4955"), "http://192.168.1.20:4955");
  assert.equal(originOf(" hall-pc:5000 ", "4955"), "http://hall-pc:5000");
  assert.equal(originOf("https://captions.example", "4955"), "https://captions.example");
  assert.equal(originOf("https://hall.example/captions/", "4955"), "https://hall.example/captions");
  for (const wrong of ["", "a b", "javascript:alert(1)", "user@host", "host/path", "host?x", "ftp://host", "http://"])
    assert.equal(originOf(wrong, "4955"), null, wrong);
});

test("addresses that mean the machine itself are recognised", () => {
  assert.deepEqual(
    ["http://127.0.0.1:4955", "http://localhost:1", "http://[::1]:1", "http://192.168.1.20", "https://localhost.example"].map(isLocal),
    [true, true, true, false, false],
  );
});
