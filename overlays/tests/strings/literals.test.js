import assert from "node:assert/strict";
import { readFileSync, readdirSync } from "node:fs";
import test from "node:test";
import ts from "typescript";

// No text for people stands in a script: it is in the table, where every language has it.

// The overlay has no text of its own; the rest is what somebody says in a preview.
const EXEMPT = /^(node_modules|tests|strings|element|overlay)\/|^builder\/(sample|preview)\.js$/;
const folder = new URL("../..", import.meta.url);
const scripts = readdirSync(folder, { recursive: true }).filter(name => name.endsWith(".js") && !EXEMPT.test(name));

const TEXT_PROPERTIES = new Set(["textContent", "innerText", "title", "placeholder", "alt", "ariaLabel"]);
const TEXT_ATTRIBUTES = new Set(["aria-label", "title", "placeholder", "alt", "aria-description"]);
// Functions whose arguments are shown: the index of the first text.
const SHOWING = new Map([
  ["setText", 1],
  ["say", 0],
  ["tell", 0],
  ["button", 0],
  ["confirmedButton", 0],
  ["Option", 0],
  ["alert", 0],
  ["confirm", 0],
]);
const PROSE = /\p{L}{2,}[,.;:!?’']* \p{L}{2,}/u;
const WORD = /\p{L}{2,}/u;
// Names, a header of HTTP, and a word of each of two languages are the same in all of them.
const SAME_IN_ALL = new Set(["LiveCaptions", "Words | Worte", "Atkinson Hyperlegible Next", "Authorization: Bearer "]);
// Media queries, lists of typefaces, the first line of a document.
const CODE = /^\([a-z-]+: [a-z-]+\)$|, sans-serif$|^<!doctype html>/;

/** Literals below a node that stand for themselves: not a key of the table, and no part of a call that is. */
function literalsIn(node, found = []) {
  if (ts.isCallExpression(node) || ts.isNewExpression(node)) return found;
  if (ts.isElementAccessExpression(node) || ts.isPropertyAccessExpression(node)) return found;
  if (ts.isBinaryExpression(node) && /[=<>]/.test(node.operatorToken.getText())) return found;
  if (ts.isConditionalExpression(node)) {
    literalsIn(node.whenTrue, found);
    return literalsIn(node.whenFalse, found);
  }
  if (ts.isStringLiteralLike(node) || ts.isTemplateHead(node) || ts.isTemplateMiddleOrTemplateTail(node)) found.push(node);
  ts.forEachChild(node, child => void literalsIn(child, found));
  return found;
}

/** Literals of a script that somebody would read. */
export function textsIn(code) {
  const source = ts.createSourceFile("page.js", code, ts.ScriptTarget.Latest, true, ts.ScriptKind.JS);
  const found = new Set();
  const add = (nodes, pattern) => {
    for (const { text } of nodes) if (pattern.test(text) && !SAME_IN_ALL.has(text) && !CODE.test(text)) found.add(text);
  };
  const visit = node => {
    if (ts.isImportDeclaration(node) || ts.isThrowStatement(node)) return;
    if (ts.isBinaryExpression(node) && node.operatorToken.kind === ts.SyntaxKind.EqualsToken && ts.isPropertyAccessExpression(node.left)) {
      if (node.left.name.text === "className") return;
      if (TEXT_PROPERTIES.has(node.left.name.text)) add(literalsIn(node.right), WORD);
    }
    if (ts.isPropertyAssignment(node)) {
      if (node.name.getText() === "className") return;
      if (TEXT_PROPERTIES.has(node.name.getText())) add(literalsIn(node.initializer), WORD);
    }
    if (ts.isCallExpression(node) || ts.isNewExpression(node)) {
      const name = ts.isPropertyAccessExpression(node.expression) ? node.expression.name.text : node.expression.getText();
      const given = [...(node.arguments ?? [])];
      if (name === "setAttribute" && TEXT_ATTRIBUTES.has(given[0]?.text)) add(literalsIn(given[1]), WORD);
      if (SHOWING.has(name))
        for (const [i, value] of given.entries()) {
          const isText = name === "confirmedButton" ? i < 2 : i === SHOWING.get(name);
          if (isText) add(literalsIn(value), WORD);
        }
    }
    if (ts.isStringLiteralLike(node) || ts.isTemplateHead(node) || ts.isTemplateMiddleOrTemplateTail(node)) add([node], PROSE);
    ts.forEachChild(node, visit);
  };
  visit(source);
  return [...found];
}

for (const name of scripts)
  test(`${name} holds no text that the table does not`, () => {
    assert.deepEqual(textsIn(readFileSync(new URL(name, folder), "utf8")), []);
  });

test("texts in a script are found wherever they are shown", () => {
  const found = code => textsIn(code).join("|");
  assert.equal(found('e.textContent = "Copied";'), "Copied");
  assert.equal(found('e.textContent = done ? "Copied" : t("x");'), "Copied");
  assert.equal(found('setText(find("air"), "Gone", "bad");'), "Gone");
  assert.equal(found('e.setAttribute("aria-label", `Remove ${name}`);'), "Remove ");
  assert.equal(found('new Option("None", "");'), "None");
  assert.equal(found('make("b", { textContent: "Bold" });'), "Bold");
  assert.equal(found('confirmedButton("Remove", "Sure?", go);'), "Remove|Sure?");
  assert.equal(found('return { wrong: "It does not answer." };'), "It does not answer.");
});

test("what nobody reads is no text", () => {
  for (const code of [
    'import "./a b c.js";',
    'throw new Error("The page has no form.");',
    'e.className = "quiet small text";',
    'make("p", { className: "wide and quiet" });',
    'e.textContent = t("a.key", { name: "x" });',
    'e.textContent = state === "paused" ? t("a") : t("b");',
    "// a comment of words",
    'e.setAttribute("aria-pressed", "true");',
  ])
    assert.deepEqual(textsIn(code), [], code);
});
