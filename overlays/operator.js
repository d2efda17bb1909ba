// The operator's page: shows twice a second what goes out, and turns keys and buttons into calls.
import { call } from "./calls.js";
import { airOf, curveOf, levelOf, readList, readReplacements, wordsOf, writeReplacements } from "./desk.js";
import { watchAccess } from "./desk-access.js";
import { watchObs } from "./desk-obs.js";
import { DeskTracks, idOf } from "./desk-tracks.js";
import { DeskWords } from "./desk-words.js";
import { stateOf, troubleOf } from "./words.js";

const PERIOD = 400, PATIENCE = 4000, SHOWN = 120;
const OUTPUTS = [["overlay", "Picture"], ["readers", "Readers’ page"], ["exports", "Subtitles and files"]];
const CHOICES = { blocked: [["AsSpoken", "as spoken"], ["Mask", "masked: d***"], ["Remove", "left out"]], fillers: [["Keep", "kept"], ["Drop", "left out"]], casing: [["AsSpoken", "as spoken"], ["Upper", "CAPITALS"], ["Lower", "small"]] };
const find = id => document.getElementById(id);
const words = new DeskWords(find("words"), startCorrecting), tracks = new DeskTracks(find("tracks"), actOnTrack);

let calls = Promise.resolve();            // one after the other: the newest must win
let track = new URLSearchParams(location.search).get("track"), view = null, correcting = null;

function say(element, text, mood) {
  if (element.textContent !== text) element.textContent = text;
  if (mood !== undefined && element.dataset.mood !== mood) element.dataset.mood = mood;
}

/** Sends a call; tells what is wrong, if anything is. */
function change(method, path, body) {
  calls = calls.then(async () => {
    const { wrong = null } = await call(method, path, body);
    if (!wrong) ask();
    return wrong;
  });
  return calls;
}

async function act(method, path, body, done) {
  const wrong = await change(method, `/api/tracks/${encodeURIComponent(track)}${path}`, body);
  say(find("told"), wrong || done);
  return !wrong;
}

async function get(path) {
  const gone = new AbortController(), timer = setTimeout(() => gone.abort(), PATIENCE);
  try {
    const answer = await fetch(path, { signal: gone.signal, cache: "no-store" });
    // The session is over.
    if (answer.status === 401) location.assign("/login?next=" + encodeURIComponent(location.pathname));
    if (!answer.ok) throw new Error(String(answer.status));
    return await answer.json();
  } finally {
    clearTimeout(timer);
  }
}

async function ask() {
  try {
    const all = await get("/api/tracks");
    tracks.show(all);
    if (all.length > 0) {
      if (!all.some(one => one.id === track)) track = all[0].id;
      offer(all);
      show(await get(`/api/tracks/${encodeURIComponent(track)}?words=${SHOWN}`), all.find(one => one.id === track));
    }
  } catch {
    say(find("air"), "No answer", "bad");
    find("trouble").hidden = false;
    say(find("trouble"), "LiveCaptions does not answer. Is it running? This page goes on by itself as soon as it is.");
  }
}

async function keepAsking() {
  await ask();
  setTimeout(keepAsking, PERIOD);
}

function offer(all) {
  const names = all.map(({ id, label }) => id + label).join("\n");
  find("which").hidden = all.length < 2;
  if (find("track").dataset.names === names) return;
  find("track").dataset.names = names;
  find("track").replaceChildren(...all.map(({ id, label }) => new Option(label, id, false, id === track)));
}

async function actOnTrack(method, id, body, done) {
  const wrong = await change(method, `/api/tracks/${encodeURIComponent(id)}`, body);
  say(find("tracks-told"), wrong || done);
  return !wrong;
}

async function addTrack(event) {
  event.preventDefault();
  const name = find("add-name").value.trim(), source = find("add-source").value.trim(), id = idOf(name, tracks.ids);
  if (await actOnTrack("PUT", id, { label: name, source }, source === "browser" ? `The track listens to the page /speak?track=${id}.` : "The track is on air.")) find("add-name").value = "";
}

function show(now, report) {
  if (now.track !== track) return;
  view = now;
  words.show(now);
  say(find("air"), ...airOf(now, report.state));
  const trouble = troubleOf(report);
  find("trouble").hidden = !trouble;
  say(find("trouble"), trouble || "");
  press("pause", now.paused);
  press("overlay", now.overlay);
  press("readers", now.readers);
  if (document.activeElement !== find("hold")) find("hold").value = now.hold;
  say(find("hold-now"), `${find("hold").value} s`);
  find("level").value = report.level === null ? -60 : Math.max(-60, report.level);
  say(find("level-now"), levelOf(report.level));
  const delay = now.delays.length > 0 ? now.delays[now.delays.length - 1].delay : null;
  say(find("delay"), delay === null ? "–" : `${delay.toFixed(1)} s`, delay !== null && delay > 3 + now.hold ? "bad" : "");
  say(find("speed"), now.tooFast ? `${now.speed}, too fast` : String(now.speed), now.tooFast ? "wait" : "");
  say(find("viewers"), String(report.viewers));
  say(find("health"), `${stateOf(report)}: ${report.source}.${now.tooFast ? " Few people can read so fast; ask the speaker to slow down." : ""}`);
  draw(now.delays);
}

