// The operator's page: shows outgoing captions twice a second, and turns keys and buttons into requests.
import "../page/page-header.js";
import { find, findInput, findSelect, setText } from "../page/elements.js";
import { TranslateForm } from "../page/translate-form.js";
import { WordButtons } from "../page/word-buttons.js";
import { BASE, signInFrom } from "../service/base.js";
import { request } from "../service/requests.js";
import { feedStatus } from "../service/status.js";
import { troubleOf } from "../service/track-status.js";
import { locale, t, translate } from "../strings/strings.js";
import { airOf } from "./air-state.js";
import { openChecks } from "./checks.js";
import { watchAccess } from "./desk-access.js";
import { showFigures } from "./desk-figures.js";
import { watchObs } from "./desk-obs.js";
import { watchOutputs } from "./desk-outputs.js";
import { watchRelay } from "./desk-relay.js";
import { offerTerms } from "./desk-terms.js";
import { DeskTracks, idOf } from "./desk-tracks.js";
import { watchUses } from "./desk-uses.js";
import { DeskVoices } from "./desk-voices.js";
import { openRules } from "./rules-form.js";
/** @import { TrackReport } from "../service/types.js" */
/** @import { ChosenWord, DeskView } from "./types.js" */

const PERIOD_MS = 400;
const PATIENCE_MS = 4000;
const WORDS_SHOWN = 120;

const tellHeader = feedStatus();
const words = new WordButtons(find("words"), startCorrecting);
const tracks = new DeskTracks(find("tracks"), actOnTrack);
const voices = new DeskVoices(find("voices"), find("voices-list"), (number, name, done) =>
  act("PUT", `/speakers/${number}`, { name }, done),
);
const translateForm = new TranslateForm(find("translate"), ({ id, body }) =>
  actOnTrack("PUT", id, body, t("translate.done", { language: body.label })),
);
translateForm.load();
const correction = findInput("text");
const line = findInput("line");
const hold = findInput("hold");
const choice = findSelect("track");

/** Requests are sent one after the other, so that the newest wins. @type {Promise<string | null>} */
let requests = Promise.resolve(null);
let track = new URLSearchParams(location.search).get("track") ?? "";
/** @type {DeskView | null} */
let view = null;
/** @type {ChosenWord | null} */
let correcting = null;

/**
 * Sends a request, then fetches the state that it changed.
 * @param {string} method
 * @param {string} path
 * @param {unknown} [body]
 * @returns {Promise<string | null>} a sentence if it failed, else null
 */
function change(method, path, body) {
  requests = requests.then(async () => {
    const { wrong = null } = await request(method, path, body);
    if (!wrong) ask();
    return wrong;
  });
  return requests;
}

/**
 * @param {string} method
 * @param {string} path
 * @param {unknown} body
 * @param {string} done the sentence to show once it is done
 */
async function act(method, path, body, done) {
  const wrong = await change(method, `/api/tracks/${encodeURIComponent(track)}${path}`, body);
  setText(find("told"), wrong || done);
  return !wrong;
}

/** @param {string} path */
async function get(path) {
  const gone = new AbortController();
  const timer = setTimeout(() => gone.abort(), PATIENCE_MS);
  try {
    const answer = await fetch(BASE + path, { signal: gone.signal, cache: "no-store" });
    // The session has ended.
    if (answer.status === 401) location.assign(signInFrom(BASE, location.href));
    if (!answer.ok) throw new Error(String(answer.status));
    return await answer.json();
  } finally {
    clearTimeout(timer);
  }
}

async function ask() {
  try {
    /** @type {TrackReport[]} */
    const all = await get("/api/tracks");
    tellHeader({ tracks: all });
    tracks.show(all);
    translateForm.show(all);
    if (all.length > 0) {
      const report = all.find(one => one.id === track) ?? all[0];
      track = report.id;
      offer(all);
      show(await get(`/api/tracks/${encodeURIComponent(track)}?words=${WORDS_SHOWN}`), report);
    }
  } catch {
    tellHeader("gone");
    setText(find("air"), t("operator.no-answer"), "bad");
    find("trouble").hidden = false;
    setText(find("trouble"), t("service.gone"));
  }
}

async function keepAsking() {
  await ask();
  setTimeout(keepAsking, PERIOD_MS);
}

/** @param {TrackReport[]} all */
function offer(all) {
  const names = all.map(({ id, label }) => id + label).join("\n");
  find("which").hidden = all.length < 2;
  if (choice.dataset.names === names) return;
  choice.dataset.names = names;
  choice.replaceChildren(...all.map(({ id, label }) => new Option(label, id, false, id === track)));
}

/** @param {string} method @param {string} id @param {unknown} body @param {string} done */
async function actOnTrack(method, id, body, done) {
  const wrong = await change(method, `/api/tracks/${encodeURIComponent(id)}`, body);
  setText(find("tracks-told"), wrong || done);
  return !wrong;
}

/** @param {Event} event */
async function addTrack(event) {
  event.preventDefault();
  const name = findInput("add-name");
  const label = name.value.trim();
  const source = findInput("add-source").value.trim();
  const id = idOf(label, tracks.ids);
  const done = source === "browser" ? t("tracks.added.browser", { id }) : t("tracks.added");
  if (await actOnTrack("PUT", id, { label, source }, done)) name.value = "";
}

