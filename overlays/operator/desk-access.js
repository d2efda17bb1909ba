// Who may come in, on the operator's page: tokens are made, changed and taken back; nobody is asked about it where no stranger comes.
import { surely } from "../page/buttons.js";
import { call } from "../service/requests.js";
import { isLocal } from "../service/origins.js";
import { askForRoom, viewersOrigin, withToken } from "../service/venue.js";

const USES = { Watch: "reads captions", Speak: "speaks", Control: "controls" };
const find = id => document.getElementById(id);
let room = null;

/** What a token is for, in words. */
export function usesOf({ for: use, track, made }, when) {
  return `${USES[use]}, ${track ? `track ${track}` : "all tracks"}, since ${when(made)}`;
}

/** What to do with a token's text, once: an address where there is one. */
export function adviceOf({ for: use, track }, token, { viewers, speakers }) {
  if (use === "Watch") return withToken(`${viewers}/live${track ? `?track=${encodeURIComponent(track)}` : ""}`, token);
  if (use === "Speak") return withToken(`${speakers}/speak?track=${encodeURIComponent(track || "main")}`, token);
  return `Authorization: Bearer ${token}`;
}

function when(made) {
  return new Date(made).toLocaleString([], { dateStyle: "medium", timeStyle: "short" });
}

function origins() {
  const viewers = viewersOrigin(room, location.origin);
  const local = isLocal(location.origin);
  return {
    viewers: local ? room.addresses[0] || viewers : viewers,
    speakers: local ? room.speaking[0] || location.origin : location.origin,
  };
}

function told(text, secret = "") {
  find("access-told").textContent = text;
  find("access-text").hidden = !secret;
  find("access-text").value = secret;
  if (secret) find("access-text").select();
}

async function ask(method, path, body) {
  const { value, wrong } = await call(method, path, body);
  if (wrong) told(wrong);
  return wrong ? null : value || {};
}

function named(name, made) {
  made.setAttribute("aria-label", name);
  return made;
}

function rowOf(token) {
  const item = document.createElement("li");
  const name = document.createElement("b");
  const says = document.createElement("span");
  name.textContent = token.name;
  says.className = "quiet";
  says.textContent = usesOf(token, when);
  item.append(
    name,
    says,
    named(
      `New text for ${token.name}`,
      surely("New text", "Really change", async () => {
        const changed = await ask("POST", `/api/tokens/${encodeURIComponent(token.id)}/rotate`);
        if (changed) {
          room = await askForRoom();
          told("The one before is good no more. Give out this one:", adviceOf(token, changed.token, origins()));
          list();
        }
      }),
    ),
    named(
      `Take back ${token.name}`,
      surely("Take back", "Really take back", async () => {
        if (await ask("DELETE", `/api/tokens/${encodeURIComponent(token.id)}`)) {
          told(`Nobody is let in as ${token.name} any more.`);
          list();
        }
      }),
    ),
  );
  return item;
}

async function list() {
  const tokens = await ask("GET", "/api/tokens");
  if (tokens) find("access-list").replaceChildren(...tokens.map(rowOf));
}

async function make(event) {
  event.preventDefault();
  const wanted = {
    name: find("access-name").value.trim(),
    for: find("access-use").value,
    track: find("access-track").value.trim() || null,
  };
  const made = await ask("POST", "/api/tokens", wanted);
  if (!made) return;
  find("access-name").value = "";
  told("Give this to them; it is shown this once:", adviceOf(wanted, made.token, origins()));
  list();
}

async function leave() {
  if (await ask("DELETE", "/api/session")) location.assign("/login?next=" + encodeURIComponent(location.pathname));
}

/** Shows the section where strangers may come. */
export async function watchAccess() {
  room = await askForRoom();
  if (!room.token) return;
  find("access").hidden = false;
  find("leave").hidden = !room.needed;
  find("access-form").addEventListener("submit", make);
  find("leave").addEventListener("click", leave);
  find("access-text").addEventListener("focus", () => find("access-text").select());
  list();
}
