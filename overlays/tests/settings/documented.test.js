import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { documented, documentedAs } from "../../settings/documented.js";
import DOCS from "../../strings/setting-docs.js";

/** Each documented key of the schema with its text. */
function schemaDocs(at, path = []) {
  return Object.entries(at.properties ?? {}).flatMap(([name, inside]) => {
    const key = [...path, name];
    return [
      ...(inside.description ? [[key.join(":"), inside.description]] : []),
      ...schemaDocs(inside, key),
      ...(typeof inside.additionalProperties === "object" ? schemaDocs(inside.additionalProperties, [...key, "*"]) : []),
    ];
  });
}

test("every setting is documented in every language, and in English as its schema has it", () => {
  const schema = JSON.parse(readFileSync(new URL("../../../config/livecaptions.schema.json", import.meta.url), "utf8"));
  assert.deepEqual(
    Object.entries(DOCS).map(([key, { en }]) => [key, en]),
    schemaDocs(schema),
  );
  for (const [key, { en, de }] of Object.entries(DOCS)) {
    assert.match(de, /\p{L}{2}/u, key);
    assert.notEqual(de, en, key);
  }
});

test("the settings of all tracks are documented alike", () => {
  assert.equal(documentedAs("Tracks:guest:Label"), "Tracks:*:Label");
  assert.equal(documentedAs("Tracks:guest"), "Tracks");
  assert.equal(documentedAs("Outputs:vmix:Address"), "Outputs:*:Address");
  assert.equal(documentedAs("Obs:Gate:Input"), "Obs:Gate:Input");
});

test("what is not documented keeps the service's own words", () => {
  const setting = (key, description) => ({ key, description });
  const view = {
    groups: [{ name: "Log", description: "own", settings: [setting("Log:Level", "own"), setting("Log:New", "own")] }],
  };

  const [group] = documented(view, ["de-AT"]).groups;
  assert.equal(group.description, "Das Protokoll des Programms.");
  assert.deepEqual(
    group.settings.map(({ description }) => description),
    ["Die niedrigste Stufe, die protokolliert wird.", "own"],
  );
  assert.equal(documented(view, ["fr"]).groups[0].description, "The program's log.");
});
