import assert from "node:assert/strict";
import test from "node:test";
import { withPage } from "../../element/connection.js";

test("the hub's address names the page that watches, below any path and beside what was there", () => {
  assert.equal(withPage("http://127.0.0.1:4955/captions", "/overlay"), "http://127.0.0.1:4955/captions?page=overlay");
  assert.equal(withPage("https://hall.example/c/captions?token=x", "/c/live"), "https://hall.example/c/captions?token=x&page=live");
  assert.equal(withPage("http://127.0.0.1:4955/captions", "/C:/my overlay.html"), "http://127.0.0.1:4955/captions?page=my+overlay.html");
  assert.equal(withPage("http://127.0.0.1:4955/captions", "/"), "http://127.0.0.1:4955/captions?page=");
});
