// The operator page's form for OBS: set up, check, remove. The password is sent once and not kept here.
import { find, findInput, findSelect } from "../page/elements.js";
import { request } from "../service/requests.js";
import { t } from "../strings/strings.js";
import { setupOf, standingOf } from "./obs-setup.js";
/** @import { ObsSettings } from "./types.js" */

const buttons = find("obs-form").querySelectorAll("button");
const told = find("obs-told");

/** @param {string} method @param {string} path @param {unknown} [body] */
async function ask(method, path, body) {
  for (const button of buttons) button.disabled = true;
  told.textContent = t("obs.asking");
  const { value = null, wrong } = await request(method, path, body, t("obs.unknown"));
  if (wrong) told.textContent = wrong;
  for (const button of buttons) button.disabled = false;
  return value;
}

/** @param {Event} event */
async function setUp(event) {
  event.preventDefault();
  const password = findInput("obs-password");
  const wanted = setupOf(findInput("obs-scene").value, findSelect("obs-kind").value, password.value, findInput("obs-file").value);
  const done = await ask("POST", "/api/obs/setup", wanted);
  if (!done) return;
  password.value = "";
  told.textContent = done.told;
}

async function look() {
  /** @type {ObsSettings | null} */
  const settings = await ask("GET", "/api/obs");
  if (!settings) return;
  find("obs-scenes").replaceChildren(...settings.scenes.map(scene => new Option(scene, scene)));
  told.textContent = standingOf(settings);
}

async function remove() {
  const done = await ask("POST", "/api/obs/remove");
  if (done) told.textContent = done.told;
}

find("obs-form").addEventListener("submit", setUp);
find("obs-look").addEventListener("click", look);
find("obs-remove").addEventListener("click", remove);