/** @param {DeskView} now @param {TrackReport} report */
function show(now, report) {
  if (now.track !== track) return;
  view = now;
  words.show(now);
  voices.show(now.speakers);
  setText(find("air"), ...airOf(now, report.state));
  const trouble = troubleOf(report);
  find("trouble").hidden = !trouble;
  setText(find("trouble"), trouble);
  press("off-air", now.offAir);
  find("on-air").hidden = !now.offAir;
  press("pause", now.paused);
  press("overlay", now.overlay);
  press("readers", now.readers);
  if (document.activeElement !== hold) hold.value = String(now.hold);
  showHold();
  showFigures(now, report);
}

function holdNow() {
  return t("service.seconds", { value: hold.valueAsNumber.toLocaleString(locale) });
}

function showHold() {
  setText(find("hold-now"), holdNow());
}

/** @param {string} id @param {boolean} on */
function press(id, on) {
  find(id).setAttribute("aria-pressed", String(on));
}

/** @param {ChosenWord} word */
function startCorrecting(word) {
  correcting = word;
  find("correct").hidden = false;
  setText(find("heard"), word.shown);
  correction.value = word.text;
  correction.focus();
  correction.select();
}

function stopCorrecting() {
  const word = correcting;
  correcting = null;
  find("correct").hidden = true;
  if (word) words.focus(word.number);
}

/** @param {Event} event */
async function correct(event) {
  event.preventDefault();
  if (!correcting) return;
  const text = correction.value.trim();
  if (!(await act("PUT", `/words/${correcting.number}`, { text }, text ? t("operator.corrected", { text }) : t("operator.omitted"))))
    return;
  stopCorrecting();
  askCorrected();
}

/** @param {Event} event */
async function type(event) {
  event.preventDefault();
  if (await act("POST", "/lines", { text: line.value }, t("operator.line.sent"))) line.value = "";
}

function pause() {
  if (!view) return;
  if (view.paused) act("POST", "/resume", null, t("operator.resumed"));
  else act("POST", "/pause", null, t("operator.paused"));
}

/** For all tracks at once, and without a question: pressed again, it does no harm. @param {"off-air" | "on-air"} where */
async function air(where) {
  const wrong = await change("POST", `/api/${where}`);
  setText(find("told"), wrong || t(`operator.${where}.done`));
}

function clear() {
  act("POST", "/clear", null, t("operator.cleared"));
}

function catchUp() {
  act("POST", "/catch-up", null, t("operator.caught-up"));
}

/** @param {"overlay" | "readers"} output */
function toggle(output) {
  if (!view) return;
  const state = t(view[output] ? "operator.off" : "operator.on");
  act("PUT", `/outputs/${output}`, { on: !view[output] }, t("operator.switched", { output: t(`operator.${output}`), state }));
}

/** @type {Record<string, () => void>} */
const SHORTCUTS = {
  KeyO: () => air("off-air"),
  KeyP: pause,
  KeyC: clear,
  KeyN: catchUp,
  KeyK: () => words.toNewest(),
  KeyL: () => line.focus(),
  KeyU: () => takeBack(),
};

/** @param {KeyboardEvent} event */
function shortcut(event) {
  if (event.key === "Escape" && correcting) return stopCorrecting();
  if (!event.altKey || event.ctrlKey || event.metaKey) return;
  const does = SHORTCUTS[event.code];
  if (!does) return;
  event.preventDefault();
  does();
}

translate();
find("correct").addEventListener("submit", correct);
find("cancel").addEventListener("click", stopCorrecting);
find("type").addEventListener("submit", type);
find("off-air").addEventListener("click", () => air("off-air"));
find("on-air").addEventListener("click", () => air("on-air"));
find("pause").addEventListener("click", pause);
find("clear").addEventListener("click", clear);
find("catch-up").addEventListener("click", catchUp);
find("take-over").addEventListener("click", () => act("POST", "/take-over", null, t("relay.taken")));
find("overlay").addEventListener("click", () => toggle("overlay"));
find("readers").addEventListener("click", () => toggle("readers"));
hold.addEventListener("input", () => showHold());
hold.addEventListener("change", () => act("PUT", "/air-delay", { seconds: +hold.value }, t("operator.held", { seconds: holdNow() })));
find("add").addEventListener("submit", addTrack);
choice.addEventListener("change", () => {
  track = choice.value;
  words.clear();
  ask();
});
document.addEventListener("keydown", shortcut);
const askRefused = openRules(get, change);
const askCorrected = offerTerms(get);
const takeBack = watchUses({ box: find("uses"), list: find("uses-list"), told: find("uses-told") }, get, change, askRefused);
openChecks();
keepAsking();
watchAccess();
watchObs({ box: find("obs"), says: find("obs-says"), list: find("obs-outputs"), picture: find("obs-picture", HTMLImageElement) }, get);
watchOutputs({ box: find("outputs"), list: find("outputs-list") }, get);
watchRelay({ box: find("relay"), says: find("relay-says"), take: find("take-over") }, get, () => track);
// At /type the page is for a person who writes captions by hand: the line has the focus.
if (location.pathname.endsWith("/type")) line.focus();
