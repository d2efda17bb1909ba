// The page for readers: all that is said, to read at one's own pace and in one's own size.
import { watch } from "../element/connection.js";
import { addFonts } from "../element/fonts.js";
import { tracksOf } from "../element/parameters.js";
import { PREFERENCES, asText, isRefusal, readPreferences, stateOf } from "./reading.js";
import { fetchTracks } from "../service/tracks.js";
import { TranscriptView, clock } from "./transcript.js";

const STORE = "livecaptions-reading";
const NEAR = 60;
const find = id => document.getElementById(id);
const root = document.documentElement;
const asked = new URLSearchParams(location.search);
const token = asked.get("token");
const view = new TranscriptView(find("log"));

// The browser keeps it as a cookie: in the address bar others could read it.
if (token) {
  const address = new URL(location.href);
  address.searchParams.delete("token");
  history.replaceState(null, "", address);
}

let preferences = readPreferences(stored());
let track = tracksOf(asked.get("track"))[0] || null;
let have = { since: 0, run: null };
let state = "starting";
let label = "Live captions";
let connected = false;
let refused = false;
let following = true;
let paused = false;
let waiting = [];
let unread = 0;
let stop = () => {};
let lock = null;

function stored() {
  try {
    return localStorage.getItem(STORE);
  } catch {
    return null; // Storage may be forbidden: settings last as long as the page.
  }
}

function open() {
  stop();
  stop = watch({
    server: "/captions",
    method: "Read",
    token,
    request: () => ({ track, since: have.since, run: have.run }),
    take: news => {
      connected = true;
      have = { since: news.part.version, run: news.run };
      paused ? hold(news) : show(news);
    },
    away: reason => {
      connected = false;
      refused = isRefusal(reason);
      say();
    },
  });
}

/** Kept while the reader has stopped the text: nothing is lost by pausing. */
function hold(news) {
  waiting.push(news);
  // Ever the same paragraphs in ever longer versions: the newest of each is enough.
  if (waiting.length > 200) {
    const newest = new Map(waiting.flatMap(one => one.part.paragraphs).map(paragraph => [paragraph.id, paragraph]));
    waiting = [{ ...news, part: { ...news.part, paragraphs: [...newest.values()] } }];
  }
  state = news.state;
  say();
}

function show(news) {
  ({ state, label } = news);
  const before = view.paragraphs.length;
  view.take(news);
  unread = following ? 0 : unread + Math.max(0, view.paragraphs.length - before);
  if (following) toLive();
  say();
}

function say() {
  const [words, mood] = paused ? ["You have paused the text", "wait"] : stateOf(state, connected, refused);
  put(find("state"), words);
  find("state").dataset.mood = mood;
  put(find("title"), label);
  document.title = `${label} · live captions`;
  find("empty").hidden = !view.isEmpty;
  find("jump").hidden = following && !paused;
  put(find("jump"), unread > 0 ? `Jump to live (${unread} new)` : "Jump to live");
}

function put(element, text) {
  if (element.textContent !== text) element.textContent = text;
}

function toLive() {
  find("log").scrollTop = find("log").scrollHeight;
}

function resume() {
  paused = false;
  find("pause").setAttribute("aria-pressed", "false");
  const held = waiting;
  waiting = [];
  for (const news of held) show(news);
}

function apply() {
  root.dataset.contrast = preferences.contrast;
  root.dataset.font = preferences.font;
  root.toggleAttribute("data-times", preferences.times);
  root.style.setProperty("--size", preferences.size / 100);
  root.style.setProperty("--line", preferences.line);
  root.style.setProperty("--letter", preferences.letter + "em");
  root.style.setProperty("--font", preferences.font === "system" ? "inherit" : `"${preferences.font}", system-ui, sans-serif`);
  find("log").setAttribute("aria-live", preferences.aloud ? "polite" : "off");
  find("size-now").textContent = `${preferences.size} %`;
  for (const [name, { or }] of Object.entries(PREFERENCES)) find(name)[typeof or === "boolean" ? "checked" : "value"] = preferences[name];
  if (following) toLive();
  keepAwake();
}

