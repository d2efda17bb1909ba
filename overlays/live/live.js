// The readers' page: everything that is said, to read at one's own pace and in one's own size.
import { watch } from "../element/connection.js";
import { find, setText } from "../page/elements.js";
import { recall } from "../page/storage.js";
import { BASE } from "../service/base.js";
import { ReadingSession } from "./reading-session.js";
import { trackOf } from "./reading.js";
import { SpeechButton } from "./speech-button.js";
import { number, t, translate } from "./strings.js";
import { TrackList } from "./track-list.js";
import { TranscriptView } from "./transcript.js";
/** @import { SettingsPanel } from "./settings-panel.js" */
/** @import { DeviceNews, ReaderNews } from "./types.js" */

// Scrolled up by no more than this many pixels, the page follows new words.
const NEAR_END_PX = 60;
// A reader who wants a language waits no longer than this for the list of tracks before captions start.
const LIST_PATIENCE_MS = 3000;
// A track that is removed, or made anew, shows itself to its readers in one of these states.
const MAY_HAVE_ENDED = ["starting", "ended", "failed"];

const PREFERENCES_STORE = "livecaptions-reading";

const asked = new URLSearchParams(location.search);
const token = asked.get("token");
const log = find("log");
const view = new TranscriptView(log);
const session = new ReadingSession(trackOf(asked.get("track")));
const speech = new SpeechButton(
  () => ({ ...view.spoken, language: view.language ?? tracks.language, quiet: session.isQuiet }),
  announce,
  tell,
);
const tracks = new TrackList({
  token,
  track: trackOf(asked.get("track")),
  asked: asked.get("lang"),
  shown: () => session.track,
  heard: () => view.language,
  show: change,
  deliver: arrive,
  note: (name, value) => replaceAddress(address => address.searchParams.set(name, value)),
  tell,
});
let stop = () => {};
/** This device's own translation of what is said, where the reader has chosen one. @type {DeviceNews | null} */
let translation = null;
/** Loaded once a reader has changed something, or is about to. @type {SettingsPanel | null} */
let settings = null;
let settingsTries = 0;
let isOpen = false;
let isLost = false;
let state = "";

function open() {
  isOpen = true;
  stop();
  stop = watch({
    server: BASE + "/captions",
    method: "Read",
    token,
    request: () => session.request,
    onScreen: () => view.paragraphs.map(({ text }) => text).join("\n"),
    /** @param {ReaderNews} news */
    take: news => {
      if (isLost || (news.state !== state && MAY_HAVE_ENDED.includes(news.state))) tracks.learn();
      [isLost, state] = [false, news.state];
      if (translation) translation.take(news);
      else arrive(news);
    },
    away: reason => {
      session.disconnected(reason);
      if (!isLost || tracks.mayHaveEnded) tracks.learn();
      isLost = true;
      say();
    },
    elsewhere: () =>
      import("./elsewhere.js").then(
        ({ joined }) => (view.joins = joined),
        () => {},
      ),
  });
}

/** @param {ReaderNews} news */
function arrive(news) {
  if (news.state === "offAir") {
    session.withdraw();
    view.clear();
  }
  if (session.take(news)) show(news);
  say();
}

/** @param {ReaderNews} news */
function show(news) {
  const before = view.paragraphs.length;
  view.take(news, tracks.language);
  session.shown(news, view.paragraphs.length - before);
  scroll();
}

function say() {
  setText(find("state"), ...session.banner);
  setText(find("title"), session.label);
  document.title = t("live.document", { label: session.label });
  find("empty").hidden = !view.isEmpty;
  find("jump").hidden = session.following && !session.paused;
  setText(find("jump"), session.unread > 0 ? t("live.jump.new", { count: number(session.unread) }) : t("live.jump"));
  find("pause").setAttribute("aria-pressed", String(session.paused));
  speech.follow();
}

/** Scrolls to the newest words if the page follows them. */
function scroll() {
  if (session.following) log.scrollTop = log.scrollHeight;
}

function resume() {
  for (const news of session.resume()) show(news);
}

/** @param {string | null} track null: the service's first @param {DeviceNews | null} [through] */
function change(track, through = null) {
  if (track === session.track && through === translation) return;
  translation = through;
  speech.stop();
  session.change(track);
  view.clear();
  if (isOpen) open();
}

async function loadSettings() {
  // The browser may remember that a module failed to load.
  const module = await import(settingsTries === 0 ? "./settings-panel.js" : `./settings-panel.js?try=${settingsTries}`).catch(() => null);
  await module?.dress();
  if (!module) settingsTries++;
  else if (!settings) {
    const applied = () => {
      announce();
      scroll();
    };
    settings = new module.SettingsPanel(PREFERENCES_STORE, applied, () => ({ label: session.label, paragraphs: view.paragraphs }));
    settings?.apply();
  }
  return settings;
}

/** What the page itself reads aloud, a screen reader does not read as well. */
function announce() {
  log.setAttribute("aria-live", !speech.isOn && (settings?.announces ?? true) ? "polite" : "off");
}

/** @param {string} sentence */
function tell(sentence) {
  setText(find("notice"), sentence);
}

/** @param {(address: URL) => void} edit */
function replaceAddress(edit) {
  const address = new URL(location.href);
  edit(address);
  history.replaceState(null, "", address);
}

// The browser keeps the token as a cookie; in the address bar others could read it.
if (token) replaceAddress(address => address.searchParams.delete("token"));
translate();
find("form").addEventListener("submit", event => event.preventDefault());
find("notice-close").addEventListener("click", () => tell(""));
log.addEventListener(
  "scroll",
  () => {
    session.follow(log.scrollHeight - log.scrollTop - log.clientHeight < NEAR_END_PX);
    say();
  },
  { passive: true },
);
find("jump").addEventListener("click", () => {
  session.follow(true);
  if (session.paused) resume();
  scroll();
  say();
  log.focus({ preventScroll: true });
});
find("pause").addEventListener("click", () => {
  if (session.paused) resume();
  else session.pause();
  say();
});
find("settings").addEventListener("click", async () => {
  const opens = find("panel").hidden;
  if (opens && !settings && !(await loadSettings())) return tell(t("live.unloaded"));
  find("panel").hidden = !opens;
  find("settings").setAttribute("aria-expanded", String(opens));
  if (opens) tracks.look();
  scroll();
});
addEventListener("keydown", event => {
  if (event.key !== "Escape" || find("panel").hidden) return;
  find("settings").click();
  find("settings").focus();
});
document.addEventListener("visibilitychange", () => {
  if (document.visibilityState === "visible") tracks.learn();
});
new ResizeObserver(scroll).observe(log);

const learnt = tracks.learn();
const needed = [];
if (recall(PREFERENCES_STORE)) needed.push(loadSettings());
if (tracks.isDecisive) needed.push(Promise.race([learnt, new Promise(over => setTimeout(over, LIST_PATIENCE_MS))]));
if (needed.length > 0) Promise.all(needed).then(open);
else open();
