// The builder: every parameter with what it does in view, and the address that says it.
import { addressOf, valuesOf } from "./overlay-address.js";
import { GROUPS } from "./fields.js";
import { field, pills, themeCards } from "./form.js";
import { addFonts } from "../element/fonts.js";
import { PARAMETERS, defaultOf } from "../element/parameters.js";
import { SCENES, draw } from "./scenes.js";
import { TALK, sampleFrames } from "./sample.js";
import { THEMES } from "../element/themes.js";
import { askForRoom, viewersOrigin } from "../service/venue.js";
import { askForTracks } from "../service/tracks.js";

const find = id => document.getElementById(id);
const TALK_IN_GERMAN =
  "Guten Abend und willkommen auf der Hafenbühne. Heute fahren drei Mannschaften hinaus, und alle starten von diesem Steg. " +
  "Der Wind ist frisch, etwa achtzehn Knoten aus Westen, also rechnen Sie mit schnellen Starts und ein paar nassen Schuhen.";
const PACE = 300; // ms from word to word: about 200 a minute

let origin = location.origin;
let values = valuesOf(location.href);
let words = "sample";
let scene = "day";
let stopped = matchMedia("(prefers-reduced-motion: reduce)").matches;
let talks = [];
let tracks = [];
const fields = new Map();

function layout() {
  return { chars: values.chars, lines: values.lines, mode: values.mode, tentative: values.tentative };
}

/** Something was chosen: the preview, the controls and the address follow. */
function change(name, value) {
  const before = values;
  values = { ...values, [name]: value };
  // Numbers that nobody has touched go with the theme and the mode.
  if (name === "theme" || name === "mode")
    for (const other of Object.keys(PARAMETERS))
      if (other !== name && other !== "track" && before[other] === defaultOf(other, before.theme, before.mode))
        values[other] = defaultOf(other, values.theme, values.mode);
  if (name === "theme" && value === "duo" && !values.track && tracks.length > 1)
    values.track = tracks
      .slice(0, 2)
      .map(track => track.id)
      .join(",");
  tell();
  if (name === "track" || name === "theme" || name === "token") load();
  else pass();
}

function tell() {
  for (const [name, { set }] of fields) set(values[name]);
  for (const card of document.querySelectorAll("[name=theme]")) card.checked = card.value === values.theme;
  const address = addressOf(origin, values);
  find("address").value = address;
  find("open").href = address;
  history.replaceState(null, "", "/builder" + new URL(address).search);
}

/** The preview is the overlay itself. With the sample it stays off the wire. */
function load() {
  const several = values.theme === "duo" || (values.track || "").includes(",");
  const shown = { ...values, token: words === "live" ? values.token : null };
  if (words === "sample") shown.track = several ? "sample,muster" : "sample";
  const address = addressOf(location.origin, shown);
  const frame = find("frame");
  if (frame.contentWindow.location.href === address) return begin();
  frame.contentWindow.location.replace(address);
}

function begin() {
  const elements = overlays();
  if (elements.length === 0) return;
  if (words === "sample") for (const element of elements) element.setAttribute("server", "none");
  restart();
}

function overlays() {
  return [...(find("frame").contentDocument?.querySelectorAll("live-captions") || [])];
}

/** Hands the values on to the page in the preview, without loading it again. */
function pass() {
  for (const element of overlays())
    for (const name of Object.keys(PARAMETERS)) {
      const value = values[name];
      if (name === "track" || name === "token" || name === "debug") continue;
      if (value === null || value === "" || value === defaultOf(name, values.theme, values.mode)) element.removeAttribute(name);
      else element.setAttribute(name, value === true ? "1" : value === false ? "0" : String(value));
    }
  restart();
}

let restarted = "";
function restart() {
  const key = JSON.stringify([layout(), overlays().length]);
  if (words !== "sample") return;
  // Elements of a page that the frame has left still count as connected: what counts is whether they are on show.
  if (key !== restarted || talks.length === 0 || talks.some(talk => !overlays().includes(talk.element))) {
    restarted = key;
    const both = [
      [TALK, "English"],
      [TALK_IN_GERMAN, "Deutsch"],
    ];
    talks = overlays().map((element, i) => ({
      element,
      frames: sampleFrames(layout(), both[i % 2][0], overlays().length > 1 ? both[i % 2][1] : "Main stage"),
    }));
    for (let i = 0; i < 16; i++) speak();
  } else speak();
}

