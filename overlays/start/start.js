// The start page: how the service is doing, in plain words, and the ways on from here.
import "../element/live-captions.js";
import "../page/page-header.js";
import { find, findInput, setText } from "../page/elements.js";
import { PAGES } from "../page/pages.js";
import { send } from "../service/asking.js";
import { BASE } from "../service/base.js";
import { watchStatus } from "../service/status.js";
import { languageName, mood, seconds, stateOf, troubleOf, uptime } from "../service/track-status.js";
import { fetchVenue, viewersOrigin, withToken } from "../service/venue.js";
import { number, t, translate } from "../strings/strings.js";
/** @import { Known } from "../service/status.js" */
/** @import { TrackReport } from "../service/types.js" */

const CONFIRMATION_MS = 1500;
const address = findInput("address");
/** The cards by their tracks' ids. @type {Map<string, Element>} */
const cards = new Map();

/** Where OBS finds the overlay. @type {{ origin: string, token: string | null }} */
let access = { origin: BASE, token: null };

/** @param {TrackReport} track @param {boolean} isFirst */
function addressOf(track, isFirst) {
  return withToken(access.origin + "/overlay" + (isFirst ? "" : "?track=" + encodeURIComponent(track.id)), access.token);
}

/** @param {Element} card @param {string} name */
function part(card, name) {
  return /** @type {HTMLElement} */ (card.querySelector(`[data-is=${name}]`));
}

/** @param {Known} known */
function show(known) {
  find("gone").hidden = known !== "gone";
  if (typeof known === "string") return showGone();
  const { tracks, version = "", uptime: running = 0 } = known;
  setText(find("about"), t("start.about", { version, time: uptime(running) }));
  if (tracks.length > 0 && cards.size === 0) find("tracks").replaceChildren();
  tracks.forEach((track, i) => showTrack(track, i === 0));
  for (const [id, card] of cards)
    if (!tracks.some(track => track.id === id)) {
      card.remove();
      cards.delete(id);
    }
}

/** @param {TrackReport} track @param {boolean} isFirst */
function showTrack(track, isFirst) {
  const card = cards.get(track.id) ?? newCard(track, isFirst);
  part(card, "open").setAttribute("href", addressOf(track, isFirst));
  setText(part(card, "label"), track.label);
  if (track.air.paused) setText(part(card, "state"), t("header.air.paused"), "wait");
  else setText(part(card, "state"), stateOf(track), mood(track));
  setText(part(card, "source"), t("start.source", { source: track.source }));
  const trouble = troubleOf(track);
  part(card, "trouble").hidden = !trouble;
  setText(part(card, "trouble"), trouble);
  setText(part(card, "delay"), seconds(track.delay));
  setText(part(card, "settled"), seconds(track.settledDelay));
  setText(part(card, "language"), languageName(track.language));
  setText(part(card, "viewers"), number(track.viewers));
}

/** Marks the figures as unknown once the service does not answer. */
function showGone() {
  for (const card of cards.values()) {
    setText(part(card, "state"), t("start.unknown"), "wait");
    for (const name of ["delay", "settled", "viewers"]) setText(part(card, name), "–");
  }
}

/** @param {TrackReport} track @param {boolean} isFirst */
function newCard(track, isFirst) {
  const content = /** @type {DocumentFragment} */ (find("track", HTMLTemplateElement).content.cloneNode(true));
  const card = /** @type {Element} */ (content.firstElementChild);
  const captions = /** @type {Element} */ (card.querySelector("live-captions"));
  captions.setAttribute("track", track.id);
  captions.setAttribute("chars", matchMedia("(max-width: 40rem)").matches ? "24" : "42");
  const copies = /** @type {HTMLButtonElement} */ (part(card, "copy"));
  copies.addEventListener("click", () => copy(addressOf(track, isFirst), copies));
  find("tracks").append(card);
  cards.set(track.id, card);
  return card;
}

/** @param {string} text @param {HTMLButtonElement} button */
async function copy(text, button) {
  const name = button.textContent;
  try {
    await navigator.clipboard.writeText(text);
    button.textContent = t("start.copied");
  } catch {
    button.textContent = t("start.copy.by-hand");
    address.select();
  }
  button.disabled = true;
  setTimeout(() => {
    button.textContent = name;
    button.disabled = false;
    button.focus();
  }, CONFIRMATION_MS);
}

/** Puts the venue's token into the addresses where viewers need one. */
async function findAccess() {
  const venue = await fetchVenue();
  access = { origin: viewersOrigin(venue, BASE), token: venue.needed ? venue.token : null };
  address.value = withToken(access.origin + "/overlay", access.token);
}

/** Other rooms are there where captions go over a Redis only. */
async function findRooms() {
  const { value } = await send("GET", "/api/room/relay");
  find("all-rooms").hidden = !value?.used;
}

translate();
const setup = PAGES.find(page => page.here === "setup");
if (setup) find("open-setup", HTMLAnchorElement).href = `${BASE}/${setup.address}`;
find("setup").hidden = !setup;
address.value = BASE + "/overlay";
address.addEventListener("focus", () => address.select());
for (const button of /** @type {NodeListOf<HTMLButtonElement>} */ (document.querySelectorAll("[data-copies]")))
  button.addEventListener("click", () => copy(findInput(button.dataset.copies ?? "").value, button));
findAccess();
findRooms();
watchStatus(show);
