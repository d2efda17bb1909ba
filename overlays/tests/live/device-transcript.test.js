import assert from "node:assert/strict";
import test from "node:test";
import { DeviceTranscript, GAP } from "../../live/device-transcript.js";

const news = (paragraphs, { speaking = true, language = "en", run = "a", tentative = "" } = {}) => ({
  run,
  part: { paragraphs: Object.entries(paragraphs).map(([id, text]) => ({ id: +id, at: +id, text })), speaking, tentative, language },
});

/** A page that has taken its first news, which is of earlier words. */
function begun(target = "es", paragraphs = {}) {
  const transcript = new DeviceTranscript(target);
  transcript.take(news(paragraphs), "en", 0);
  return transcript;
}

/** Translates all that is due. */
function work(transcript, now = 0, translate = text => `«${text}»`) {
  const asked = [];
  for (let job; (job = transcript.next(now));) {
    asked.push(job.text);
    transcript.done(job, translate(job.text));
  }
  return asked;
}

const texts = transcript => transcript.changes().map(({ text }) => text);

test("settled words are translated in units, and what has no end yet waits", () => {
  const transcript = begun();
  transcript.take(news({ 1: "Good evening. We hold" }), "en", 0);
  assert.deepEqual(work(transcript), ["Good evening."]);
  assert.deepEqual(transcript.changes(), [{ id: 1, at: 1, text: "«Good evening.»", script: { lang: "es", dir: "ltr" } }]);
  transcript.take(news({ 1: "Good evening. We hold these truths" }), "en", 0);
  assert.deepEqual([work(transcript), transcript.changes()], [[], []]);
  transcript.take(news({ 1: "Good evening. We hold these truths" }, { speaking: false }), "en", 0);
  assert.deepEqual([work(transcript), texts(transcript)], [["We hold these truths"], ["«Good evening.» «We hold these truths»"]]);
});

test("the next paragraph ends the one before, and keeps behind it", () => {
  const transcript = begun();
  transcript.take(news({ 1: "We hold", 2: "Next." }), "en", 0);
  const first = transcript.next(0);
  assert.equal(first.text, "We hold");
  assert.deepEqual(transcript.changes(), []);
  transcript.done(first, "A");
  assert.deepEqual(texts(transcript), ["A"]);
  work(transcript);
  assert.deepEqual(texts(transcript), ["«Next.»"]);
});

test("a correction translates its unit anew, in place, and no other", () => {
  const transcript = begun();
  transcript.take(news({ 1: "Hello wold. We begin." }), "en", 0);
  work(transcript);
  transcript.changes();
  transcript.take(news({ 1: "Hello world. We begin. And on" }), "en", 0);
  assert.deepEqual(transcript.changes(), [], "what was wrong stands until the right words are there");
  assert.deepEqual(work(transcript), ["Hello world."]);
  assert.deepEqual(texts(transcript), ["«Hello world.» «We begin.»"]);
});

test("a word that a correction makes longer is corrected, and what a script without spaces adds is new", () => {
  const transcript = begun();
  transcript.take(news({ 1: "We have the car" }, { speaking: false }), "en", 0);
  work(transcript);
  transcript.take(news({ 1: "We have the cars. More" }), "en", 0);
  assert.deepEqual([work(transcript), texts(transcript)], [["We have the cars."], ["«We have the cars.»"]]);
  transcript.take(news({ 2: "終わりです。" }, { language: "ja" }), "en", 0);
  work(transcript);
  transcript.take(news({ 2: "終わりです。次の話です。" }, { language: "ja" }), "en", 0);
  assert.deepEqual(work(transcript), ["次の話です。"]);
});

test("an answer to words that were corrected meanwhile is not shown", () => {
  const transcript = begun();
  transcript.take(news({ 1: "Hello wold." }), "en", 0);
  const job = transcript.next(0);
  transcript.take(news({ 1: "Hello world." }), "en", 0);
  transcript.done(job, "wrong");
  assert.deepEqual([transcript.changes(), work(transcript), texts(transcript)], [[], ["Hello world."], ["«Hello world.»"]]);
});

test("words that were taken out leave with their translation, and a correction that fails leaves a gap", () => {
  const transcript = begun();
  transcript.take(news({ 1: "Damn. Hello wold." }), "en", 0);
  work(transcript);
  transcript.changes();
  transcript.take(news({ 1: " Hello world." }), "en", 0);
  transcript.fail(transcript.next(0));
  assert.deepEqual(texts(transcript), [GAP]);
});

