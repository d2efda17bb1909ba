import assert from "node:assert/strict";
import test from "node:test";
import { followLook, knownLook } from "../../element/look.js";

/** A browser's storage. */
function storage() {
  const kept = new Map();
  const made = { getItem: key => kept.get(key) ?? null, setItem: (key, text) => kept.set(key, text) };
  return () => made;
}

/** @returns {never} */
const forbidden = () => {
  throw new Error("denied");
};

/** A connection that streams what the test gives it. */
class ScriptedConnection {
  stream(method, request) {
    this.asked = [method, request];
    return {
      subscribe: observer => {
        this.observer = observer;
      },
    };
  }
}

const never = () => new Promise(() => {});
const atOnce = () => Promise.resolve();

test("a look is asked for by name, and every news is passed on", async () => {
  const connection = new ScriptedConnection();
  const taken = [];
  const first = followLook(connection, "stage", texts => taken.push(texts), atOnce, storage());
  await connection.observer.next({ name: "stage", values: { size: "56" } });
  await first;
  await connection.observer.next({ name: "stage", values: { size: "60" } });

  assert.deepEqual(connection.asked, ["Look", { name: "stage" }]);
  assert.deepEqual(taken, [{ size: "56" }, { size: "60" }]);
});

test("nothing is awaited beyond the first news, an end, an error or a service that says nothing", async () => {
  for (const end of [
    connection => connection.observer.next({ name: "stage", values: null }),
    connection => connection.observer.complete(),
    connection => connection.observer.error(new Error("Unknown hub method 'Look'")),
  ]) {
    const connection = new ScriptedConnection();
    const follows = followLook(connection, "stage", () => {}, never, storage());
    end(connection);
    await follows;
  }
  await followLook(new ScriptedConnection(), "stage", () => assert.fail("nothing was said"), atOnce, storage());
});

test("the first news counts as there only when it has been taken", async () => {
  const connection = new ScriptedConnection();
  let fontIsThere = () => {};
  let over = false;
  const take = () =>
    new Promise(done => {
      fontIsThere = done;
    });
  const follows = followLook(connection, "stage", take, never, storage()).then(() => {
    over = true;
  });
  connection.observer.next({ name: "stage", values: { font: "Inter" } });
  for (let i = 0; i < 20; i++) await Promise.resolve();
  assert.equal(over, false);

  fontIsThere();
  await follows;
});

test("a look that is gone is passed on as such, and what it last set is remembered", async () => {
  const connection = new ScriptedConnection();
  const browser = storage();
  const taken = [];
  const follows = followLook(connection, "stage", texts => taken.push(texts), atOnce, browser);
  await connection.observer.next({ name: "stage", values: { size: "56" } });
  await connection.observer.next({ name: "stage", values: null });
  await follows;

  assert.deepEqual(taken, [{ size: "56" }, null]);
  assert.deepEqual(knownLook("stage", browser), { size: "56" });
  assert.deepEqual(knownLook("other", browser), {});
});

test("a browser that keeps nothing, or nonsense, has no known look, and follows all the same", async () => {
  for (const kept of ["", "null", "7", '"text"', "[", '{"size":7,"lines":{}}']) {
    const browser = storage();
    browser().setItem("lc-look:stage", kept);
    for (const text of Object.values(knownLook("stage", browser))) assert.equal(typeof text, "string");
    assert.equal(knownLook("stage", browser).size, undefined);
  }
  assert.deepEqual(knownLook("stage", forbidden), {});

  const connection = new ScriptedConnection();
  const taken = [];
  const follows = followLook(connection, "stage", texts => taken.push(texts), atOnce, forbidden);
  await connection.observer.next({ name: "stage", values: { size: "56" } });
  await follows;
  assert.deepEqual(taken, [{ size: "56" }]);
});
