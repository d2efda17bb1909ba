import assert from "node:assert/strict";
import test from "node:test";
import { DeviceTranslation } from "../../live/device-translation.js";
import { DeviceTranslators } from "../../live/device-translators.js";
import { translatorDouble } from "../double/translator-double.js";

/** A clock that a test moves. */
class Clock {
  #now = 0;
  #timers = new Map();
  #number = 0;

  now = () => this.#now;
  after = (ms, over) => {
    this.#timers.set(++this.#number, { at: this.#now + ms, over });
    return this.#number;
  };
  cancel = timer => this.#timers.delete(timer);

  async pass(ms) {
    this.#now += ms;
    for (const [timer, { at, over }] of this.#timers)
      if (at <= this.#now) {
        this.#timers.delete(timer);
        over();
      }
    await settled();
  }
}

const settled = () => new Promise(setImmediate);

async function translating({ target = "es", pairs = { "en-es": "available" } } = {}) {
  const api = translatorDouble(pairs, () => false);
  const clock = new Clock();
  const end = new AbortController();
  const page = { news: [], texts: new Map(), ended: null };
  const translation = new DeviceTranslation(
    {
      ...{ target, source: "en", translators: new DeviceTranslators(api, target, end.signal) },
      deliver: news => {
        page.news.push(news);
        for (const { id, text } of news.part.paragraphs) page.texts.set(id, text);
      },
      ended: trouble => (page.ended = trouble),
    },
    clock,
  );
  let version = 0;
  const say = async (text, { id = 1, state = "running", language = "en", ...part } = {}) => {
    const paragraphs = text === null ? [] : [{ id, at: id, text }];
    translation.take({
      ...{ track: "main", label: "Hall", state, run: "a" },
      part: { version: ++version, paragraphs, tentative: "and", joined: true, speaking: true, language, ...part },
    });
    await settled();
  };
  await say(null);
  return { api, double: api.double, clock, page, say, translation, text: () => page.texts.get(1) };
}

test("news of the track reaches the page at once, words when they are translated, and moving words never", async () => {
  const { say, page, text, double } = await translating();
  double.answer = null;
  await say("Good evening. We");
  const { part, ...news } = page.news.pop();
  assert.deepEqual(news, { track: "main", label: "Hall", state: "running", run: "a" });
  assert.deepEqual(part, { version: 2, paragraphs: [], tentative: "", joined: false, speaking: true, language: "es" });
  double.open.shift().answer("  Buenas \n tardes.\n");
  await settled();
  assert.equal(text(), "Buenas tardes.");
  assert.equal(page.news.pop().part.version, 2);
});

test("one question is open at a time, and what waits meanwhile is joined", async () => {
  const { say, double, text } = await translating();
  double.answer = null;
  await say("One.");
  await say("One. Two. Three. Four.");
  assert.deepEqual(double.asked, ["One."]);
  double.open.shift().answer("Uno.");
  await settled();
  assert.deepEqual(double.asked, ["One.", "Two. Three. Four."]);
  double.open.shift().answer("Dos. Tres. Cuatro.");
  await settled();
  assert.equal(text(), "Uno. Dos. Tres. Cuatro.");
});

test("a slow browser leaves gaps, none of which is late by more than 8 s, and goes on", async () => {
  const { say, double, clock, page, text } = await translating();
  double.answer = null;
  await say("One.");
  await clock.pass(7999);
  assert.equal(text(), undefined);
  await say("One. Two.");
  await clock.pass(1);
  assert.equal(text(), "[…]");
  const [late, next] = double.open;
  late.answer("Uno.");
  next.answer("Dos.");
  await settled();
  assert.deepEqual([text(), page.ended], ["[…] Dos.", null]);
});

test("a browser that hangs, also one that heeds no signal, ends it after three questions", async () => {
  const { say, clock, page, text, double } = await translating();
  double.answer = () => new Promise(() => {});
  await say("One.");
  for (const said of ["One. Two.", "One. Two. Three."]) {
    await clock.pass(8000);
    assert.equal(page.ended, null);
    await say(said);
  }
  await clock.pass(8000);
  assert.deepEqual([page.ended, text()], ["slow", "[…]"]);
  const delivered = page.news.length;
  await say("One. Two. Three. Four.");
  assert.equal(page.news.length, delivered, "the page takes its news elsewhere");
});

test("a refusal leaves a gap, and three in a row end it", async () => {
  const { say, page, text, double } = await translating();
  double.answer = null;
  const refuse = async name => {
    double.open.shift().refuse(name);
    await settled();
  };
  await say("One. Two.");
  await refuse("NotReadableError");
  await refuse("UnknownError");
  await say("One. Two. Three.");
  double.open.shift().answer("Tres.");
  await settled();
  assert.deepEqual([text(), page.ended], ["[…] Tres.", null]);
  for (let i = 0; i < 3; i++) {
    await say(`One. Two. Three. ${"Four. ".repeat(i + 1)}`);
    await refuse("QuotaExceededError");
  }
  assert.equal(page.ended, "failed");
});

test("an answer without words is none", async () => {
  const { say, text, double } = await translating();
  double.answer = () => " \n";
  await say("One.");
  assert.equal(text(), "[…]");
});

test("a browser that is destroyed under the page ends it", async () => {
  const { say, page, double, api } = await translating();
  await say("One.");
  double.answer = () => Promise.reject(new DOMException("", "InvalidStateError"));
  await say("One. Two. Three. Four. Five. Six.");
  await say("One. Two. Three. Four. Five. Six. Seven.");
  await say("One. Two. Three. Four. Five. Six. Seven. Eight.");
  assert.equal(page.ended, "failed");
  assert.ok(api);
});

test("off air, what was said and what is being asked are forgotten", async () => {
  const { say, page, double } = await translating();
  await say("One.");
  double.answer = null;
  await say("One. Two.");
  await say(null, { state: "offAir", speaking: false });
  assert.equal(page.news.at(-1).state, "offAir");
  page.texts.clear();
  double.open.shift().answer("Dos.");
  await say("Three.", { id: 3 });
  double.open.pop().answer("Tres.");
  await settled();
  assert.deepEqual([...page.texts], [[3, "Tres."]]);
});

test("another language of the speaker is translated from it, and shown as it is where nothing can", async () => {
  const { say, page } = await translating({ pairs: { "en-es": "available", "de-es": "available", "cs-es": "downloadable" } });
  await say("Good evening.");
  await say("Guten Abend.", { id: 2, language: "de" });
  await say("Dobrý večer.", { id: 3, language: "cs" });
  await say("Hola.", { id: 4, language: "es" });
  assert.deepEqual([...page.texts.values()], ["«Good evening.»", "«Guten Abend.»", "Dobrý večer.", "Hola."]);
  assert.equal(page.ended, null);
});

test("stopped, it says nothing more and drops what it has asked for", async () => {
  const { say, page, double, translation } = await translating();
  double.answer = null;
  await say("One.");
  const delivered = page.news.length;
  translation.stop();
  double.open.shift().answer("Uno.");
  await settled();
  assert.deepEqual([page.news.length, page.ended], [delivered, null]);
});