test("from three waiting units on they are joined, of one paragraph, and no longer than a translator does well with", () => {
  const transcript = begun();
  transcript.take(news({ 1: "One. Two. Three. Four.", 2: "Five." }), "en", 0);
  assert.deepEqual(work(transcript), ["One. Two. Three. Four.", "Five."]);
  const sentence = "a b c d e f g h i j k end. ";
  transcript.take(news({ 3: sentence.repeat(6) }), "en", 0);
  assert.deepEqual(
    work(transcript).map(text => text.split(" ").length),
    [36, 36],
  );
});

test("two that wait are asked for one after the other", () => {
  const transcript = begun();
  transcript.take(news({ 1: "One. Two." }), "en", 0);
  assert.deepEqual(work(transcript), ["One.", "Two."]);
});

test("what would be 8 s late is given up with one mark, however much it is", () => {
  const transcript = begun();
  transcript.take(news({ 1: "One." }), "en", 0);
  const job = transcript.next(0);
  assert.equal(job.until, 8000);
  transcript.take(news({ 1: "One. Two." }), "en", 1000);
  transcript.take(news({ 1: "One. Two. Three." }), "en", 2500);
  transcript.fail(job);
  assert.deepEqual(work(transcript, 9000), ["Three."]);
  assert.deepEqual(texts(transcript), [`${GAP} «Three.»`]);
});

test("text from before is translated from the newest paragraph backwards, with a bound, and new words come first", () => {
  const earlier = Object.fromEntries(Array.from({ length: 13 }, (_, i) => [i + 1, `Paragraph ${i + 1}.`]));
  const transcript = begun("es", earlier);
  assert.deepEqual(
    transcript.changes().map(({ text, script }) => `${script.lang} ${text}`),
    ["en Paragraph 1.", "en Paragraph 2.", "en Paragraph 3."],
  );
  const newest = transcript.next(0);
  assert.equal(newest.text, "Paragraph 13.");
  transcript.done(newest, "13");
  transcript.take(news({ 14: "New." }), "en", 0);
  assert.deepEqual(work(transcript, 60000), [GAP, ...Array.from({ length: 9 }, (_, i) => `Paragraph ${12 - i}.`)].slice(1));
  const shown = transcript.changes();
  assert.deepEqual([shown.length, shown[0].text, shown[10].text], [11, "«Paragraph 4.»", GAP]);
});

test("new words wait for those before them in their paragraph", () => {
  const transcript = begun("es", { 1: "Before. And" });
  transcript.take(news({ 1: "Before. And after." }), "en", 0);
  assert.deepEqual(work(transcript), ["Before.", "And after."]);
});

test("much at once, after a lost connection, keeps its order and is not given up", () => {
  const transcript = begun("es", { 1: "One." });
  work(transcript);
  transcript.changes();
  transcript.take(news({ 2: "Two.", 3: "Three.", 4: "Four.", 5: "Five." }), "en", 0);
  assert.deepEqual(work(transcript, 60000), ["Five.", "Four.", "Three.", "Two."]);
  assert.deepEqual(texts(transcript), ["«Two.»", "«Three.»", "«Four.»", "«Five.»"]);
});

test("words in the target language, in none, or that nothing translates are shown as they are", () => {
  const transcript = begun();
  transcript.take(news({ 1: "Hola." }, { language: "es-MX" }), "en", 0);
  transcript.take(news({ 2: "♪ ♪." }), "en", 0);
  transcript.take(news({ 3: "Unknown." }, { language: null }), null, 0);
  assert.deepEqual(transcript.next(0), null);
  transcript.take(news({ 4: "Dobrý večer." }, { language: "cs" }), "en", 0);
  const job = transcript.next(0);
  assert.equal(job.language, "cs");
  transcript.pass(job);
  assert.deepEqual(
    transcript.changes().map(({ text, script }) => `${script.lang}|${script.dir}|${text}`),
    ["es-MX|auto|Hola.", "en|auto|♪ ♪.", "|auto|Unknown.", "cs|auto|Dobrý večer."],
  );
});

test("a correction leaves a paragraph in the language in which it was said", () => {
  const transcript = begun();
  transcript.take(news({ 1: "Dobrý večr." }, { language: "cs" }), "en", 0);
  transcript.take(news({ 2: "Good evening." }), "en", 0);
  for (let job; (job = transcript.next(0));) transcript.pass(job);
  transcript.changes();
  transcript.take(news({ 1: "Dobrý večer." }), "en", 0);
  const job = transcript.next(0);
  assert.equal(job.language, "cs");
  transcript.pass(job);
  assert.deepEqual(transcript.changes(), [{ id: 1, at: 1, text: "Dobrý večer.", script: { lang: "cs", dir: "auto" } }]);
});

