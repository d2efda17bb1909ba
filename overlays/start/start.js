// The start page: asks the service once a second how it is, and says so in plain words.
import "../element/live-captions.js";
import { askForRoom, viewersOrigin, withToken } from "../service/venue.js";
import { languageName, mood, seconds, stateOf, summaryOf, troubleOf, uptime } from "../service/track-status.js";

const PERIOD = 1000;
const PATIENCE = 4000;
const find = id => document.getElementById(id);
const cards = new Map(); // track id → its card

let way = { origin: location.origin, token: null };

function addressOf(track, isFirst) {
  return withToken(way.origin + "/overlay" + (isFirst ? "" : "?track=" + encodeURIComponent(track.id)), way.token);
}

function show(status) {
  const tracks = status.tracks;
  say(find("health"), ...summaryOf(tracks));
  say(find("about"), `LiveCaptions ${status.version}, running for ${uptime(status.uptime)}`);
  if (tracks.length > 0 && cards.size === 0) find("tracks").replaceChildren();
  tracks.forEach((track, i) => showTrack(track, i === 0));
  for (const [id, card] of cards)
    if (!tracks.some(t => t.id === id)) {
      card.remove();
      cards.delete(id);
    }
}

function showTrack(track, isFirst) {
  if (!cards.has(track.id)) cards.set(track.id, newCard(track, isFirst));
  const card = cards.get(track.id);
  const part = name => card.querySelector(`[data-is=${name}]`);
  part("open").href = addressOf(track, isFirst);
  say(part("label"), track.label);
  say(part("state"), stateOf(track), mood(track));
  say(part("source"), `Source: ${track.source}`);
  const trouble = troubleOf(track);
  part("trouble").hidden = !trouble;
  say(part("trouble"), trouble);
  say(part("delay"), seconds(track.delay));
  say(part("settled"), seconds(track.settledDelay));
  say(part("language"), languageName(track.language));
  say(part("viewers"), String(track.viewers));
}

/** What was true a moment ago is not known any more. */
function showGone() {
  say(find("health"), "No answer", "bad");
  for (const card of cards.values()) {
    say(card.querySelector("[data-is=state]"), "Not known", "wait");
    for (const name of ["delay", "settled", "viewers"]) say(card.querySelector(`[data-is=${name}]`), "–");
  }
}

function newCard(track, isFirst) {
  const card = find("track").content.cloneNode(true).firstElementChild;
  const captions = card.querySelector("live-captions");
  captions.setAttribute("track", track.id);
  captions.setAttribute("chars", matchMedia("(max-width: 40rem)").matches ? "24" : "42");
  const copies = card.querySelector("[data-is=copy]");
  copies.addEventListener("click", () => copy(addressOf(track, isFirst), copies));
  find("tracks").append(card);
  return card;
}

/** Writes a text only where it is another one: what a screen reader or a selection holds stays in place. */
function say(element, text, mood) {
  if (element.textContent !== text) element.textContent = text;
  if (mood && element.dataset.mood !== mood) element.dataset.mood = mood;
}

async function copy(text, button) {
  const name = button.textContent;
  try {
    await navigator.clipboard.writeText(text);
    button.textContent = "Copied";
  } catch {
    button.textContent = "Select it and press Ctrl-C";
    find("address").select();
  }
  button.disabled = true;
  setTimeout(() => {
    button.textContent = name;
    button.disabled = false;
    button.focus();
  }, 1500);
}

async function ask() {
  const gone = new AbortController();
  const timer = setTimeout(() => gone.abort(), PATIENCE);
  try {
    const answer = await fetch("/status", { signal: gone.signal, cache: "no-store" });
    if (!answer.ok) throw new Error(String(answer.status));
    show(await answer.json());
    find("gone").hidden = true;
  } catch {
    find("gone").hidden = false;
    showGone();
  } finally {
    clearTimeout(timer);
    setTimeout(ask, PERIOD);
  }
}

/** Where strangers need one, addresses carry the token of the room. */
async function findWay() {
  const room = await askForRoom();
  way = { origin: viewersOrigin(room, location.origin), token: room.needed ? room.token : null };
  find("address").value = withToken(way.origin + "/overlay", way.token);
}

find("address").value = location.origin + "/overlay";
find("address").addEventListener("focus", () => find("address").select());
for (const button of document.querySelectorAll("[data-copies]"))
  button.addEventListener("click", () => copy(find(button.dataset.copies).value, button));
findWay();
ask();
