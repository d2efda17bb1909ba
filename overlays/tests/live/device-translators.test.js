import assert from "node:assert/strict";
import test from "node:test";
import { deviceLanguages } from "../../live/device-languages.js";
import { DeviceTranslators, troubleOf } from "../../live/device-translators.js";
import { translatorDouble } from "../double/translator-double.js";

function opened(pairs, isActive = () => true) {
  const api = translatorDouble(pairs, isActive);
  const end = new AbortController();
  return { api, end, double: api.double, translators: new DeviceTranslators(api, "es", end.signal) };
}

const troubleWith = promise => promise.then(() => "none", troubleOf);

test("only what the browser has or can download is offered, without the source's own language", async () => {
  const api = translatorDouble(
    { "en-es": "available", "en-fr": "downloadable", "en-de": "downloading", "en-en": "available" },
    () => false,
  );
  assert.deepEqual(await deviceLanguages(api, "en"), ["de", "es", "fr"]);
  assert.deepEqual(await deviceLanguages(api, "en-GB"), []);
});

test("a browser that fails or hangs on one language offers the others", async context => {
  context.mock.timers.enable({ apis: ["setTimeout"] });
  const api = {
    availability: ({ targetLanguage }) => {
      if (targetLanguage === "fr") return Promise.reject(new DOMException("", "UnknownError"));
      return targetLanguage === "de" ? new Promise(() => {}) : Promise.resolve("available");
    },
  };
  const offered = deviceLanguages(api, "en", ["de", "es", "fr"]);
  await new Promise(setImmediate);
  context.mock.timers.tick(1500);
  assert.deepEqual(await offered, ["es"]);
});

test("a download is followed, and afterwards no click is needed", async () => {
  let isActive = true;
  const { translators, api, double } = opened({ "en-es": "downloadable" }, () => isActive);
  double.holdsDownloads = true;
  const shares = [];
  const open = translators.open("en", share => shares.push(share));
  await new Promise(setImmediate);
  double.download.progress(0.4);
  double.download.done();
  await open;
  assert.deepEqual(shares, [0, 0.4, 1]);
  isActive = false;
  assert.equal(await troubleWith(new DeviceTranslators(api, "es", new AbortController().signal).open("en")), "none");
});

test("each refusal is told apart", async () => {
  assert.equal(await troubleWith(opened({ "en-es": "downloadable" }, () => false).translators.open("en")), "click");
  assert.equal(await troubleWith(opened({}).translators.open("en")), "pair");
  for (const [name, trouble] of [
    ["QuotaExceededError", "space"],
    ["NetworkError", "network"],
    ["OperationError", "failed"],
    ["UnknownError", "failed"],
  ]) {
    const { translators, double } = opened({ "en-es": "downloadable" });
    double.holdsDownloads = true;
    const told = troubleWith(translators.open("en"));
    await new Promise(setImmediate);
    double.download.fail(name);
    assert.equal(await told, trouble, name);
  }
});

test("a download that is ended brings no translator and no more progress", async () => {
  const { translators, end, double } = opened({ "en-es": "downloadable" });
  double.holdsDownloads = true;
  const shares = [];
  const open = translators.open("en", share => shares.push(share));
  await new Promise(setImmediate);
  const { progress } = double.download;
  end.abort();
  progress(0.9);
  await assert.rejects(open, { name: "AbortError" });
  assert.deepEqual([shares, double.created, await translators.of("en")], [[0], 0, null]);
});

test("a download of which nothing is heard for a minute is given up, and destroyed if it comes after all", async context => {
  context.mock.timers.enable({ apis: ["setTimeout"] });
  const { translators, double } = opened({ "en-es": "downloadable" });
  double.holdsDownloads = true;
  const told = troubleWith(translators.open("en"));
  await new Promise(setImmediate);
  context.mock.timers.tick(59999);
  double.download.progress(0.5);
  context.mock.timers.tick(59999);
  await new Promise(setImmediate);
  assert.equal(await Promise.race([told, "waits"]), "waits");
  context.mock.timers.tick(1);
  assert.equal(await told, "network");
  double.download.done();
  await new Promise(setImmediate);
  assert.deepEqual([double.created, double.destroyed], [1, 1]);
});

test("the end destroys all translators, also one that comes too late", async () => {
  const { translators, end, double } = opened({ "en-es": "available", "de-es": "available" });
  await translators.open("en");
  assert.ok(await translators.of("de"));
  end.abort();
  assert.deepEqual([double.created, double.destroyed], [2, 2]);

  let make;
  const late = new AbortController();
  let destroyed = 0;
  const open = new DeviceTranslators({ create: () => new Promise(resolve => (make = resolve)) }, "es", late.signal).open("en");
  late.abort();
  make({ destroy: () => destroyed++ });
  await assert.rejects(open, { name: "AbortError" });
  assert.equal(destroyed, 1);
});

test("another language of the speaker is translated where the browser needs no click for it, and asked for once", async () => {
  const { translators, double } = opened({ "en-es": "available", "de-es": "available", "cs-es": "downloadable" }, () => false);
  const [german, again, czech, none] = await Promise.all(["de", "de", "cs", "ja"].map(language => translators.of(language)));
  assert.equal(german.sourceLanguage, "de");
  assert.deepEqual([again, czech, none, double.created], [german, null, null, 1]);
});