test("a paragraph has the language and direction of its translation, also where a name stands first", () => {
  for (const [target, dir] of [
    ["ar", "rtl"],
    ["he", "rtl"],
    ["fa", "rtl"],
    ["ja", "ltr"],
    ["pt-BR", "ltr"],
  ]) {
    const transcript = begun(target);
    transcript.take(news({ 1: "OBS is here." }), "en", 0);
    work(transcript, 0, () => "OBS هنا.");
    assert.deepEqual(transcript.changes()[0].script, { lang: target, dir });
  }
});

test("languages without spaces are joined without", () => {
  const transcript = begun("ja");
  transcript.take(news({ 1: "Good evening. We begin." }), "en", 0);
  work(transcript, 0, text => (text.startsWith("Good") ? "こんばんは。" : "始めます。"));
  assert.deepEqual(texts(transcript), ["こんばんは。始めます。"]);
});

test("another run of the service follows on", () => {
  const transcript = begun("es", { 1: "Before" });
  transcript.take(news({ 1: "After." }, { run: "b" }), "en", 0);
  assert.deepEqual(work(transcript), ["Before", "After."]);
  assert.deepEqual(texts(transcript), ["«Before»", "«After.»"]);
});

/** Numbers that look random and are the same each time. */
function* numbers(seed) {
  for (let state = seed; ;) {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    yield state / 2 ** 32;
  }
}

/** Whether words stand in a text as they are. */
const stands = (words, text) => ` ${text} `.includes(` ${words} `);
const TRANSLATION = /<\d+:([^>]*)>/g;

// Each word is another one, and each answer has a number: what no correction touched is known again.
test("whatever is said, corrected and answered, what is shown changes only where its source was corrected", () => {
  let translated = 0;
  for (let seed = 1; seed <= 300; seed++) {
    const random = numbers(seed);
    const pick = count => Math.floor(random.next().value * count);
    const transcript = new DeviceTranscript("es");
    const paragraphs = [];
    const corrected = new Set();
    const shown = [];
    const open = [];
    let [now, word, answer] = [0, 0, 0];
    const say = (id, speaking = pick(8) > 0) => transcript.take(news({ [id]: paragraphs[id].join(" ") }, { speaking }), "en", now);
    const look = () => {
      for (const { id, text } of transcript.changes()) {
        const before = shown[id] ?? "";
        const source = paragraphs[id].join(" ");
        if (!corrected.has(id)) assert.ok(text.startsWith(before), `seed ${seed}: ${before} | ${text}`);
        for (const [translation, words] of before.matchAll(TRANSLATION))
          if (stands(words, source)) assert.ok(text.includes(translation), `seed ${seed}: ${before} | ${text}`);
        const words = [...text.matchAll(TRANSLATION)].flatMap(([, words]) => words.match(/w\d+/g));
        assert.equal(new Set(words).size, words.length, `seed ${seed}: a word twice in ${text}`);
        assert.doesNotMatch(text, /\[…\] \[…\]/);
        shown[id] = text;
      }
    };
    for (let step = 0; step < 80; step++) {
      now += pick(1500);
      const act = pick(10);
      if (act < 5) {
        if (paragraphs.length === 0 || pick(12) === 0) paragraphs.push([]);
        for (let count = 1 + pick(4); count > 0; count--)
          paragraphs[paragraphs.length - 1].push(`w${++word}${pick(5) === 0 ? "." : pick(6) === 0 ? "," : ""}`);
        say(paragraphs.length - 1);
      } else if (act === 5 && paragraphs.length > 0) {
        const id = pick(paragraphs.length);
        const place = pick(paragraphs[id].length);
        paragraphs[id].splice(place, 1, ...(pick(5) === 0 ? [`w${++word}`, `w${++word}`] : [`w${++word}`]));
        corrected.add(id);
        say(id);
      } else if (act < 8) {
        const job = transcript.next(now);
        if (job) open.push(job);
      } else if (open.length > 0) {
        const job = open.shift();
        if (pick(6) === 0) transcript.fail(job);
        else transcript.done(job, `<${++answer}:${job.text}>`);
      }
      look();
    }
    for (const id of paragraphs.keys()) say(id, false);
    work(transcript, now, text => `<${++answer}:${text}>`);
    look();
    for (const [id, text] of shown.entries()) {
      const words = (text.match(/w\d+/g) ?? []).join(" ");
      // In the end everything is there, in its order, but for what was given up.
      if (!text.includes(GAP)) assert.equal(words, paragraphs[id].join(" ").match(/w\d+/g).join(" "), `seed ${seed}`);
      translated += text.includes(GAP) ? 0 : 1;
    }
  }
  assert.ok(translated > 300, `${translated} paragraphs without a gap`);
});
