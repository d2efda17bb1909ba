import assert from "node:assert/strict";
import test from "node:test";
import { SOURCE, familyOf, inOrder, languageName, languageOf, named, trackIn, wordFor } from "../../live/languages.js";

const track = (id, language, translationOf, label = id) => ({
  id,
  label,
  language,
  state: "running",
  ...(translationOf && { translationOf }),
});
const MAIN = track("main", "en");
const SPANISH = track("main-es", "es", "main");
const BRAZILIAN = track("main-pt", "pt-BR", "main");
const GUEST = track("guest", "fr");
const ALL = [SPANISH, MAIN, GUEST, BRAZILIAN];

test("a language is a code, with a region or without, or the source; everything else is none", () => {
  assert.deepEqual(["es", "ES", " pt_BR ", "zh-Hant-TW", "Source"].map(languageOf), ["es", "es", "pt-br", "zh-hant-tw", SOURCE]);
  const hostile = [
    null,
    "",
    " ",
    "e",
    "spanish",
    "es;q=1",
    "<b>es</b>",
    "../es",
    "es-",
    "es\0",
    "constructor",
    "__proto__",
    "e".repeat(9999),
  ];
  for (const text of hostile) assert.equal(languageOf(text), null, String(text).slice(0, 20));
  assert.equal(languageOf("es" + "-abcdefgh".repeat(9)), null);
});

test("a family is the source and its translations, whichever of them is named", () => {
  for (const id of ["main", "main-es", "main-pt", null]) assert.deepEqual(familyOf(ALL, id), [MAIN, SPANISH, BRAZILIAN], String(id));
  assert.deepEqual(familyOf(ALL, "guest"), [GUEST]);
});

test("there is no family without a track, and none that leads in circles", () => {
  assert.deepEqual([familyOf([], null), familyOf(ALL, "gone")], [[], []]);
  const circle = track("a", "en", "a");
  assert.deepEqual(familyOf([circle], "a"), [circle]);
});

test("a reader who may not see the source has the translations", () => {
  assert.deepEqual(familyOf([SPANISH, BRAZILIAN], "main-pt"), [SPANISH, BRAZILIAN]);
});

test("a language is found with its region, and without it where the region is another one", () => {
  const family = familyOf(ALL, "main");
  const found = ["es", "es-mx", "pt-br", "pt", "pt-pt", "en-gb", "fr", SOURCE].map(language => trackIn(family, language)?.id);
  assert.deepEqual(found, ["main-es", "main-es", "main-pt", "main-pt", "main-pt", "main", undefined, "main"]);
});

test("a translation is taken before a source that happens to speak the language now", () => {
  const source = track("main", "es");
  assert.equal(trackIn([source, SPANISH], "es"), SPANISH);
  assert.deepEqual([wordFor([source, SPANISH], source), wordFor([source, SPANISH], SPANISH)], [SOURCE, "es"]);
});

test("a choice is kept as its language, and that of a source whose language nobody knows as the source", () => {
  const family = familyOf(ALL, "main");
  assert.deepEqual(
    family.map(one => wordFor(family, one)),
    ["en", "es", "pt-br"],
  );
  assert.equal(wordFor([track("main", null)], track("main", null)), SOURCE);
});

test("the speaker's own words come first, then the reader's languages, then the others by name", () => {
  const family = [MAIN, SPANISH, BRAZILIAN, track("ja", "ja", "main"), track("de", "de", "main")];
  const ids = readers => inOrder(family, readers).map(({ id }) => id);
  assert.deepEqual(ids(["fr"]), ["main", "de", "main-es", "main-pt", "ja"]);
  assert.deepEqual(ids(["ja-JP", "es"]), ["main", "ja", "main-es", "de", "main-pt"]);
  assert.deepEqual(family[1], SPANISH, "the family itself is left as it is");
});

test("a language is named in its own words, as it writes them", () => {
  assert.deepEqual(
    ["es", "de", "fr", "ar", "ja"].map(code => languageName(code)),
    ["español", "Deutsch", "français", "العربية", "日本語"],
  );
  assert.equal(languageName("es", "de"), "Spanisch");
});

test("what is no language has no name", () => {
  for (const code of [null, "", "xx", "not a code", "<b>", "x".repeat(100)]) assert.equal(languageName(code), null, String(code));
});

test("tracks without a language, or with the same one, are told apart by their labels", () => {
  const family = [
    track("main", null, null, "Hall"),
    track("a", "es", "main", "One"),
    track("b", "es", "main", "Two"),
    track("c", "fr", "main"),
  ];
  assert.deepEqual(
    named(family).map(({ name, isLanguage }) => [name, isLanguage]),
    [
      ["Hall", false],
      ["español · One", false],
      ["español · Two", false],
      ["français", true],
    ],
  );
});
