import assert from "node:assert/strict";
import test from "node:test";
import { ReadingSession } from "../../live/reading-session.js";

let version = 0;

function news(text, { id = 1, run = "a", state = "running", label = "Hall" } = {}) {
  const paragraphs = [{ id, at: 0, text }];
  return {
    track: "main",
    label,
    state,
    run,
    part: { version: ++version, paragraphs, tentative: "", joined: false, speaking: true, language: null },
  };
}

test("a reader asks for what is new since the last news, and for everything on another track", () => {
  const session = new ReadingSession("main");
  assert.deepEqual(session.request, { track: "main", since: 0, run: null });
  const last = news("One.");
  assert.ok(session.take(last));
  assert.deepEqual(session.request, { track: "main", since: last.part.version, run: "a" });
  session.change("german");
  assert.deepEqual(session.request, { track: "german", since: 0, run: null });
});

test("news during a pause is held and given back in order", () => {
  const session = new ReadingSession(null);
  session.take(news("One."));
  session.pause();
  const held = [news("One. Two."), news("Three.", { id: 2 })];
  for (const one of held) assert.equal(session.take(one), false);
  assert.equal(session.banner[0], "You have paused the text");
  assert.deepEqual(session.resume(), held);
  assert.deepEqual([session.paused, session.resume()], [false, []]);
});

test("a long pause keeps the newest version of every paragraph, and not every version", () => {
  const session = new ReadingSession(null);
  session.pause();
  for (let i = 0; i < 1000; i++) session.take(news("x".repeat(i % 10), { id: Math.floor(i / 10) }));
  const held = session.resume();
  assert.ok(held.length <= 200, `${held.length} are held`);
  const texts = new Map(held.flatMap(({ part }) => part.paragraphs).map(({ id, text }) => [id, text]));
  assert.deepEqual([texts.size, new Set(texts.values()).size, texts.get(0)], [100, 1, "x".repeat(9)]);
});

test("paragraphs are unread only while the reader is further up", () => {
  const session = new ReadingSession(null);
  session.shown(news("One."), 1);
  assert.equal(session.unread, 0);
  session.follow(false);
  session.shown(news("Two.", { id: 2 }), 1);
  // In a full transcript as many paragraphs leave as arrive.
  session.shown(news("Three.", { id: 3 }), -1);
  assert.equal(session.unread, 1);
  session.follow(true);
  assert.equal(session.unread, 0);
});

test("the banner tells a lost connection from a refusal, and news ends both", () => {
  const session = new ReadingSession(null);
  session.disconnected("TypeError: Failed to fetch");
  assert.match(session.banner[0], /^Connection lost/);
  session.disconnected("Status code '401'");
  assert.match(session.banner[0], /no longer valid/);
  const back = news("One.");
  session.take(back);
  session.shown(back, 1);
  assert.deepEqual([session.banner, session.label], [["Live", "good"], "Hall"]);
});

test("captions that are taken off air leave a reader nothing, not even what a pause has put by", () => {
  const session = new ReadingSession("main");
  session.take(news("One."));
  session.pause();
  session.take(news("One. Two."));

  session.withdraw();

  assert.deepEqual([session.paused, session.resume(), session.unread], [false, [], 0]);
  assert.deepEqual(session.request, { track: "main", since: 0, run: null });
});
