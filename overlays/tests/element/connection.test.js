import assert from "node:assert/strict";
import test from "node:test";
import { backOff, spread, watch } from "../../element/connection.js";

/** A hub connection that the test drives. */
class ScriptedConnection {
  stopped = 0;
  constructor(start = () => Promise.resolve()) {
    this.start = start;
  }
  onclose(closed) {
    this.closed = closed;
  }
  on(question, answer) {
    this.answers = { ...this.answers, [question]: answer };
  }
  stream(method, request) {
    this.asked = [method, request];
    return {
      subscribe: observer => {
        this.observer = observer;
      },
    };
  }
  stop() {
    this.stopped++;
    return Promise.resolve();
  }
}

/** A clock that only the test moves. */
class ManualClock {
  #now = 0;
  #due = [];
  wait = milliseconds => new Promise(over => this.#due.push({ at: this.#now + milliseconds, over }));
  async pass(milliseconds) {
    await settle();
    this.#now += milliseconds;
    for (const timer of this.#due.filter(t => t.at <= this.#now)) timer.over();
    this.#due = this.#due.filter(t => t.at > this.#now);
    await settle();
  }
}

async function settle() {
  for (let i = 0; i < 20; i++) await Promise.resolve();
}

test("the waits between tries grow from a quarter of a second to five, with jitter", () => {
  assert.equal(backOff(0, 0), 250);
  assert.equal(backOff(1, 0), 500);
  assert.equal(backOff(50, 0), 5000);
  assert.equal(backOff(0, 1), 125);
  for (let i = 0; i < 100; i++) assert.ok(backOff(i, Math.random()) >= 125 && backOff(i, Math.random()) <= 5000);
});

test("a first connection that fails is tried again, for ever", async () => {
  const clock = new ManualClock();
  const reasons = [];
  let tries = 0;
  const stop = watch({
    server: "/captions",
    request: {},
    take() {},
    away: reason => reasons.push(reason),
    wait: clock.wait,
    open: async () => {
      tries++;
      throw new Error("refused");
    },
  });
  for (let i = 0; i < 30; i++) await clock.pass(5000);
  stop();
  assert.ok(tries >= 30, `${tries} tries`);
  assert.equal(reasons[0], "refused");
});

test("a server that accepts the connection and says nothing is given up after a while", async () => {
  const clock = new ManualClock();
  const mute = new ScriptedConnection(() => new Promise(() => {}));
  const reasons = [];
  const stop = watch({
    server: "/captions",
    request: {},
    take() {},
    away: reason => reasons.push(reason),
    wait: clock.wait,
    open: async () => mute,
  });
  await clock.pass(10000);
  stop();
  assert.deepEqual(reasons, ["the server does not answer"]);
  assert.ok(mute.stopped >= 1);
});

test("frames are passed on, and a connection that closes is opened and asked again", async () => {
  const clock = new ManualClock();
  const made = [];
  const frames = [];
  const stop = watch({
    server: "/captions",
    request: { lines: 2 },
    take: frame => frames.push(frame),
    away() {},
    wait: clock.wait,
    open: async () => {
      made.push(new ScriptedConnection());
      return made[made.length - 1];
    },
  });
  await settle();
  made[0].observer.next("one");
  made[0].closed();
  await clock.pass(250);
  made[1].observer.next("two");
  assert.deepEqual(frames, ["one", "two"]);
  assert.deepEqual(made[1].asked, ["Watch", { lines: 2 }]);
  stop();
  made[1].observer.next("three");
  assert.deepEqual(frames, ["one", "two"]);
  assert.equal(made[1].stopped, 1);
});

test("the service is told what stands on the page, its end if it is long", async () => {
  const connection = new ScriptedConnection();
  let text = "Good evening.";
  const stop = watch({
    server: "/captions",
    request: {},
    take() {},
    away() {},
    onScreen: () => text,
    open: async () => connection,
  });
  await settle();
  assert.equal(connection.answers.OnScreen(), "Good evening.");
  text = "a".repeat(500) + "the end";
  assert.equal(connection.answers.OnScreen().length, 240);
  assert.ok(connection.answers.OnScreen().endsWith("the end"));
  stop();
});

/** Opens scripted connections and notes where. */
function opener(news = { addresses: ["https://web-2.example"], token: null }) {
  const made = [];
  const open = async (server, tries, token, elsewhere) => {
    const connection = new ScriptedConnection();
    connection.invoke = () => Promise.resolve(news);
    made.push(Object.assign(connection, { server, token, elsewhere }));
    if (open.refuses?.(server)) connection.start = () => Promise.reject(new Error("refused"));
    return connection;
  };
  return { made, open };
}

test("when the own machine is lost, another one is watched at once after a spread, and frames go on", async () => {
  const clock = new ManualClock();
  const { made, open } = opener({ addresses: ["https://web-2.example/captions"], token: "abc" });
  const frames = [];
  const stop = watch({
    server: "https://web-1.example/captions",
    request: {},
    take: frame => frames.push(frame),
    away() {},
    wait: clock.wait,
    open,
  });
  await settle();
  made[0].observer.next({ text: "one", assets: "v1" });
  open.refuses = server => server.startsWith("https://web-1");
  made[0].closed();
  await clock.pass(199);
  assert.equal(made.length, 1);
  await clock.pass(1301);
  // The own one is tried first, and the other without another wait.
  assert.deepEqual(
    made.map(({ server, token, elsewhere }) => [server, token, elsewhere]),
    [
      ["https://web-1.example/captions", null, false],
      ["https://web-1.example/captions", null, false],
      ["https://web-2.example/captions/captions", "abc", true],
    ],
  );
  made[2].observer.next({ text: "two", assets: "v2" });
  // A page is never loaded anew for the sake of another machine's files.
  assert.deepEqual(frames, [
    { text: "one", assets: "v1" },
    { text: "two", assets: "" },
  ]);
  stop();
});

test("a machine that sends its viewers away is tried last, and without a wait", async () => {
  const clock = new ManualClock();
  const { made, open } = opener();
  const stop = watch({ server: "https://web-1.example/captions", request: {}, take() {}, away() {}, wait: clock.wait, open });
  await settle();
  made[0].observer.next({});
  made[0].answers.Leave();
  made[0].observer.complete();
  await clock.pass(0);
  assert.equal(made[1].server, "https://web-2.example/captions");
  stop();
});

test("while no machine answers, all are tried in turn, and the waits grow", async () => {
  const clock = new ManualClock();
  const { made, open } = opener();
  const stop = watch({ server: "https://web-1.example/captions", request: {}, take() {}, away() {}, wait: clock.wait, open });
  await settle();
  made[0].observer.next({});
  open.refuses = () => true;
  made[0].closed();
  for (let i = 0; i < 10; i++) await clock.pass(5000);
  const servers = made.slice(1).map(({ server }) => new URL(server).hostname);
  assert.ok(servers.length >= 18 && servers.length <= 24, `${servers.length} tries`);
  assert.deepEqual(servers.slice(0, 4), ["web-1.example", "web-2.example", "web-1.example", "web-2.example"]);
  // Back again, the own one is the first to be asked.
  open.refuses = () => false;
  await clock.pass(5000);
  assert.equal(made.at(-1).server, "https://web-1.example/captions");
  stop();
});

test("the spread is between a fifth of a second and a second and a half", () => {
  assert.equal(spread(0), 200);
  assert.equal(spread(1), 1500);
});
