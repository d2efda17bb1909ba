import assert from "node:assert/strict";
import test from "node:test";
import { filled, languageOf, localeOf, partsOf, translator } from "../../strings/translator.js";

const TABLE = { greeting: { en: "Good day, {name}", de: "Guten Tag, {name}" } };

test("the language is the first of the reader's that the table has, and English where it has none", () => {
  assert.deepEqual(
    [["de-AT", "en"], ["en-GB", "de"], ["fr", "de"], ["fr", "pl"], [], ["DE"], ["den"]].map(wanted => languageOf(localeOf(wanted))),
    ["de", "en", "de", "en", "en", "de", "en"],
  );
  assert.equal(localeOf(["fr", "de-AT"]), "de-AT");
});

test("a text is given in that language, with its values put in as they are", () => {
  assert.equal(translator(TABLE, ["de"]).t("greeting", { name: "<b>$&</b>" }), "Guten Tag, <b>$&</b>");
  assert.equal(translator(TABLE, ["en"]).t("greeting"), "Good day, {name}");
  assert.equal(filled("{a}{b}", { a: "{b}", b: 1 }), "{b}1");
});

test("a key that the table lacks is shown itself", () => {
  assert.equal(translator(TABLE, ["de"]).t("nowhere"), "nowhere");
});

test("numbers are written as in the reader's region", () => {
  assert.deepEqual([translator(TABLE, ["de"]).number(1234.5, 1), translator(TABLE, ["en-GB"]).number(0.25, 1)], ["1.234,5", "0.3"]);
});

test("a text's tags become elements, and only the known ones", () => {
  assert.deepEqual(partsOf("Press <b>OK</b>, then <i>wait</i>."), [
    { tag: null, words: "Press " },
    { tag: "b", words: "OK" },
    { tag: null, words: ", then <i>wait</i>." },
  ]);
  assert.deepEqual(partsOf("plain"), [{ tag: null, words: "plain" }]);
  assert.deepEqual(partsOf(""), []);
});
