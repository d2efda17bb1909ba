import assert from "node:assert/strict";
import test from "node:test";
import { namedAs } from "../../operator/desk-voices.js";

const voices = [
  { number: 1, name: "Anna", newest: "how are you" },
  { number: 2, name: null, newest: "fine" },
  { number: 3, name: null, newest: "and I" },
];

test("a name is told, and taken back", () => {
  assert.equal(namedAs(2, "Ben", voices), "Speaker 2 is called Ben wherever speakers are shown.");
  assert.equal(namedAs(1, "Anna", voices), "Speaker 1 is called Anna wherever speakers are shown.");
  assert.equal(namedAs(1, "", voices), "Speaker 1 is called by the number again.");
});

test("who gets the name of another one is that one, by name or by number", () => {
  assert.equal(namedAs(2, "Anna", voices), "Speaker 2 and speaker 1 are one: Anna.");
  assert.equal(namedAs(3, "Speaker 2", voices), "Speaker 3 and speaker 2 are one: Speaker 2.");
});