function speak() {
  for (const { element, frames } of talks) element.show(frames.next().value);
}

/** The whole picture fits its place, however wide that is. */
function scale() {
  find("frame").style.transform = `scale(${find("screen").clientWidth / 1920})`;
}

let began = 0;
function paint(now) {
  began ||= now;
  draw(scene, find("picture").getContext("2d"), (now - began) / 1000);
  if (!stopped) requestAnimationFrame(paint);
}

async function copy() {
  const field = find("address");
  try {
    await navigator.clipboard.writeText(field.value);
    find("said").textContent = "Copied. Paste it into the URL of a browser source in OBS.";
  } catch {
    field.focus();
    field.select();
    find("said").textContent = "The browser does not let this page copy. The address is selected: press Ctrl-C.";
  }
}

/** A local file that waits for the service: it carries the address, so it is made here. */
async function save() {
  try {
    const answer = await fetch("/assets/builder/obs-start.html");
    if (!answer.ok) throw new Error(String(answer.status));
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    page.documentElement.dataset.address = find("address").value;
    const link = document.createElement("a");
    link.href = URL.createObjectURL(new Blob(["<!doctype html>\n", page.documentElement.outerHTML, "\n"], { type: "text/html" }));
    link.download = "livecaptions-for-obs.html";
    link.click();
    URL.revokeObjectURL(link.href);
    find("said").textContent = "Saved as livecaptions-for-obs.html.";
  } catch {
    find("said").textContent =
      "The start file could not be made because LiveCaptions does not answer. Start it and press the button again.";
  }
}

/** The preview works without them; the names come with the next loading of the page. */
async function nameTracks() {
  tracks = (await askForTracks(values.token)) || tracks;
  fields.get("track").set(values.track, tracks);
}

function build() {
  addFonts();
  themeCards(find("themes"), THEMES, theme => change("theme", theme));
  for (const { name, open, fields: described } of GROUPS) {
    const group = document.createElement("details");
    const title = document.createElement("summary");
    group.open = open;
    title.textContent = name;
    group.append(title);
    for (const description of described) {
      const made = field(description, change);
      fields.set(description.name, made);
      group.append(made.row);
    }
    find("groups").append(group);
  }
  pills(find("scenes"), "scene", Object.entries(SCENES), scene, chosen => {
    scene = chosen;
    if (stopped) paint(performance.now());
  });
}

/** Where strangers need one, the address carries the token of the room. */
async function takeToken() {
  const room = await askForRoom();
  origin = viewersOrigin(room, location.origin);
  if (room.needed && !values.token) values = { ...values, token: room.token };
  tell();
}

build();
tell();
takeToken();
nameTracks();
find("form").addEventListener("submit", event => event.preventDefault());
find("frame").addEventListener("load", begin);
find("copy").addEventListener("click", copy);
find("save").addEventListener("click", save);
find("address").addEventListener("focus", () => find("address").select());
find("reset").addEventListener("click", () => {
  for (const name of Object.keys(PARAMETERS))
    if (!["theme", "track", "token"].includes(name)) values[name] = defaultOf(name, values.theme, "rollup");
  tell();
  load();
  pass();
});
for (const choice of document.querySelectorAll("[name=words]"))
  choice.addEventListener("change", () => {
    words = choice.value;
    talks = [];
    load();
  });
find("still").setAttribute("aria-pressed", String(stopped));
find("still").addEventListener("click", () => {
  stopped = !stopped;
  find("still").setAttribute("aria-pressed", String(stopped));
  if (!stopped) requestAnimationFrame(paint);
});
new ResizeObserver(scale).observe(find("screen"));
scale();
requestAnimationFrame(paint);
load();
setInterval(() => {
  if (!stopped && words === "sample") speak();
}, PACE);
