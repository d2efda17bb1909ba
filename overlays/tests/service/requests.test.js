import assert from "node:assert/strict";
import test from "node:test";
import { BASE } from "../../service/base.js";
import { request } from "../../service/requests.js";

function answering(answer) {
  globalThis.fetch = async (path, asked) => {
    answering.asked = { path, ...asked };
    if (answer instanceof Error) throw answer;
    return answer;
  };
}

test("a request that succeeds has a value, also where the answer is empty", async () => {
  answering(new Response('{"id":"a"}'));
  assert.deepEqual(await request("POST", "/api/tokens", { name: "Hall" }), { value: { id: "a" } });
  assert.deepEqual(
    [answering.asked.path, answering.asked.headers, answering.asked.body],
    [BASE + "/api/tokens", { "Content-Type": "application/json" }, '{"name":"Hall"}'],
  );
  answering(new Response(null, { status: 204 }));
  assert.deepEqual(await request("DELETE", "/api/tokens/a"), { value: null });
  assert.equal(answering.asked.body, undefined);
});

test("a request that fails has a sentence, also where the service does not answer", async () => {
  answering(
    new Response('{"title":"There is no such track.","status":404}', {
      status: 404,
      headers: { "Content-Type": "application/problem+json" },
    }),
  );
  assert.deepEqual(await request("DELETE", "/x"), { wrong: "There is no such track." });
  answering(new Response("There is no such token.", { status: 404 }));
  assert.deepEqual(await request("DELETE", "/x"), { wrong: "There is no such token." });
  answering(new Response("", { status: 500 }));
  assert.match((await request("DELETE", "/x")).wrong, /refused \(500\), so nothing was changed/);
  answering(new TypeError("Failed to fetch"));
  assert.equal(
    (await request("POST", "/x", {}, "so nobody was signed in")).wrong,
    "LiveCaptions does not answer, so nobody was signed in. Is it running?",
  );
});
