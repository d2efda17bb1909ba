// The archive's page: sessions, a search that jumps to the word, corrections, exports, and the record of a session.
import "../page/page-header.js";
import { confirmedButton } from "../page/buttons.js";
import { find, findInput, findSelect, setText } from "../page/elements.js";
import { make } from "../page/make.js";
import { send } from "../service/asking.js";
import { BASE } from "../service/base.js";
import { uptime } from "../service/track-status.js";
import { number, t, translate } from "../strings/strings.js";
import { partsOf, placeOf, searchOf, secondsBetween } from "./lines.js";
import { moment, showRecord } from "./record.js";
import { SessionWords } from "./session-words.js";
/** @import { ChosenWord } from "../operator/types.js" */
/** @import { Archive, Hit, Place, Session, SessionRecord } from "./types.js" */

const FORMATS = ["txt", "srt", "vtt", "html", "json"];
const parts = { list: find("lines"), earlier: find("earlier"), later: find("later"), tell };
const words = new SessionWords(parts, choose);
const text = findInput("text");
const track = findSelect("track");

/** @type {Session[]} */
let sessions = [];
/** @type {Place | null} */
let place = null;
/** @type {ChosenWord | null} */
let chosen = null;

/** @param {string} sentence */
function tell(sentence) {
  setText(find("told"), sentence);
}

async function list() {
  const answer = await send("GET", "/api/archive");
  const archive = /** @type {Archive | undefined} */ (answer.value);
  const trouble = answer.wrong ?? archive?.trouble ?? "";
  find("trouble").hidden = !trouble;
  setText(find("trouble"), trouble);
  if (!archive) return;
  sessions = archive.sessions;
  setText(find("kept"), archive.days > 0 ? t("archive.kept", { days: archive.days }) : t("archive.kept.always"));
  find("none").hidden = sessions.length > 0;
  find("sessions").replaceChildren(...sessions.map(session => make("li", {}, linkTo(session))));
}

/** @param {Session} session */
function linkTo({ id, begun, ended, tracks }) {
  const count = number(tracks.reduce((sum, one) => sum + one.words, 0));
  const told = { length: uptime(secondsBetween(begun, ended)), count, tracks: tracks.map(one => one.label).join(", ") };
  const link = make("a", {}, moment(begun), make("span", { textContent: t("archive.session", told) }));
  lead(link, { session: id, track: "", word: 0 });
  link.dataset.session = String(id);
  return link;
}

/** @param {HTMLAnchorElement} link @param {Place} to */
function lead(link, to) {
  link.href = searchOf(to);
  link.addEventListener("click", event => {
    if (event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    history.pushState(null, "", link.href);
    open(to);
  });
}

/** @param {Place | null} to */
async function open(to) {
  const session = sessions.find(one => one.id === to?.session);
  for (const link of find("sessions").querySelectorAll("a"))
    link.setAttribute("aria-current", String(link.dataset.session === String(to?.session)));
  find("session").hidden = !session;
  stopCorrecting();
  tell("");
  if (!to || !session) return;
  const name = session.tracks.some(one => one.name === to.track) ? to.track : (session.tracks[0]?.name ?? "");
  place = { ...to, track: name };
  setText(find("begun"), moment(session.begun));
  find("which").hidden = session.tracks.length < 2;
  track.replaceChildren(...session.tracks.map(one => new Option(one.label, one.name, false, one.name === name)));
  find("saves").replaceChildren(...FORMATS.map(saveLink));
  if (to.word === 0) find("session").focus();
  await Promise.all([record(place), words.open(place)]);
}

/** @param {Place} of */
async function record(of) {
  const answer = await send("GET", `/api/archive/${of.session}`);
  if (of.session !== place?.session || of.track !== place.track) return;
  if (answer.wrong !== undefined) return tell(answer.wrong);
  showRecord(/** @type {SessionRecord} */ (answer.value), of.track);
}

/** @param {string} format */
function saveLink(format) {
  const name = encodeURIComponent(place?.track ?? "");
  const href = `${BASE}/api/archive/${place?.session}/tracks/${name}/transcript.${format}`;
  return make("a", { className: "second", href, download: "", textContent: format.toUpperCase() });
}

/** @param {Event} event */
async function search(event) {
  event.preventDefault();
  const asked = findInput("asked").value.trim();
  if (!asked) return;
  const answer = await send("GET", `/api/archive/search?words=${encodeURIComponent(asked)}`);
  if (answer.wrong !== undefined) return setText(find("found"), answer.wrong);
  const { hits, more } = /** @type {{ hits: Hit[], more: boolean }} */ (answer.value);
  const count = number(hits.length);
  const key = hits.length === 0 ? "none" : more ? "more" : hits.length === 1 ? "one" : "count";
  setText(find("found"), t(`archive.search.${key}`, { count }));
  find("hits").replaceChildren(...hits.map(hit => make("li", {}, hitLink(hit))));
}

/** @param {Hit} hit */
function hitLink(hit) {
  const [before, inside, after] = partsOf(hit);
  const told = make("span", { textContent: `${moment(hit.at)}, ${hit.label}` });
  const link = make("a", { dir: "auto" }, told, before, make("mark", { textContent: inside }), after);
  lead(link, { session: hit.session, track: hit.track, word: hit.number });
  return link;
}

/** @param {ChosenWord} word */
function choose(word) {
  chosen = word;
  find("correct").hidden = false;
  setText(find("heard"), word.shown);
  text.value = word.text;
  text.focus();
  text.select();
}

function stopCorrecting() {
  chosen = null;
  find("correct").hidden = true;
}

/** @param {Event} event */
async function correct(event) {
  event.preventDefault();
  if (!chosen || !place) return;
  const { number: word, shown } = chosen;
  const now = text.value.trim();
  const of = place;
  const name = encodeURIComponent(of.track);
  const { wrong } = await send("PUT", `/api/archive/${of.session}/tracks/${name}/words/${word}`, { text: now });
  if (wrong !== undefined) return tell(wrong);
  tell(t(now ? "archive.correct.done" : "archive.correct.out", { former: shown, text: now }));
  stopCorrecting();
  words.correct(word, now);
  words.focus(word);
  record(of);
}

async function remove() {
  if (!place) return;
  const { wrong } = await send("DELETE", `/api/archive/${place.session}`);
  if (wrong !== undefined) return tell(wrong);
  history.replaceState(null, "", location.pathname);
  find("hits").replaceChildren();
  await list();
  open(null);
  setText(find("found"), t("archive.deleted"));
}

function goBack() {
  const word = chosen?.number;
  stopCorrecting();
  if (word !== undefined) words.focus(word);
}

translate();
const deletes = confirmedButton(t("archive.delete"), t("archive.delete.sure"), remove);
deletes.className = "danger";
find("do").append(deletes);
find("search").addEventListener("submit", search);
find("correct").addEventListener("submit", correct);
find("correct").addEventListener("keydown", event => {
  if (event.key === "Escape") goBack();
});
find("cancel").addEventListener("click", goBack);
addEventListener("beforeprint", () => {
  for (const box of ["corrections", "gaps", "outputs"]) find(box, HTMLDetailsElement).open = true;
});
find("print").addEventListener("click", () => print());
track.addEventListener("change", () => {
  if (!place) return;
  const to = { session: place.session, track: track.value, word: 0 };
  history.pushState(null, "", searchOf(to));
  open(to);
});
addEventListener("popstate", () => open(placeOf(location.search)));
await list();
open(placeOf(location.search));
