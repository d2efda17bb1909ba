// The operator signs in. What is wrong is said in the service's own sentence.
import { call } from "../service/requests.js";
import { isPlain, nextOf } from "./next-page.js";

const find = id => document.getElementById(id);
let busy = false;

function say(text) {
  find("wrong").hidden = !text;
  find("wrong").textContent = text;
  find("password").setAttribute("aria-invalid", String(!!text));
}

async function enter(event) {
  event.preventDefault();
  if (busy) return;
  busy = true;
  find("enter").setAttribute("aria-disabled", "true");
  say("");
  const { wrong } = await call("POST", "/api/session", { password: find("password").value }, "so nobody was signed in");
  if (!wrong) return location.replace(nextOf(location.search, location.origin));
  say(wrong);
  busy = false;
  find("enter").removeAttribute("aria-disabled");
  find("password").select();
  find("password").focus();
}

find("form").addEventListener("submit", enter);
find("shown").addEventListener("change", () => {
  find("password").type = find("shown").checked ? "text" : "password";
});
find("plain").hidden = !isPlain(location.origin);
