import assert from "node:assert/strict";
import test from "node:test";
import { idOf, isSame, matches, textOf, valueOf, wordsOf } from "../../settings/values.js";

const setting = {
  key: "Server:MaxViewers",
  name: "MaxViewers",
  description: "Viewers at a time; more are refused.",
  type: "whole",
  choices: null,
  minimum: 1,
  maximum: 10000,
  isOptional: false,
  default: 2000,
  value: 2000,
  isDefault: true,
  layer: "Default",
  origin: null,
  obstacle: null,
  isLive: false,
  waits: false,
};
const group = { name: "Server", description: "Where viewers find the captions.", track: null, settings: [setting] };

test("names of the file are shown in words", () => {
  assert.equal(wordsOf("MaxConnectionsPerAddress"), "Max connections per address");
  assert.equal(wordsOf("Https"), "Https");
  assert.equal(wordsOf("BasePath"), "Base path");
});

test("a field's text becomes a value of the setting's type", () => {
  assert.equal(valueOf(setting, " 12 "), 12);
  assert.equal(valueOf({ ...setting, type: "number" }, "0,5"), 0.5);
  assert.equal(valueOf({ ...setting, type: "switch" }, "true"), true);
  assert.equal(valueOf({ ...setting, type: "text" }, " a "), " a ");
});

test("what is no number reaches the service, which says what belongs there", () => {
  assert.equal(valueOf(setting, "many"), "many");
  assert.equal(valueOf(setting, ""), "");
});

test("an empty field means none where none is possible", () => {
  assert.equal(valueOf({ ...setting, isOptional: true }, " "), null);
  assert.equal(textOf(null), "");
  assert.equal(valueOf({ ...setting, type: "text" }, ""), "");
});

test("blanks around a text make no difference, as in the file", () => {
  assert.ok(isSame("a", " a "));
  assert.ok(!isSame("1", 1));
  assert.ok(!isSame(null, ""));
});

test("a search finds keys, words and documentation, but no secret", () => {
  for (const search of ["max viewers", "server:max", "REFUSED", "find captions", "2000"])
    assert.ok(matches(group, setting, search), search);
  assert.ok(!matches(group, setting, "viewers elsewhere"));
  assert.ok(!matches(group, { ...setting, type: "secret", value: "hidden" }, "hidden"));
});

test("ids are plain", () => assert.equal(idOf("Obs:TextSource:Name"), "obs-textsource-name"));
