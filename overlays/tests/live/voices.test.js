import assert from "node:assert/strict";
import test from "node:test";
import { voiceFor } from "../../live/voices.js";

const voice = (lang, more = {}) => ({ lang, localService: false, default: false, ...more });

test("a voice speaks the language, whatever the device calls it", () => {
  for (const [language, name] of [
    ["es", "es_ES"],
    ["es", "spa-ESP"],
    ["he", "iw-IL"],
    ["no", "nb-NO"],
    ["zh", "cmn-Hans-CN"],
    ["pt-BR", "pt"],
  ])
    assert.equal(voiceFor([voice("en-US"), voice(name)], language, [])?.lang, name, name);
});

test("without a voice for the language there is none, and never one of another language", () => {
  for (const language of ["es", "esperanto", "", "<b>"])
    assert.equal(voiceFor([voice("en-US"), voice("est-EE"), voice("")], language, []), null);
  assert.equal(voiceFor([], "es", ["es"]), null);
});

test("the track's region wins, then the reader's, then a voice that needs no internet, then the device's own choice", () => {
  const spain = voice("es-ES", { localService: true });
  const mexico = voice("es-MX");
  const own = voice("es-AR", { default: true });
  const voices = [own, mexico, spain];
  assert.equal(voiceFor(voices, "es-MX", ["es-ES"]), mexico);
  assert.equal(voiceFor(voices, "es", ["de", "es-MX"]), mexico);
  assert.equal(voiceFor(voices, "es", ["de"]), spain);
  assert.equal(voiceFor([mexico, own], "es", []), own);
});