function draw(delays) {
  const { curve, area, grid } = curveOf(delays);
  for (const [id, path] of [["curve", curve], ["area", area], ["grid", grid]]) find(id).setAttribute("d", path);
  say(find("plot-told"), wordsOf(delays));
}

function press(id, on) { find(id).setAttribute("aria-pressed", String(on)); }

function startCorrecting(word) {
  correcting = word;
  find("correct").hidden = false;
  say(find("heard"), word.shown);
  find("text").value = word.text;
  find("text").focus();
  find("text").select();
}

function stopCorrecting() {
  const { number } = correcting || {};
  correcting = null;
  find("correct").hidden = true;
  if (number) words.focus(number);
}

async function correct(event) {
  event.preventDefault();
  if (!correcting) return;
  const text = find("text").value.trim();
  if (await act("PUT", `/words/${correcting.number}`, { text }, text ? `Corrected: ${text}` : "The word is left out.")) stopCorrecting();
}

async function type(event) {
  event.preventDefault();
  if (await act("POST", "/lines", { text: find("line").value }, "The line is on air.")) find("line").value = "";
}

function pause() { return view && act("POST", view.paused ? "/resume" : "/pause", null, view.paused ? "Captions go on." : "Captions are stopped; what is said now is kept nowhere."); }

function clear() { return act("POST", "/clear", null, "The picture is clear."); }

function catchUp() { return act("POST", "/catch-up", null, "What was waiting is skipped; captions show what is said now."); }

function toggle(output) { return view && act("PUT", `/outputs/${output}`, { on: !view[output] }, `${output === "overlay" ? "Picture" : "Readers’ page"}: ${view[output] ? "off" : "on"}.`); }

async function loadRules() {
  try {
    const rules = await get("/api/rules");
    find("replacements").value = writeReplacements(rules.replacements);
    find("blocklist").value = rules.blocklist.join("\n");
    say(find("rules-told"), rules.told || "");
    find("treatments").replaceChildren(...OUTPUTS.map(([output, name]) => rowOf(output, name, rules[output])));
  } catch {
    setTimeout(loadRules, 2000);
  }
}

function rowOf(output, name, treatment) {
  const row = document.createElement("tr"), head = document.createElement("th");
  head.scope = "row";
  head.textContent = name;
  row.append(head, ...Object.entries(CHOICES).map(([what, choices]) => {
    const cell = document.createElement("td"), select = document.createElement("select");
    select.id = `${output}-${what}`;
    select.setAttribute("aria-label", `${name}: ${{ blocked: "blocked words", fillers: "“um” and its like", casing: "letters" }[what]}`);
    select.append(...choices.map(([value, label]) => new Option(label, value, false, value === treatment[what])));
    cell.append(select);
    return cell;
  }));
  return row;
}

async function saveRules(event) {
  event.preventDefault();
  const { replacements, fault } = readReplacements(find("replacements").value);
  if (fault) return say(find("rules-told"), fault);
  const rules = { replacements, blocklist: readList(find("blocklist").value) };
  for (const [output] of OUTPUTS) rules[output] = Object.fromEntries(Object.keys(CHOICES).map(what => [what, find(`${output}-${what}`).value]));
  say(find("rules-told"), await change("PUT", "/api/rules", rules) || "In force from the next word on, and after a restart.");
}

function shortcut(event) {
  if (event.key === "Escape" && correcting) return stopCorrecting();
  if (!event.altKey || event.ctrlKey || event.metaKey) return;
  const does = { KeyP: pause, KeyC: clear, KeyN: catchUp, KeyK: () => words.toNewest(), KeyL: () => find("line").focus() }[event.code];
  if (!does) return;
  event.preventDefault();
  does();
}

find("correct").addEventListener("submit", correct);
find("cancel").addEventListener("click", stopCorrecting);
find("type").addEventListener("submit", type);
find("pause").addEventListener("click", pause);
find("clear").addEventListener("click", clear);
find("catch-up").addEventListener("click", catchUp);
for (const output of ["overlay", "readers"]) find(output).addEventListener("click", () => toggle(output));
find("hold").addEventListener("input", () => say(find("hold-now"), `${find("hold").value} s`));
find("hold").addEventListener("change", () => act("PUT", "/air-delay", { seconds: +find("hold").value }, `Words wait ${find("hold").value} s before they go out.`));
find("add").addEventListener("submit", addTrack);
find("words-form").addEventListener("submit", saveRules);
find("track").addEventListener("change", () => { track = find("track").value; words.clear(); ask(); });
document.addEventListener("keydown", shortcut);
loadRules();
keepAsking();
watchAccess();
watchObs({ box: find("obs"), says: find("obs-says"), list: find("obs-outputs"), picture: find("obs-picture") }, get, say);
// /type is this page for somebody who writes along: the line comes first.
if (location.pathname === "/type") find("line").focus();
