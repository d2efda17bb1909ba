// The operator signs in. Errors are told in the service's own sentence.
import { find, findInput } from "../page/elements.js";
import { BASE } from "../service/base.js";
import { request } from "../service/requests.js";
import { t, translate } from "../strings/strings.js";
import { isPlain, nextOf } from "./next-page.js";

const password = findInput("password");
const enter = find("enter");
let busy = false;

/** @param {string} text */
function say(text) {
  find("wrong").hidden = !text;
  find("wrong").textContent = text;
  password.setAttribute("aria-invalid", String(!!text));
}

/** @param {Event} event */
async function signIn(event) {
  event.preventDefault();
  if (busy) return;
  busy = true;
  enter.setAttribute("aria-disabled", "true");
  say("");
  const { wrong } = await request("POST", "/api/session", { password: password.value }, t("login.nobody"));
  if (!wrong) return location.replace(BASE + nextOf(location.search, location.origin));
  say(wrong);
  busy = false;
  enter.removeAttribute("aria-disabled");
  password.select();
  password.focus();
}

translate();
find("form").addEventListener("submit", signIn);
findInput("shown").addEventListener("change", () => {
  password.type = findInput("shown").checked ? "text" : "password";
});
find("plain").hidden = !isPlain(location.origin);
