import assert from "node:assert/strict";
import { test } from "node:test";
import { ABOUT_ENCODER, ABOUT_SUBTITLES, allowanceOf, foundOf } from "../../setup/obs-words.js";

const off = { state: "off", message: "OBS is not used." };
const answer = { obsVersion: "31.0.2", sourceKind: null, scenes: ["Talk", "Game"] };

test("OBS that answers is found, and connected once the service is", () => {
  const found = foundOf(off, { status: 200, value: answer });
  assert.deepEqual([found.state, found.mood, found.scenes, found.source], ["found", "good", ["Talk", "Game"], false]);
  assert.equal(
    foundOf({ state: "ready", message: "" }, { status: 200, value: { ...answer, sourceKind: "browser_source" } }).state,
    "ready",
  );
});

test("OBS that wants another password is told apart from one that is not there", () => {
  const password = foundOf(off, { status: 409, wrong: "OBS refused the password (close code 4009)." });
  assert.deepEqual([password.state, password.scenes], ["password", []]);
  assert.match(password.text, /wants its password\. OBS refused/);
  const absent = foundOf(off, { status: 409, wrong: "Nothing answers at ws://127.0.0.1:4455." });
  assert.equal(absent.state, "absent");
  assert.match(absent.text, /not found yet\. Nothing answers/);
});

test("a service that does not answer says nothing about OBS", () => {
  assert.equal(foundOf(off, { status: 0, wrong: "LiveCaptions does not answer." }).state, "unknown");
});

test("what the encoder allows is told from the service's checks", () => {
  const findings = [
    { mark: "Good", about: "Subtitles of recordings can be written to /videos.", cause: "", fix: "" },
    { mark: "Bad", about: "The stream's encoder is jim_hevc.", cause: "This OBS would corrupt the stream.", fix: "" },
  ];
  assert.deepEqual(allowanceOf(findings, ABOUT_ENCODER), ["The stream's encoder is jim_hevc. This OBS would corrupt the stream.", "bad"]);
  assert.equal(allowanceOf(findings, ABOUT_SUBTITLES)?.[1], "good");
  assert.equal(allowanceOf([], ABOUT_ENCODER), null);
});
