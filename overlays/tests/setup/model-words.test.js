import assert from "node:assert/strict";
import { test } from "node:test";
import { actsOf, factsOf, fullOf, isBusy, kindOf, progressOf, sizeOf, sorted, verdictOf } from "../../setup/model-words.js";

const installed = { state: "installed", chosen: false, refusal: null, pull: null, measure: null, speed: null };
const speed = { seconds: 0.041, step: 0.2, verdict: "fits", sentence: "" };
const plain = text => text.replace(/\u00a0/g, " ");

test("sizes are written in the unit that people know", () => {
  assert.deepEqual(
    [43550778, 874188075, 3.1e9, 900].map(bytes => plain(sizeOf(bytes))),
    ["44 MB", "874 MB", "3.1 GB", "1 kB"],
  );
});

test("a model says what it needs and which languages it knows", () => {
  assert.equal(plain(factsOf({ languages: "en", bytes: 43550778, memoryMB: 340 })), "English only · 44 MB · needs 340 MB of memory");
  assert.equal(plain(factsOf({ languages: "99", bytes: 81768585, memoryMB: null })), "99 languages · 82 MB");
});

test("a model of one's own keeps its name", () => {
  assert.deepEqual(["tiny.en-q8_0", "large-v3-turbo-q8_0", "my-model"].map(kindOf), ["Smallest", "Largest", "my-model"]);
});

test("the verdict on a model's speed is a sentence with its figures and a mood", () => {
  assert.deepEqual(verdictOf({ ...installed, speed }), ["Fits: 0.04 s of the 0.2 s that a step may take", "good"]);
  assert.equal(verdictOf({ ...installed, speed: { ...speed, verdict: "tight", seconds: 0.15 } })[1], "wait");
  const [text, mood] = verdictOf({ ...installed, speed: { ...speed, verdict: "tooSlow", seconds: 0.31 } });
  assert.deepEqual([text.slice(0, 20), mood], ["Too slow here: 0.3 s", "bad"]);
});

test("a model without a figure says why, and one that cannot be measured gives the service's reason", () => {
  assert.equal(verdictOf(installed)[0], "Speed on this computer: not measured yet");
  assert.equal(verdictOf({ ...installed, state: "available" })[0], "Its speed here can be measured once it is downloaded.");
  assert.equal(verdictOf({ ...installed, measure: { state: "running", sentence: null } })[1], "wait");
  assert.deepEqual(verdictOf({ ...installed, measure: { state: "failed", sentence: "It died." } }), ["It died.", "bad"]);
});

test("what can be done with a model follows its state", () => {
  const pull = { state: "running", downloaded: 1, total: 2, bytesPerSecond: 1, sentence: null };
  assert.deepEqual(actsOf({ ...installed, state: "available" }), ["pull"]);
  assert.deepEqual(actsOf({ ...installed, state: "begun", pull }), ["pause", "cancel"]);
  assert.deepEqual(actsOf({ ...installed, state: "begun", pull: { ...pull, state: "queued" } }), ["pause", "cancel"]);
  assert.deepEqual(actsOf({ ...installed, state: "begun", pull: { ...pull, state: "paused" } }), ["resume", "cancel"]);
  assert.deepEqual(actsOf({ ...installed, state: "begun" }), ["resume", "cancel"], "begun by an earlier run of the program");
  assert.deepEqual(actsOf({ ...installed, state: "available", pull: { ...pull, state: "failed" } }), ["resume", "cancel"]);
  assert.deepEqual(actsOf(installed), ["use", "measure"]);
  assert.deepEqual(actsOf({ ...installed, speed }), ["use"]);
  assert.deepEqual(actsOf({ ...installed, speed, chosen: true }), []);
  assert.deepEqual(actsOf({ ...installed, speed, refusal: "It knows English only." }), []);
  assert.deepEqual(actsOf({ ...installed, measure: { state: "queued", sentence: null } }), ["use", "stop"]);
});

test("a download's progress is told in words, also when it waits, rests or has failed", () => {
  const pull = { state: "running", downloaded: 20e6, total: 80e6, bytesPerSecond: 1e6, sentence: null };
  assert.equal(plain(progressOf(pull)), "20 MB of 80 MB, 60 s left");
  assert.equal(plain(progressOf({ ...pull, bytesPerSecond: 1e5 })), "20 MB of 80 MB, 10 min left");
  assert.equal(plain(progressOf({ ...pull, bytesPerSecond: 0 })), "20 MB of 80 MB");
  assert.match(progressOf({ ...pull, state: "paused" }), /nothing of it is lost/);
  assert.match(progressOf({ ...pull, state: "queued" }), /Waits/);
  assert.equal(progressOf({ ...pull, state: "failed", sentence: "There is no internet." }), "There is no internet.");
});

test("a disk that is too full is told before the download, with the room that is missing", () => {
  const model = { bytes: 80e6, downloaded: 0, state: "available" };
  assert.match(plain(fullOf(model, 50e6, "/models")), /80 MB are needed and 50 MB are free in \/models/);
  assert.equal(fullOf({ ...model, downloaded: 40e6 }, 50e6, "/models"), "", "the part that is here needs no more room");
  assert.equal(fullOf(model, null, "/models"), "", "where the room is not known, the service decides");
  assert.equal(fullOf({ ...model, state: "installed" }, 0, "/models"), "");
});

test("models that are here come with the two smallest that suit the language, the rest apart", () => {
  const model = (name, bytes, languages, state = "available") => ({
    ...installed,
    name,
    bytes,
    languages,
    state,
    inUse: false,
    chosen: false,
  });
  const models = [
    model("large", 9, "99"),
    model("tiny.en", 1, "en", "installed"),
    model("base.en", 2, "en"),
    model("base", 3, "99"),
    model("small.en", 4, "en"),
    model("small", 5, "99"),
    model("medium.en", 6, "en"),
  ];
  const names = ({ here, more }) => [here, more].map(list => list.map(one => one.name));
  assert.deepEqual(names(sorted(models, true)), [
    ["tiny.en", "base.en", "small.en"],
    ["base", "small", "medium.en", "large"],
  ]);
  assert.deepEqual(names(sorted(models, false))[0], ["tiny.en", "base", "small"]);
});

test("figures change while something is downloaded or measured", () => {
  assert.equal(isBusy([installed, { ...installed, pull: { state: "paused" } }]), false);
  assert.equal(isBusy([installed, { ...installed, pull: { state: "queued" } }]), true);
  assert.equal(isBusy([{ ...installed, measure: { state: "running" } }]), true);
});
