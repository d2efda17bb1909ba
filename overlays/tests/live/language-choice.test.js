import assert from "node:assert/strict";
import test from "node:test";
import { LanguageChoice } from "../../live/language-choice.js";

const track = (id, language, translationOf) => ({ id, label: id, language, state: "running", ...(translationOf && { translationOf }) });
const MAIN = track("main", "en");
const SPANISH = track("main-es", "es", "main");
const FRENCH = track("main-fr", "fr", "main");
const GUEST = track("guest", "en");
const GUEST_SPANISH = track("guest-es", "es", "guest");
const ALL = [MAIN, SPANISH, FRENCH];

const shown = (address, asked, kept, tracks = ALL) => new LanguageChoice(address, asked, kept).take(tracks).track;

test("without a wish the speaker's own words are shown", () => {
  assert.deepEqual([shown(null, null, null), shown("main", null, null), shown(null, "", "")], [null, "main", null]);
});

test("what the device has kept wins over the source, and the address over both", () => {
  assert.equal(shown(null, null, "es"), "main-es");
  assert.equal(shown(null, "fr", "es"), "main-fr");
  assert.equal(shown(null, "source", "es"), null);
  assert.equal(shown("main", "en", "es"), "main");
});

test("an address that names a translation shows it, unless it names a language as well", () => {
  assert.equal(shown("main-es", null, "fr"), "main-es");
  assert.equal(shown("main-es", "fr", null), "main-fr");
  assert.equal(shown("main-es", "source", null), "main");
});

test("an address with a language that is not offered leads to the source, and says so once", () => {
  const choice = new LanguageChoice("main-es", "ja", "fr");
  assert.deepEqual(choice.take(ALL), { track: "main", family: ALL, notice: { kind: "none", language: "ja" } });
  assert.deepEqual(choice.take(ALL), { track: "main", family: ALL });
});

test("nonsense in the address leads to the source, whatever the device has kept", () => {
  for (const asked of ["<script>", "klingonisch", "../../x", "e".repeat(5000)])
    assert.deepEqual(new LanguageChoice(null, asked, "es").take(ALL), {
      track: null,
      family: ALL,
      notice: { kind: "none", language: null },
    });
});

test("what the device has kept is passed over in silence where it is not offered or nonsense", () => {
  for (const kept of ["ja", "{}", "<b>"])
    assert.deepEqual(new LanguageChoice(null, null, kept).take(ALL), { track: null, family: ALL }, kept);
});

test("a language that is offered later is shown then", () => {
  const choice = new LanguageChoice(null, "es", null);
  assert.equal(choice.take([MAIN]).notice?.kind, "none");
  assert.deepEqual(choice.take(ALL), { track: "main-es", family: ALL, notice: { kind: "fine", language: null } });
  assert.deepEqual(choice.take(ALL), { track: "main-es", family: ALL });
});

test("a track that disappears gives way to its source, with a sentence, and comes back when it does", () => {
  const choice = new LanguageChoice(null, null, "es");
  choice.take(ALL);
  const left = [MAIN, FRENCH];
  assert.deepEqual(choice.take(left), { track: null, family: left, notice: { kind: "gone", language: "es" } });
  assert.deepEqual(choice.take(left), { track: null, family: left });
  assert.deepEqual(choice.take(ALL), { track: "main-es", family: ALL, notice: { kind: "fine", language: null } });
});

test("a translation that the address names gives way to its source, and to no language that the device has kept", () => {
  const choice = new LanguageChoice("main-es", null, "fr");
  choice.take(ALL);
  assert.deepEqual(choice.take([MAIN, FRENCH]), { track: "main", family: [MAIN, FRENCH], notice: { kind: "gone", language: "es" } });
});

test("an empty list, and one without the address's track, change nothing", () => {
  const choice = new LanguageChoice("main", "es", null);
  choice.take(ALL);
  assert.deepEqual(choice.take([]), { track: "main-es", family: [] });
  assert.equal(new LanguageChoice("gone", "es", null).take(ALL).track, "gone");
});

test("what a reader chooses is kept, ends every notice, and holds against the address and the device", () => {
  const choice = new LanguageChoice(null, "ja", "fr");
  choice.take(ALL);
  const { track: id, language, notice } = choice.choose("main-es");
  assert.deepEqual([id, language, notice?.kind], ["main-es", "es", "fine"]);
  assert.deepEqual(choice.take(ALL), { track: "main-es", family: ALL });
  assert.deepEqual([choice.choose("main").language, choice.take(ALL).track], ["en", null]);
});

test("a choice that is no longer there changes nothing", () => {
  const choice = new LanguageChoice(null, "es", null);
  choice.take(ALL);
  assert.deepEqual([choice.choose("gone").track, choice.take(ALL).track], ["main-es", "main-es"]);
});

test("whoever goes over to another source keeps the language where it has one", () => {
  const choice = new LanguageChoice("main", null, "es");
  choice.take([...ALL, GUEST, GUEST_SPANISH]);
  assert.deepEqual(choice.goTo("guest").track, "guest-es");
  choice.choose("guest");
  assert.deepEqual(choice.goTo("main").track, "main");
  choice.choose("main-fr");
  const { track: id, notice } = choice.goTo("guest");
  assert.deepEqual([id, notice], ["guest", { kind: "none", language: "fr" }]);
});

test("a language that only this device has is translated by it, from the speaker's own words", () => {
  const choice = new LanguageChoice("main", "ja", null);
  choice.able = ["it", "ja"];
  assert.deepEqual(choice.take(ALL), { track: "main", family: ALL, device: "ja" });
  assert.deepEqual(choice.take([MAIN, SPANISH, FRENCH, track("main-ja", "ja", "main")]).device, undefined, "the service does it, too");
});

test("what the device has kept is enough for it, and a track that shows the language comes before it", () => {
  const take = (asked, kept, able) => {
    const choice = new LanguageChoice(null, asked, kept);
    choice.able = able;
    return choice.take(ALL);
  };
  assert.deepEqual([take(null, "it", ["it"]).device, take(null, "pt-br", ["pt"]).device], ["it", "pt"]);
  assert.deepEqual(take(null, "es", ["es"]), { track: "main-es", family: ALL });
  assert.deepEqual(take("source", "it", ["it"]), { track: null, family: ALL });
  assert.equal(take("it", null, []).notice.kind, "none");
});

test("a reader chooses the device's translation, is told nothing, and leaves it for a track", () => {
  const choice = new LanguageChoice(null, null, null);
  choice.take(ALL);
  choice.able = ["zh-Hant"];
  assert.deepEqual(choice.chooseDevice("zh-Hant"), {
    ...{ track: null, family: ALL, device: "zh-Hant", language: "zh-hant" },
    notice: { kind: "fine", language: null },
  });
  assert.deepEqual(choice.take(ALL), { track: null, family: ALL, device: "zh-Hant" });
  assert.equal(choice.choose("main-es").device, undefined);
  assert.deepEqual(choice.take(ALL), { track: "main-es", family: ALL });
});

test("a translation that ends is taken over by the device", () => {
  const choice = new LanguageChoice(null, "es", null);
  choice.take(ALL);
  choice.able = ["es"];
  assert.deepEqual(choice.take([MAIN]), { track: null, family: [MAIN], device: "es" });
});
