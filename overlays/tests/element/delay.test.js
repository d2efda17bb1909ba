import assert from "node:assert/strict";
import test from "node:test";
import { Delay } from "../../element/delay.js";

/** A clock that only the test moves. */
function manualClock() {
  let now = 0;
  let due = [];
  return {
    now: () => now,
    wait: (run, ms) => {
      const timer = { at: now + ms, run };
      due.push(timer);
      return timer;
    },
    stop: timer => {
      due = due.filter(other => other !== timer);
    },
    pass(ms) {
      now += ms;
      const ripe = due.filter(timer => timer.at <= now);
      due = due.filter(timer => timer.at > now);
      for (const timer of ripe) timer.run();
    },
  };
}

test("without a delay frames pass at once", () => {
  const shown = [];
  new Delay(frame => shown.push(frame), manualClock()).take("now");
  assert.deepEqual(shown, ["now"]);
});

test("every frame comes later by the delay, in order, and none is dropped", () => {
  const shown = [];
  const clock = manualClock();
  const delay = new Delay(frame => shown.push(frame), clock);
  delay.seconds = 2;
  delay.take("one");
  clock.pass(500);
  delay.take("two");
  clock.pass(1499);
  assert.deepEqual(shown, []);
  clock.pass(1);
  assert.deepEqual(shown, ["one"]);
  clock.pass(500);
  assert.deepEqual(shown, ["one", "two"]);
});

test("a frame does not overtake waiting ones when the delay is removed", () => {
  const shown = [];
  const clock = manualClock();
  const delay = new Delay(frame => shown.push(frame), clock);
  delay.seconds = 1;
  delay.take("one");
  delay.seconds = 0;
  delay.take("two");
  clock.pass(1000);
  assert.deepEqual(shown, ["one", "two"]);
});

test("a forgotten frame is never shown", () => {
  const shown = [];
  const clock = manualClock();
  const delay = new Delay(frame => shown.push(frame), clock);
  delay.seconds = 1;
  delay.take("one");
  delay.forget();
  clock.pass(5000);
  assert.deepEqual(shown, []);
});
