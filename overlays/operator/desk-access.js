// Access on the operator's page: tokens are made, changed and revoked. The section is hidden where no stranger can connect.
import { confirmedButton } from "../page/buttons.js";
import { find, findInput, findSelect } from "../page/elements.js";
import { BASE, signInFrom } from "../service/base.js";
import { isLocal } from "../service/origins.js";
import { request } from "../service/requests.js";
import { fetchVenue, viewersOrigin, withToken } from "../service/venue.js";
import { locale, t } from "../strings/strings.js";
/** @import { Venue } from "../service/types.js" */
/** @import { Token } from "./types.js" */

const USES = { Watch: "access.watch", Speak: "access.speak", Control: "access.control" };

/** @type {Venue} */
let venue = { token: null, addresses: [], speaking: [], needed: false };

/**
 * A token's use, in words.
 * @param {Pick<Token, "for" | "track" | "made">} token
 * @param {(made: string) => string} when
 */
export function usesOf({ for: use, track, made }, when) {
  return t("access.uses", {
    use: t(USES[use]),
    track: track ? t("access.one-track", { track }) : t("access.all-tracks"),
    when: when(made),
  });
}

/**
 * The form in which a token is used: an address where there is one, else a header.
 * @param {Pick<Token, "for" | "track">} use
 * @param {string} token its text
 * @param {{ viewers: string, speakers: string }} origins
 */
export function adviceOf({ for: use, track }, token, { viewers, speakers }) {
  if (use === "Watch") return withToken(`${viewers}/live${track ? `?track=${encodeURIComponent(track)}` : ""}`, token);
  if (use === "Speak") return withToken(`${speakers}/speak?track=${encodeURIComponent(track || "main")}`, token);
  return `Authorization: Bearer ${token}`;
}

/**
 * How a control token is to be sent, in the service's own sentence: it must not cross the network in clear.
 * @param {Pick<Token, "for">} use
 * @param {string} advice
 */
export function warningOf({ for: use }, advice) {
  return use === "Control" && advice ? ` ${advice}` : "";
}

/** @param {string} made */
function when(made) {
  return new Date(made).toLocaleString(locale, { dateStyle: "medium", timeStyle: "short" });
}

function origins() {
  const viewers = viewersOrigin(venue, BASE);
  const local = isLocal(location.origin);
  return {
    viewers: local ? venue.addresses[0] || viewers : viewers,
    speakers: local ? venue.speaking[0] || BASE : BASE,
  };
}

/** @param {string} sentence @param {string} [secret] a token's text, which is shown once */
function tell(sentence, secret = "") {
  const field = findInput("access-text");
  find("access-told").textContent = sentence;
  field.hidden = !secret;
  field.value = secret;
  if (secret) field.select();
}

/** @param {string} method @param {string} path @param {unknown} [body] */
async function ask(method, path, body) {
  const { value, wrong } = await request(method, path, body);
  if (wrong) tell(wrong);
  return wrong ? null : value || {};
}

/** @param {string} name @param {HTMLElement} made */
function named(name, made) {
  made.setAttribute("aria-label", name);
  return made;
}

/** @param {Token} token */
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
      t("access.replace.label", { name: token.name }),
      confirmedButton(t("access.replace"), t("access.replace.sure"), () => rotate(token)),
    ),
    named(
      t("access.revoke.label", { name: token.name }),
      confirmedButton(t("access.revoke"), t("access.revoke.sure"), () => revoke(token)),
    ),
  );
  return item;
}

/** @param {Token} token */
async function rotate(token) {
  const changed = await ask("POST", `/api/tokens/${encodeURIComponent(token.id)}/rotate`);
  if (!changed) return;
  venue = await fetchVenue();
  tell(t("access.replaced") + warningOf(token, changed.advice), adviceOf(token, changed.token, origins()));
  list();
}

/** @param {Token} token */
async function revoke(token) {
  if (!(await ask("DELETE", `/api/tokens/${encodeURIComponent(token.id)}`))) return;
  tell(t("access.revoked", { name: token.name }));
  list();
}

async function list() {
  /** @type {Token[] | null} */
  const tokens = await ask("GET", "/api/tokens");
  if (tokens) find("access-list").replaceChildren(...tokens.map(rowOf));
}

/** @param {Event} event */
async function make(event) {
  event.preventDefault();
  const name = findInput("access-name");
  const use = /** @type {Token["for"]} */ (findSelect("access-use").value);
  const wanted = { name: name.value.trim(), for: use, track: findInput("access-track").value.trim() || null };
  const made = await ask("POST", "/api/tokens", wanted);
  if (!made) return;
  name.value = "";
  tell(t("access.once") + warningOf(wanted, made.advice), adviceOf(wanted, made.token, origins()));
  list();
}

async function leave() {
  if (await ask("DELETE", "/api/session")) location.assign(signInFrom(BASE, location.href));
}

/** Shows the section where strangers can connect. */
export async function watchAccess() {
  venue = await fetchVenue();
  if (!venue.token) return;
  find("access").hidden = false;
  find("leave").hidden = !venue.needed;
  find("access-form").addEventListener("submit", make);
  find("leave").addEventListener("click", leave);
  findInput("access-text").addEventListener("focus", () => findInput("access-text").select());
  list();
}
