import assert from "node:assert/strict";
import { test } from "node:test";
import { adviceOf, figuresOf, verdictOf, waysOf, wrongOf } from "../../check/check-words.js";

const level = { loudness: -28.1, peak: -9.3, clipped: 0, noise: -61, signalToNoise: 33, hint: null, sentence: null };
const result = {
  ...{
    passed: true,
    sentence: "",
    firstWordDelay: 0.41,
    settledDelay: 1.02,
    words: 19,
    wrongWords: 1,
    wordErrorRate: 5.3,
    wrong: [],
    level,
  },
  ...{ ways: [], findings: [] },
};
const way = (name, state) => ({ way: name, state, sentence: `${name} ${state}` });
const moods = figures => figures.map(figure => figure.mood);

test("each figure has its unit and a verdict in a word", () => {
  assert.deepEqual(
    figuresOf(result).map(({ text, says }) => `${text}: ${says}`),
    ["0.4 s: good", "1.0 s: good", "1 of 19: good", "−28 dB: good", "−61 dB: good"],
  );
});

test("late, wrong, quiet and noisy are told apart from good", () => {
  const poor = figuresOf({
    ...{ ...result, firstWordDelay: 2.4, settledDelay: 3.1, wordErrorRate: 42, wrongWords: 8 },
    level: { ...level, hint: "tooQuiet", signalToNoise: 9 },
  });
  assert.deepEqual(moods(poor), ["bad", "wait", "bad", "wait", "bad"]);
});

test("a check that heard nothing has no figures and says so", () => {
  const nothing = {
    ...{ ...result, passed: false, firstWordDelay: null, settledDelay: null, wordErrorRate: null, wrongWords: 0 },
    level: { ...level, loudness: null, noise: null, signalToNoise: null, hint: "silent" },
  };
  assert.deepEqual(
    figuresOf(nothing).map(figure => figure.text),
    ["–", "–", "–", "–", "–"],
  );
  assert.match(verdictOf(nothing)[0], /No word was recognised/);
  assert.match(adviceOf(nothing)[0], /muted/);
});

test("the verdict names what is wrong: a way that the words did not reach, or too many wrong words", () => {
  assert.deepEqual(verdictOf(result), ["Your captions work.", "good"]);
  const missing = { ...result, passed: false, ways: [way("obsOverlay", "missing"), way("readers", "arrived")] };
  assert.match(verdictOf(missing)[0], /1 missing/);
  assert.match(verdictOf({ ...result, passed: false, wrongWords: 9, wordErrorRate: 47 })[0], /9 of 19/);
});

test("a way has a mark in words and a sign, those in use first, and says why words are missing", () => {
  const ways = waysOf({ ...result, ways: [way("obsText", "notUsed"), way("readers", "arrived"), way("streamCaptions", "missing")] });
  assert.deepEqual(
    ways.map(({ name, sign, says, more }) => [name, sign, says, more]),
    [
      ["Phones of readers", "✓", "arrived", ""],
      ["Captions in the stream", "✗", "did not arrive", "streamCaptions missing"],
      ["Text source in OBS", "–", "not in use", ""],
    ],
  );
});

test("wrong words are told as heard otherwise, left out or added", () => {
  const wrong = [
    { said: "audience", heard: "audiences" },
    { said: "evening", heard: null },
    { said: null, heard: "um" },
  ];
  assert.deepEqual(wrongOf({ ...result, wrong }), ["“audience” was heard as “audiences”", "“evening” was left out", "“um” was added"]);
});

test("a check without any sound has no level", () => {
  const figures = figuresOf({ ...result, level: null });
  assert.deepEqual(
    figures.slice(3).map(({ text, mood }) => [text, mood]),
    [
      ["–", "bad"],
      ["–", "off"],
    ],
  );
});

test("advice is what helps, and the level's is given once", () => {
  const findings = [
    { mark: "Good", about: "Good.", cause: "", fix: "" },
    { mark: "Bad", about: "Silence.", cause: "", fix: "Choose another input." },
    { mark: "Doubtful", about: "Late.", cause: "", fix: "Choose a smaller model." },
    { mark: "Bad", about: "It did not arrive.", cause: "", fix: "" },
  ];
  const advice = adviceOf({ ...result, level: { ...level, hint: "silent", sentence: "Silence." }, findings });
  assert.deepEqual([advice.length, advice[1]], [2, "Late. Choose a smaller model."]);
});
