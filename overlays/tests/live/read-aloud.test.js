import assert from "node:assert/strict";
import { afterEach, beforeEach, test } from "node:test";
import { ReadAloud } from "../../live/read-aloud.js";

/** The device's voice: it says nothing by itself, and the test says when an utterance ends. */
class Voices extends EventTarget {
  said = [];
  cancelled = 0;
  languages = ["en-US", "es-ES"];

  getVoices() {
    return this.languages.map(lang => ({ lang, localService: true, default: false }));
  }

  speak(utterance) {
    this.said.push(utterance);
  }

  /** As browsers do it: the utterance that is cut short is told so, but later. */
  cancel() {
    this.cancelled++;
    this.fail("canceled");
  }

  get words() {
    return this.said.map(({ text }) => text);
  }

  end(which = this.said.at(-1)) {
    which.dispatchEvent(new Event("end"));
  }

  fail(error, which = this.said.at(-1)) {
    which.dispatchEvent(Object.assign(new Event("error"), { error }));
  }
}

globalThis.SpeechSynthesisUtterance = class extends EventTarget {
  voice = null;
  lang = "";

  constructor(text) {
    super();
    this.text = text;
  }
};

Object.defineProperty(globalThis, "navigator", { value: { languages: ["en-GB", "es-MX"] }, configurable: true });

let voices, ended, reader, text;

function hear(more, { language = "en", quiet = false, grows = true } = {}) {
  text += more;
  reader.follow({ newest: [{ key: "a:1", text }], grows, language, quiet });
}

beforeEach(() => {
  [voices, ended, text] = [new Voices(), [], ""];
  reader = new ReadAloud(voices, why => ended.push(why));
});

afterEach(() => reader.stop());

test("one utterance at a time is spoken, in the track's language", () => {
  hear("Good evening.");
  hear(" We begin.");
  hear(" Now.");
  assert.deepEqual(voices.words, ["Good evening."]);
  voices.end();
  assert.deepEqual(voices.words, ["Good evening.", "We begin. Now."]);
  voices.end();
  assert.equal(voices.said.length, 2);
  assert.deepEqual([voices.said[0].lang, voices.said[0].voice.lang], ["en-US", "en-US"]);
});

test("the language may change while captions are read", () => {
  hear("Good evening.");
  voices.end();
  hear(" Buenas tardes.", { language: "es" });
  assert.equal(voices.said[1].voice.lang, "es-ES");
});

test("a pause cuts the words short, and what is said in it is never spoken", () => {
  hear("Good evening.");
  hear(" Private.", { quiet: true });
  assert.equal(voices.cancelled, 1);
  hear(" Private, too.", { quiet: true });
  assert.deepEqual([voices.cancelled, voices.said.length], [1, 1]);
  hear(" Back again.");
  assert.deepEqual(voices.words, ["Good evening.", "Back again."]);
});

test("who stops it hears nothing more", () => {
  hear("Good evening.");
  hear(" More.");
  reader.stop();
  voices.end();
  hear(" And more.");
  assert.deepEqual([voices.cancelled, voices.words, ended], [1, ["Good evening."], []]);
});

test("a late end of something that was cut short ends nothing else", () => {
  hear("Good evening.");
  const first = voices.said[0];
  hear("", { quiet: true });
  hear(" Back.");
  hear(" And more.");
  voices.end(first);
  assert.deepEqual(voices.words, ["Good evening.", "Back."]);
});

test("without a voice for the language it ends, and says so in words", () => {
  hear("Bonsoir.", { language: "fr" });
  assert.deepEqual([voices.said.length, ended.length], [0, 1]);
  assert.match(ended[0], /no voice for French/);
  hear(" Encore.", { language: "fr" });
  assert.equal(ended.length, 1);
});

test("a language that nobody knows is read by the device's own voice", () => {
  hear("Good evening.", { language: null });
  assert.deepEqual([voices.said[0].voice, voices.said[0].lang], [null, ""]);
});

test("a browser that forbids it, and a voice that has gone, end it in words", () => {
  for (const [error, sentence] of [
    ["not-allowed", /did not let the page speak/],
    ["voice-unavailable", /no voice for English/],
  ]) {
    reader = new ReadAloud(voices, why => ended.push(why));
    text = "";
    hear("Good evening.");
    voices.fail(error);
    assert.match(ended.pop(), sentence);
  }
});

test("a voice that fails now and then goes on, and one that always fails ends it in words", () => {
  hear("One.");
  for (const isFailure of [true, true, false, true, true]) {
    if (isFailure) voices.fail("network");
    else voices.end();
    hear(" More.");
  }
  assert.deepEqual(ended, []);
  voices.fail("network");
  assert.match(ended[0], /does not work/);
});

test("a voice that never says that it has ended is given up after a while", context => {
  context.mock.timers.enable({ apis: ["setTimeout"] });
  hear("One.");
  hear(" Two.");
  context.mock.timers.tick(24_000);
  assert.equal(voices.said.length, 1);
  context.mock.timers.tick(2_000);
  assert.deepEqual([voices.words, voices.cancelled], [["One.", "Two."], 1]);
});
