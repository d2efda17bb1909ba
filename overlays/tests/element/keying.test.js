import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import test from "node:test";
import { runInNewContext } from "node:vm";
import { lookOf, withLook, valuesOf, addressOf } from "../../builder/overlay-address.js";
import { KEYING_STYLE } from "../../element/keying.js";
import { PARAMETERS, readParameters } from "../../element/parameters.js";

const script = readFileSync(new URL("../../overlay/ground.js", import.meta.url), "utf8");
const WAYS = ["fill", "key", "chroma", "black"];

/** What the page is told of its ground, before anything else is loaded. */
function groundOf(search) {
  const properties = {};
  const documentElement = { dataset: {}, style: { setProperty: (name, value) => (properties[name] = value) } };
  runInNewContext(script, { URLSearchParams, location: { search }, document: { documentElement } });
  return { ...documentElement.dataset, ...properties };
}

test("the ground is there for every way of keying, and for nothing else", () => {
  for (const way of WAYS) assert.deepEqual(groundOf(`?look=stage&key=${way}`), { key: way });
  for (const search of ["", "?key=none", "?key=Fill", "?key=", "?key=constructor", "?keycolor=00f"])
    assert.equal(groundOf(search).key, undefined, search);
});

test("the ground's colour is the one that the parameter reads, and an invalid one is ignored", () => {
  for (const text of ["00f", "#0000ff", "00B140", "", "#0008", "blue", "var(--x)", "12345", "00ff00ff", "url(x)"]) {
    const search = `?${new URLSearchParams({ key: "chroma", keycolor: text })}`;
    assert.equal(groundOf(search)["--lc-keycolor"], PARAMETERS.keycolor.read(text), text);
  }
});

test("the start file has the same grounds before the overlay is there", () => {
  const file = readFileSync(new URL("../../builder/obs-start.html", import.meta.url), "utf8");
  assert.ok(file.includes('["fill", "key", "black"].includes(key)) document.documentElement.style.background = "#000"'));
  assert.ok(file.includes('(key === "chroma") document.documentElement.style.background'));
});

test("the page takes its ground from a script that the browser waits for", () => {
  const page = readFileSync(new URL("../../overlay/overlay.html", import.meta.url), "utf8");
  assert.match(page, /<script src="assets\/overlay\/ground\.js"><\/script>\s*<script type="module"/);
});

test("every way of keying has its filter, and none of them fades", () => {
  for (const way of WAYS) assert.ok(KEYING_STYLE.includes(`live-captions[data-key="${way}"]`), way);
  assert.match(KEYING_STYLE, /\[data-key\]\[data-shown="no"\][^}]*transition: none/);
});

test("fill and key are two sources with one look", () => {
  const values = valuesOf("/overlay?size=60&key=fill&keycolor=00f");
  assert.deepEqual(lookOf(values), { size: "60" });
  assert.equal(withLook({ theme: "outline" }, values).key, "fill");
  assert.equal(addressOf("http://x", values, "stage"), "http://x/overlay?look=stage&key=fill&keycolor=00f");
  assert.equal(readParameters(() => null, {}).values.key, "none");
});
