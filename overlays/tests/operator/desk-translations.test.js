import assert from "node:assert/strict";
import test from "node:test";
import { LANGUAGES, ownNameOf, translationOf } from "../../operator/desk-translations.js";

test("a language is named in itself", () => {
  assert.equal(ownNameOf("es"), "Español");
  assert.equal(ownNameOf("de"), "Deutsch");
  assert.equal(ownNameOf("ja"), "日本語");
  assert.ok(LANGUAGES.every(code => ownNameOf(code).length > 0));
});

test("a translated track is called by its language, and never as one that is there", () => {
  assert.deepEqual(translationOf({ source: "main", language: "es", engine: " apertium " }, ["main", "es"]), {
    id: "es-2",
    body: { label: "Español", translationOf: "main", language: "es", engine: "apertium" },
  });
});
