import assert from "node:assert/strict";
import { existsSync, readFileSync, readdirSync } from "node:fs";
import test from "node:test";
import { PAGES } from "../../page/pages.js";
import { TABLE } from "../../strings/table.js";

const folder = new URL("../..", import.meta.url);
const markup = readdirSync(folder, { recursive: true })
  .filter(name => /\.html$/.test(name) && !/^(node_modules|tests)\//.test(name))
  .map(name => [name, readFileSync(new URL(name, folder), "utf8")]);

test("every page with the header is one of its pages, and every one of its pages has the header", () => {
  const here = markup.flatMap(([, text]) => [...text.matchAll(/<page-header here="([^"]+)"/g)].map(match => match[1]));
  assert.deepEqual(here.sort(), PAGES.map(page => page.here).sort());
});

test("every page of the header leads to a page that is there, under a name in the table", () => {
  for (const { address, name } of PAGES) {
    const file = address || "start";
    assert.ok(existsSync(new URL(`${file}/${file}.html`, folder)), address);
    assert.ok(TABLE[name], name);
  }
});

test("a page with the header loads its script", () => {
  for (const [name, text] of markup) {
    if (!text.includes("<page-header")) continue;
    const script = new URL(name.replace(/html$/, "js"), folder);
    assert.match(readFileSync(script, "utf8"), /import "\.\.\/page\/page-header\.js";/, name);
  }
});
