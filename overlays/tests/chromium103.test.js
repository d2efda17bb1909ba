import assert from "node:assert/strict";
import { readFileSync, readdirSync } from "node:fs";
import test from "node:test";

// The browser inside OBS 29 and 30 is Chromium 103: no page may need anything newer.
const LATER = [
  /\.(toSorted|toReversed|toSpliced|isWellFormed|toWellFormed|difference|symmetricDifference|isSubsetOf)\(/,
  /\b(Object|Map)\.groupBy\(/,
  /Array\.fromAsync|Promise\.(withResolvers|try)\(/,
  /\/[dgimsuy]*v[dgimsuy]*\.(test|exec)/,
  /with \{ type:/,
  /^\s*(await )?using \w+ =/,
  /:has\(|:dir\(|:popover-open|@container|@layer|@property|@starting-style|color-mix\(|oklch\(|light-dark\(|\btext-wrap:|&:hover|\bround\(\s*(up|down|nearest)/,
  /\d(d|s|l)v[hwib]\b/,
  /checkVisibility\(|showPopover\(|startViewTransition\(|\bpaint-order\b/,
];

const folder = new URL("..", import.meta.url);

const files = readdirSync(folder, { recursive: true }).filter(
  name => /\.(js|css|html)$/.test(name) && !/^(node_modules|tests)\//.test(name),
);

test("all pages are read", () => {
  for (const page of ["overlay", "live", "wall", "speak", "builder", "operator", "login", "setup", "stage", "start"])
    assert.ok(files.includes(`${page}/${page}.html`) && files.includes(`${page}/${page}.js`), page);
});

for (const file of files)
  test(`${file} needs no newer browser than that of OBS`, () => {
    const text = readFileSync(new URL(file, folder), "utf8");
    for (const [n, line] of text.split("\n").entries()) for (const later of LATER) assert.doesNotMatch(line, later, `line ${n + 1}`);
  });

test("no page draws text as markup", () => {
  for (const file of files.filter(name => name.endsWith(".js")))
    assert.doesNotMatch(
      readFileSync(new URL(file, folder), "utf8"),
      /innerHTML|insertAdjacentHTML|document\.write|\beval\(|new Function/,
      file,
    );
});
