// The operator page's form for OBS: set up, look, take out. A password is sent once and forgotten here.
import { setupOf, standingOf } from "./obs-words.js";

const find = id => document.getElementById(id);
const buttons = [...find("obs-form").querySelectorAll("button")];

async function ask(method, path, body) {
  for (const button of buttons) button.disabled = true;
  find("obs-told").textContent = "OBS is being asked…";
  try {
    const answer = await fetch(path, { method, cache: "no-store", headers: body ? { "Content-Type": "application/json" } : {}, body: body ? JSON.stringify(body) : undefined });
    if (answer.ok) return await answer.json();
    find("obs-told").textContent = await answer.text() || `The service refused (${answer.status}), so nothing was changed.`;
  } catch {
    find("obs-told").textContent = "LiveCaptions does not answer, so nothing is known. Is it running?";
  } finally {
    for (const button of buttons) button.disabled = false;
  }
  return null;
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
