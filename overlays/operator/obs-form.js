// The operator page's form for OBS: set up, look, take out. A password is sent once and forgotten here.
import { call } from "../service/requests.js";
import { setupOf, standingOf } from "./obs-setup.js";

const find = id => document.getElementById(id);
const buttons = [...find("obs-form").querySelectorAll("button")];

async function ask(method, path, body) {
  for (const button of buttons) button.disabled = true;
  find("obs-told").textContent = "OBS is being asked…";
  const { value = null, wrong } = await call(method, path, body, "so nothing is known");
  if (wrong) find("obs-told").textContent = wrong;
  for (const button of buttons) button.disabled = false;
  return value;
}

async function setUp(event) {
  event.preventDefault();
  const wanted = setupOf(find("obs-scene").value, find("obs-kind").value, find("obs-password").value, find("obs-file").value);
  const done = await ask("POST", "/api/obs/setup", wanted);
  if (!done) return;
  find("obs-password").value = "";
  find("obs-told").textContent = done.told;
}

async function look() {
  const standing = await ask("GET", "/api/obs");
  if (!standing) return;
  find("obs-scenes").replaceChildren(...standing.scenes.map(scene => new Option(scene, scene)));
  find("obs-told").textContent = standingOf(standing);
}

async function remove() {
  const done = await ask("POST", "/api/obs/remove");
  if (done) find("obs-told").textContent = done.told;
}

find("obs-form").addEventListener("submit", setUp);
find("obs-look").addEventListener("click", look);
find("obs-remove").addEventListener("click", remove);
