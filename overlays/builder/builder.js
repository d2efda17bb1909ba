// The builder: every parameter, its effect in a preview, and the address that sets it.
import { addFonts } from "../element/fonts.js";
import { PARAMETER_NAMES, defaultOf, reset } from "../element/parameters.js";
import { THEMES } from "../element/themes.js";
import "../page/page-header.js";
import { find, findInput } from "../page/elements.js";
import { BASE } from "../service/base.js";
import { fetchTracks } from "../service/tracks.js";
import { fetchVenue, viewersOrigin } from "../service/venue.js";
import { t, translate } from "../strings/strings.js";
import { GROUPS } from "./fields.js";
import { field, pills, themeCards } from "./form.js";
import { Looks } from "./looks.js";
import { addressOf, changesIn, valuesOf, withLook } from "./overlay-address.js";
import { OwnPicture } from "./own-picture.js";
import { Preview } from "./preview.js";
import { SCENES, draw } from "./scenes.js";
/** @import { ParameterName, Values } from "../element/types.js" */
/** @import { ListedTrack } from "../service/types.js" */
/** @import { Scene } from "./scenes.js" */

// From word to word: about 200 words a minute.
const PACE_MS = 300;
const PICTURE_WIDTH = 1920;
/** Parameters that the overlay's page obeys, and not only its element. @type {ParameterName[]} */
const OF_PAGE = ["track", "theme", "token", "key", "keycolor", "display", "bg"];

const addressField = findInput("address");
const frame = find("frame", HTMLIFrameElement);
const preview = new Preview(frame);
/** @type {Map<ParameterName, ReturnType<typeof field>>} */
const fields = new Map();

const looks = new Looks(texts => {
  if (texts) values = withLook(texts, values);
  tell();
  if (texts) preview.load(values);
  if (texts) preview.pass(values);
});
const own = new OwnPicture(() => stopped && paint(performance.now()));
const named = new URL(location.href).searchParams.get("look");
const unsaved = changesIn(location.href);

let origin = BASE;
let values = valuesOf(location.href);
/** Until the look that the address names is there, the address stays as it is: a reload loses nothing. */
let settled = !named;
/** @type {Scene | "own"} */
let scene = "day";
let stopped = matchMedia("(prefers-reduced-motion: reduce)").matches;
/** @type {ListedTrack[]} */
let tracks = [];

/**
 * Takes a choice: the preview, the controls and the address follow.
 * @template {ParameterName} Name
 * @param {Name} name
 * @param {Values[Name]} value
 */
function change(name, value) {
  const before = values;
  values = { ...values };
  values[name] = value;
  // Values that were left at their defaults follow the theme, the mode and the display.
  if (name === "theme" || name === "mode" || name === "display")
    for (const other of PARAMETER_NAMES)
      if (other !== name && other !== "track" && before[other] === defaultOf(other, before)) reset(values, other);
  if (name === "theme" && value === "duo" && !values.track && tracks.length > 1) values.track = `${tracks[0].id},${tracks[1].id}`;
  tell();
  if (OF_PAGE.includes(name)) preview.load(values);
  else preview.pass(values);
}

function tell() {
  for (const [name, { set }] of fields) set(values[name]);
  for (const card of radios("theme")) card.checked = card.value === values.theme;
  const address = addressOf(origin, values, looks.chosen);
  addressField.value = address;
  find("open", HTMLAnchorElement).href = address;
  looks.show(values);
  if (settled) history.replaceState(null, "", BASE + "/builder" + new URL(addressOf(origin, values, looks.chosen, looks.changes)).search);
}

/** @param {string} name @returns {NodeListOf<HTMLInputElement>} */
function radios(name) {
  return document.querySelectorAll(`[name=${name}]`);
}

/** Scales the whole picture to the width of its place. */
function scale() {
  frame.style.transform = `scale(${find("screen").clientWidth / PICTURE_WIDTH})`;
}

let began = 0;
/** @param {number} now */
function paint(now) {
  began ||= now;
  const context = find("picture", HTMLCanvasElement).getContext("2d");
  if (context && scene === "own") own.draw(context);
  else if (context && scene !== "own") draw(scene, context, (now - began) / 1000);
  if (!stopped) requestAnimationFrame(paint);
}

async function copy() {
  try {
    await navigator.clipboard.writeText(addressField.value);
    find("said").textContent = t("builder.copied");
  } catch {
    addressField.focus();
    addressField.select();
    find("said").textContent = t("builder.copy.by-hand");
  }
}

/** Saves the start file: a local page that waits for the service. It is made here because it holds the address. */
async function save() {
  try {
    const answer = await fetch(BASE + "/assets/builder/obs-start.html");
    if (!answer.ok) throw new Error(String(answer.status));
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    page.documentElement.dataset.address = addressField.value;
    const link = document.createElement("a");
    link.href = URL.createObjectURL(new Blob(["<!doctype html>\n", page.documentElement.outerHTML, "\n"], { type: "text/html" }));
    link.download = "livecaptions-for-obs.html";
    link.click();
    URL.revokeObjectURL(link.href);
    find("said").textContent = t("builder.saved", { file: link.download });
  } catch {
    find("said").textContent = t("builder.unsaved");
  }
}

/** Names the tracks. The preview works without their names; reloading the page tries again. */
async function nameTracks() {
  tracks = (await fetchTracks(values.token)) || tracks;
  fields.get("track")?.set(values.track, tracks);
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
  pills(
    find("scenes"),
    "scene",
    SCENES.map(name => /** @type {const} */ ([name, t(`builder.scene.${name}`)])),
    scene,
    see,
  );
}

/** @param {string} chosen a scene */
function see(chosen) {
  scene = /** @type {Scene | "own"} */ (chosen);
  own.show(scene === "own");
  if (stopped) paint(performance.now());
}

/** Offers what OBS has on air as the picture, where OBS is connected. */
async function offerOwnPicture() {
  if (await own.isThere()) pills(find("scenes"), "scene", [["own", t("builder.scene.own")]], scene, see);
}

/** Chooses the look that the address names, with what was changed of it and not saved yet. */
async function beginLooks() {
  await looks.begin(named, unsaved);
  settled = true;
  tell();
}

/** Puts the venue's token into the address where viewers need one. */
async function takeToken() {
  const venue = await fetchVenue();
  origin = viewersOrigin(venue, BASE);
  if (venue.needed && !values.token) values = { ...values, token: venue.token };
  tell();
}

translate();
build();
tell();
takeToken();
nameTracks();
beginLooks();
offerOwnPicture();
find("form").addEventListener("submit", event => event.preventDefault());
frame.addEventListener("load", () => preview.begin(values));
find("copy").addEventListener("click", copy);
find("save").addEventListener("click", save);
addressField.addEventListener("focus", () => addressField.select());
find("reset").addEventListener("click", () => {
  for (const name of PARAMETER_NAMES) if (!["theme", "track", "token"].includes(name)) reset(values, name);
  tell();
  preview.load(values);
  preview.pass(values);
});
for (const choice of radios("words"))
  choice.addEventListener("change", () => {
    preview.choose(choice.value === "live" ? "live" : "sample");
    preview.load(values);
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
preview.load(values);
setInterval(() => {
  if (!stopped && preview.words === "sample") preview.speak();
}, PACE_MS);