function choose({ target }) {
  if (target.name === "track") return change(target.value);
  const known = PREFERENCES[target.name];
  if (!known) return;
  const value = known.read(target.type === "checkbox" ? target.checked : target.type === "range" ? +target.value : target.value);
  preferences = { ...preferences, [target.name]: value ?? known.or };
  try {
    localStorage.setItem(STORE, JSON.stringify(preferences));
  } catch {
    // Not kept beyond this page.
  }
  apply();
}

function change(id) {
  track = id;
  [have, waiting, following, unread] = [{ since: 0, run: null }, [], true, 0];
  view.clear();
  const address = new URL(location.href);
  address.searchParams.set("track", id);
  history.replaceState(null, "", address);
  open();
}

async function keepAwake() {
  const hint = find("awake-hint");
  if (!("wakeLock" in navigator)) {
    find("awake").disabled = true;
    hint.hidden = false;
    hint.textContent = "This browser keeps the screen on only for pages with https. Your device’s own settings can do it.";
    return;
  }
  try {
    if (preferences.awake && !lock && document.visibilityState === "visible") {
      lock = await navigator.wakeLock.request("screen");
      lock.addEventListener("release", () => {
        lock = null;
      });
    } else if (!preferences.awake && lock) await lock.release();
    hint.hidden = true;
  } catch {
    hint.hidden = false;
    hint.textContent = "The screen could not be kept on: the battery may be low. Text goes on all the same.";
  }
}

async function copy() {
  const text = asText(label, view.paragraphs, clock);
  try {
    await navigator.clipboard.writeText(text);
    find("told").textContent = "Copied.";
  } catch {
    // Without https there is no clipboard for pages: the text is selected instead.
    getSelection().selectAllChildren(find("log"));
    find("told").textContent = document.execCommand("copy") ? "Copied." : "The text is selected; copy it with your device’s own command.";
  }
}

function save() {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(new Blob(["\ufeff", asText(label, view.paragraphs, clock)], { type: "text/plain;charset=utf-8" }));
  link.download = `captions-${new Date().toISOString().slice(0, 10)}.txt`;
  link.click();
  URL.revokeObjectURL(link.href);
  find("told").textContent = `Saved as ${link.download}.`;
}

/** With one track there is nothing to choose; where nobody answers, the panel asks again when it is opened. */
async function nameTracks() {
  const tracks = await fetchTracks(token);
  if (!tracks) return;
  find("which").hidden = tracks.length < 2;
  find("track").replaceChildren(
    ...tracks.map(({ id, label: name, language }) => new Option(language ? `${name} (${language})` : name, id, false, id === track)),
  );
}

addFonts();
find("form").addEventListener("input", choose);
find("form").addEventListener("submit", event => event.preventDefault());
find("copy").addEventListener("click", copy);
find("save").addEventListener("click", save);
find("log").addEventListener(
  "scroll",
  () => {
    const log = find("log");
    following = log.scrollHeight - log.scrollTop - log.clientHeight < NEAR;
    if (following) unread = 0;
    say();
  },
  { passive: true },
);
find("jump").addEventListener("click", () => {
  following = true;
  unread = 0;
  if (paused) resume();
  toLive();
  say();
  find("log").focus({ preventScroll: true });
});
find("pause").addEventListener("click", () => {
  if (paused) resume();
  else paused = true;
  find("pause").setAttribute("aria-pressed", String(paused));
  say();
});
find("settings").addEventListener("click", () => {
  const opens = find("panel").hidden;
  find("panel").hidden = !opens;
  find("settings").setAttribute("aria-expanded", String(opens));
  if (opens) nameTracks();
  if (following) toLive();
});
addEventListener("keydown", event => {
  if (event.key !== "Escape" || find("panel").hidden) return;
  find("settings").click();
  find("settings").focus();
});
document.addEventListener("visibilitychange", keepAwake);
new ResizeObserver(() => {
  if (following) toLive();
}).observe(find("log"));

apply();
nameTracks();
open();
