import assert from "node:assert/strict";
import test from "node:test";
import { call } from "../calls.js";

function answering(answer) {
  globalThis.fetch = async (path, asked) => {
    answering.asked = { path, ...asked };
    if (answer instanceof Error) throw answer;
    return answer;
  };
}

test("what was done is told, also where there is nothing to tell", async () => {
  answering(new Response("{\"id\":\"a\"}"));
  assert.deepEqual(await call("POST", "/api/tokens", { name: "Hall" }), { value: { id: "a" } });
  assert.deepEqual([answering.asked.path, answering.asked.headers, answering.asked.body], ["/api/tokens", { "Content-Type": "application/json" }, "{\"name\":\"Hall\"}"]);
  answering(new Response(null, { status: 204 }));
  assert.deepEqual(await call("DELETE", "/api/tokens/a"), { value: null });
  assert.equal(answering.asked.body, undefined);
});

test("what is wrong is a sentence, whoever does not answer", async () => {
  answering(new Response("{\"title\":\"There is no such token.\",\"status\":404}", { status: 404, headers: { "Content-Type": "application/problem+json" } }));
  assert.deepEqual(await call("DELETE", "/x"), { wrong: "There is no such token." });
  answering(new Response("There is no such token.", { status: 404 }));
  assert.deepEqual(await call("DELETE", "/x"), { wrong: "There is no such token." });
  answering(new Response("", { status: 500 }));
  assert.match((await call("DELETE", "/x")).wrong, /refused \(500\), so nothing was changed/);
  answering(new TypeError("Failed to fetch"));
  assert.equal((await call("POST", "/x", {}, "so nobody was signed in")).wrong, "LiveCaptions does not answer, so nobody was signed in. Is it running?");
});
