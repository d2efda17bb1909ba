import assert from "node:assert/strict";
import test from "node:test";
import { withTerms } from "../../operator/desk-terms.js";

test("terms are added to the list once, below what stands there", () => {
  assert.equal(withTerms("", ["Kubernetes"]), "Kubernetes");
  assert.equal(withTerms("Kubernetes\n", ["Kubernetes", "Anna Kowalczyk"]), "Kubernetes\nAnna Kowalczyk");
  assert.equal(withTerms("a, b\nc", []), "a\nb\nc");
});
