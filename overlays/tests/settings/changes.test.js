import assert from "node:assert/strict";
import test from "node:test";
import { Changes, sortFaults } from "../../settings/changes.js";

/** @param {object} [values] */
function settingWith(values = {}) {
  return {
    key: "Captions:Lines",
    name: "Lines",
    description: "",
    type: "whole",
    choices: null,
    minimum: 1,
    maximum: 4,
    isOptional: false,
    default: 2,
    value: 3,
    isDefault: false,
    layer: "File",
    origin: null,
    obstacle: null,
    isLive: true,
    waits: false,
    ...values,
  };
}

test("a change back to the value of before is none", () => {
  const changes = new Changes();
  changes.set(settingWith(), 4);
  assert.deepEqual(changes.body(), { set: { "Captions:Lines": 4 }, remove: [] });
  changes.set(settingWith(), 3);
  assert.equal(changes.size, 0);
});

test("a default is a setting that is removed", () => {
  const changes = new Changes();
  changes.reset(settingWith());
  assert.deepEqual(changes.body("v1"), { set: {}, remove: ["Captions:Lines"], version: "v1" });
  assert.equal(changes.valueOf(settingWith()), 2);
  assert.ok(changes.isDefault(settingWith()));
});

test("nothing needs to be reset that has its default", () => {
  const changes = new Changes();
  const setting = settingWith({ value: 2, isDefault: true });
  changes.set(setting, 4);
  changes.reset(setting);
  assert.equal(changes.size, 0);
});

test("an empty field leaves a secret as it is, and a reset removes it", () => {
  const changes = new Changes();
  const secret = settingWith({ key: "Obs:Password", type: "secret", value: null, default: null });
  changes.set(secret, "");
  assert.equal(changes.size, 0);
  changes.set(secret, "new");
  assert.deepEqual(changes.body().set, { "Obs:Password": "new" });
  changes.reset(secret);
  assert.deepEqual(changes.body(), { set: {}, remove: ["Obs:Password"] });
});

test("after the file was read anew, what still differs is kept", () => {
  const changes = new Changes();
  changes.set(settingWith(), 4);
  changes.set(settingWith({ key: "Captions:Chars" }), 50);
  changes.set(settingWith({ key: "Tracks:gone:Label" }), "x");
  changes.set(settingWith({ key: "Captions:Hold" }), 9);
  changes.rebase([
    settingWith({ value: 4 }),
    settingWith({ key: "Captions:Chars", value: 42 }),
    settingWith({ key: "Captions:Hold", obstacle: "by the environment" }),
  ]);
  assert.deepEqual(changes.body().set, { "Captions:Chars": 50 });
});

test("faults go to their fields, and the others are told together", () => {
  const { bySetting, others } = sortFaults(
    [
      { key: "Server:Port", message: "A." },
      { key: "Server:Port", message: "B." },
      { key: null, message: "C." },
      { key: "Tracks:new", message: "D." },
    ],
    key => key === "Server:Port",
  );
  assert.deepEqual([...bySetting], [["Server:Port", "A. B."]]);
  assert.deepEqual(others, ["C.", "D."]);
});
