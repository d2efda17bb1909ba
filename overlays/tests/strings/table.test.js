import assert from "node:assert/strict";
import { readFileSync, readdirSync } from "node:fs";
import test from "node:test";
import { PARTS, TABLE } from "../../strings/table.js";
import { TRANSLATED_ATTRIBUTES } from "../../strings/translator.js";

const folder = new URL("../..", import.meta.url);
const files = readdirSync(folder, { recursive: true }).filter(
  name => /\.(js|html)$/.test(name) && !/^(node_modules|tests|strings)\//.test(name),
);
const texts = new Map(files.map(name => [name, readFileSync(new URL(name, folder), "utf8")]));
const pages = [...texts].filter(([name]) => name.endsWith(".html"));

const plain = text =>
  text
    .replace(/\s+/g, " ")
    .replace(/&lt;/g, "<")
    .replace(/&gt;/g, ">")
    .replace(/&quot;/g, '"')
    .replace(/&amp;/g, "&")
    .trim();

test("every key has both languages, with the same placeholders and tags", () => {
  const marks = text => text.match(/\{\w+\}|<\/?\w+>/g)?.sort() ?? [];
  for (const [key, text] of Object.entries(TABLE)) {
    assert.deepEqual(Object.keys(text), ["en", "de"], key);
    for (const language of ["en", "de"]) assert.match(text[language], /\S/, `${key} in ${language}`);
    assert.deepEqual(marks(text.de), marks(text.en), key);
  }
});

test("no key stands in two parts", () => {
  const keys = Object.values(PARTS).flatMap(part => Object.keys(part));
  assert.deepEqual(
    keys.filter((key, i) => keys.indexOf(key) !== i),
    [],
  );
});

test("every key is used", () => {
  const all = [...texts.values()].join("\n");
  // A key may be put together: `track.${state}`.
  const prefixes = [...all.matchAll(/`([\w.-]+\.)\$\{/g)].map(([, prefix]) => prefix);
  const suffixes = [...all.matchAll(/\+ "(\.[\w.-]+)"/g)].map(([, suffix]) => suffix);
  const isUsed = key => all.includes(`"${key}"`) || all.includes(`'${key}'`);
  const unused = Object.keys(TABLE).filter(
    key =>
      !isUsed(key) &&
      !prefixes.some(prefix => key.startsWith(prefix)) &&
      !suffixes.some(suffix => key.endsWith(suffix) && isUsed(key.slice(0, -suffix.length))),
  );
  assert.deepEqual(unused, []);
});

test("every key that a script or page names is in the table", () => {
  for (const [name, text] of texts) for (const [, key] of text.matchAll(/\bt\(\s*"([^"]+)"/g)) assert.ok(TABLE[key], `${name}: ${key}`);
  for (const [name, text] of pages)
    for (const [, key] of text.matchAll(/\sdata-t(?:-[a-z-]+)?="([^"]+)"/g)) assert.ok(TABLE[key], `${name}: ${key}`);
});

test("the markup holds the English text of each key", () => {
  let compared = 0;
  for (const [name, text] of pages) {
    for (const [, , key, inside] of text.matchAll(/<(\w+)(?=[^>]*?\sdata-t="([^"]+)")[^>]*>([\s\S]*?)<\/\1\s*>/g)) {
      assert.equal(plain(inside), TABLE[key].en, `${name}: ${key}`);
      compared++;
    }
    for (const [names, attribute] of Object.entries(TRANSLATED_ATTRIBUTES))
      for (const [tag, key] of text.matchAll(new RegExp(`<[^>]*?\\s${names}="([^"]+)"[^>]*>`, "g")))
        assert.equal(plain(tag.match(new RegExp(`\\s${attribute}="([^"]*)"`))?.[1] ?? ""), TABLE[key].en, `${name}: ${key}`);
    const title = text.match(/<html[^>]*\sdata-t-document-title="([^"]+)"/)?.[1];
    if (title) assert.equal(plain(text.match(/<title>([^<]*)/)[1]), TABLE[title].en, name);
  }
  const named = pages.reduce((sum, [, text]) => sum + (text.match(/\sdata-t="/g)?.length ?? 0), 0);
  assert.equal(compared, named, "an element whose text is named was not found");
});
