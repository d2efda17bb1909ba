import assert from "node:assert/strict";
import test from "node:test";
import { LANGUAGES, firstLanguage, ownNameOf, settingsOf, translationOf } from "../../page/translations.js";

test("a language is named in itself", () => {
  assert.equal(ownNameOf("es"), "Español");
  assert.equal(ownNameOf("de"), "Deutsch");
  assert.equal(ownNameOf("ja"), "日本語");
  assert.ok(LANGUAGES.every(code => ownNameOf(code).length > 0));
});

test("a translated track is called by its language, and never as one that is there", () => {
  assert.deepEqual(translationOf({ source: "main", language: "es", engine: "apertium" }, ["main", "es"]), {
    id: "es-2",
    body: { label: "Español", translationOf: "main", language: "es", engine: "apertium" },
  });
});

test("what is offered first is a language that the person reads and nobody speaks", () => {
  assert.equal(firstLanguage(["en-GB", "de-DE"], "en"), "de");
  assert.equal(firstLanguage(["fr-CA"], null), "fr");
  assert.equal(firstLanguage(["en"], "en"), "es");
  assert.equal(firstLanguage(["es"], "es"), "en");
  assert.equal(firstLanguage(["xx"], "de"), "es");
});

test("a translated track is kept in the settings with all that it needs", () => {
  assert.deepEqual(settingsOf(translationOf({ source: "main", language: "de", engine: "libre" }, ["main"])), {
    set: {
      "Tracks:de:TranslationOf": "main",
      "Tracks:de:Language": "de",
      "Tracks:de:Engine": "libre",
      "Tracks:de:Label": "Deutsch",
    },
  });
});
