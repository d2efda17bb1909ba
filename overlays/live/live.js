// The readers' page: everything that is said, to read at one's own pace and in one's own size.
import { watch } from "../element/connection.js";
import { addFonts } from "../element/fonts.js";
import { find, findSelect, setText } from "../page/elements.js";
import { BASE } from "../service/base.js";
import { fetchTracks } from "../service/tracks.js";
import { ReadingSession } from "./reading-session.js";
import { asText, trackOf } from "./reading.js";
import { SettingsPanel } from "./settings-panel.js";
import { number, t, translate } from "./strings.js";
import { TranscriptView, clock } from "./transcript.js";
/** @import { ReaderNews } from "./types.js" */

// Scrolled up by no more than this many pixels, the page follows new words.
const NEAR_END_PX = 60;

const asked = new URLSearchParams(location.search);
const token = asked.get("token");
const log = find("log");
const view = new TranscriptView(log);
const session = new ReadingSession(trackOf(asked.get("track")));
const settings = new SettingsPanel(scroll);
let stop = () => {};

function open() {
  stop();
  stop = watch({
    server: BASE + "/captions",
    method: "Read",
    token,
    request: () => session.request,
    onScreen: () => view.paragraphs.map(({ text }) => text).join("\n"),
    /** @param {ReaderNews} news */
    take: news => {
      if (news.state === "offAir") {
        session.withdraw();
        view.clear();
      }
      if (session.take(news)) show(news);
      else say();
    },
    away: reason => {
      session.disconnected(reason);
      say();
    },
  });
}

/** @param {ReaderNews} news */
function show(news) {
  const before = view.paragraphs.length;
  view.take(news);
  session.shown(news, view.paragraphs.length - before);
  scroll();
  say();
}

function say() {
  setText(find("state"), ...session.banner);
  setText(find("title"), session.label);
  document.title = t("live.document", { label: session.label });
  find("empty").hidden = !view.isEmpty;
  find("jump").hidden = session.following && !session.paused;
  setText(find("jump"), session.unread > 0 ? t("live.jump.new", { count: number(session.unread) }) : t("live.jump"));
  find("pause").setAttribute("aria-pressed", String(session.paused));
}

/** Scrolls to the newest words if the page follows them. */
function scroll() {
  if (session.following) log.scrollTop = log.scrollHeight;
}

function resume() {
  for (const news of session.resume()) show(news);
}

/** @param {string} track */
function change(track) {
  session.change(track);
  view.clear();
  replaceAddress(address => address.searchParams.set("track", track));
  open();
}

/** @param {(address: URL) => void} edit */
function replaceAddress(edit) {
  const address = new URL(location.href);
  edit(address);
  history.replaceState(null, "", address);
}

async function copy() {
  try {
    await navigator.clipboard.writeText(asText(session.label, view.paragraphs, clock));
    find("told").textContent = t("live.copied");
  } catch {
    // Without https a page has no clipboard: the text is selected instead.
    getSelection()?.selectAllChildren(log);
    find("told").textContent = document.execCommand("copy") ? t("live.copied") : t("live.copy.by-hand");
  }
}

function save() {
  const text = asText(session.label, view.paragraphs, clock);
  const link = document.createElement("a");
  // The byte order mark tells editors that the file is UTF-8.
  link.href = URL.createObjectURL(new Blob(["\ufeff", text], { type: "text/plain;charset=utf-8" }));
  link.download = `${t("live.file")}-${new Date().toISOString().slice(0, 10)}.txt`;
  link.click();
  URL.revokeObjectURL(link.href);
  find("told").textContent = t("live.saved", { file: link.download });
}

/** Fills the choice of tracks, which one track alone does not need. Without an answer, opening the panel asks again. */
async function nameTracks() {
  const tracks = await fetchTracks(token);
  if (!tracks) return;
  find("which").hidden = tracks.length < 2;
  findSelect("track").replaceChildren(
    ...tracks.map(
      ({ id, label, language }) =>
        new Option(language ? t("live.track.language", { label, language }) : label, id, false, id === session.track),
    ),
  );
}

// The browser keeps the token as a cookie; in the address bar others could read it.
if (token) replaceAddress(address => address.searchParams.delete("token"));
addFonts();
translate();
find("form").addEventListener("submit", event => event.preventDefault());
findSelect("track").addEventListener("input", () => change(findSelect("track").value));
find("copy").addEventListener("click", copy);
find("save").addEventListener("click", save);
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
find("settings").addEventListener("click", () => {
  const opens = find("panel").hidden;
  find("panel").hidden = !opens;
  find("settings").setAttribute("aria-expanded", String(opens));
  if (opens) nameTracks();
  scroll();
});
addEventListener("keydown", event => {
  if (event.key !== "Escape" || find("panel").hidden) return;
  find("settings").click();
  find("settings").focus();
});
new ResizeObserver(scroll).observe(log);

settings.apply();
nameTracks();
open();
