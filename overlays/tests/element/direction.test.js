import assert from "node:assert/strict";
import test from "node:test";
import { directionOf } from "../../element/direction.js";

test("a line runs from right to left where its language does, whatever it begins with", () => {
  for (const language of ["ar", "he", "fa", "ur", "yi", "ar-EG", "he-IL", "AR", "az-Arab", "pa-Arab-PK", "uz-arab", "iw", "ckb"])
    assert.equal(directionOf(language), "rtl", language);
});

test("any other text tells by itself", () => {
  for (const language of [null, undefined, "", "en", "ja", "zh-Hant", "th", "ug-Latn", "az-Latn", "arn", "her", "not a language"])
    assert.equal(directionOf(language), "auto", String(language));
});
