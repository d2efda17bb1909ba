// The operator signs in. What is wrong is said in the service's own sentence.
import { isPlain, nextOf } from "./signing-in.js";

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
  try {
    const answer = await fetch("/api/session", { method: "POST", headers: { "Content-Type": "application/json" }, body: JSON.stringify({ password: find("password").value }) });
    if (answer.ok) return location.replace(nextOf(location.search, location.origin));
    say(await answer.text() || `The service refused (${answer.status}), so nobody was signed in.`);
  } catch {
    say("LiveCaptions does not answer, so nobody was signed in. Is it running?");
  }
  busy = false;
  find("enter").removeAttribute("aria-disabled");
  find("password").select();
  find("password").focus();
}

find("form").addEventListener("submit", enter);
find("shown").addEventListener("change", () => { find("password").type = find("shown").checked ? "text" : "password"; });
find("plain").hidden = !isPlain(location.protocol, location.hostname);
