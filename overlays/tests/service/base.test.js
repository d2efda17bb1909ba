import assert from "node:assert/strict";
import { readFileSync, readdirSync } from "node:fs";
import test from "node:test";
import { rootOf, signInFrom } from "../../service/base.js";

const folder = new URL("../..", import.meta.url);
const files = readdirSync(folder, { recursive: true }).filter(
  name => /\.(js|css|html|webmanifest)$/.test(name) && !/^(node_modules|tests)\//.test(name),
);

test("the service's root is known by the address of a script, below any path", () => {
  assert.equal(rootOf("http://127.0.0.1:4955/assets/service/base.js"), "http://127.0.0.1:4955");
  assert.equal(rootOf("https://hall.example/captions-hall/assets/service/base.js"), "https://hall.example/captions-hall");
  assert.equal(rootOf("https://hall.example/a/b/assets/service/base.js?v=2"), "https://hall.example/a/b");
});

test("signing in leads back to the page, wherever the service is", () => {
  assert.equal(signInFrom("http://a:1", "http://a:1/operator?track=b"), "http://a:1/login?next=%2Foperator");
  assert.equal(signInFrom("https://a/hall", "https://a/hall/type"), "https://a/hall/login?next=%2Ftype");
  assert.equal(signInFrom("https://a/type", "https://a/type"), "https://a/type/login?next=%2Ftype");
});

for (const file of files)
  test(`${file} names no address from the root of the host, where a proxy may have put something else`, () => {
    const text = readFileSync(new URL(file, folder), "utf8");
    assert.doesNotMatch(text, /(href|src|action|poster)="\/|url\(["']?\//);
    assert.doesNotMatch(text, /(fetch|assign|replace|addModule|Worker|EventSource|WebSocket|import)\(\s*["'`]\//);
    assert.doesNotMatch(text, /location\.(origin|host)\s*(\+|}\/)|"(id|start_url|scope|src)":\s*"\//);
    if (/fetch\(/.test(text)) assert.match(text, /fetch\((BASE \+|new URL\()/);
  });
