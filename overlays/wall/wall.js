// A page for the wall: the way to the readers' page, as large as the screen.
import { correction, generate } from "../lean-qr.js";
import { drawCode } from "./qr-code.js";
import { isLocal, originOf } from "../service/origins.js";
import { askForRoom, viewersOrigin } from "../service/venue.js";

const STORE = "livecaptions-host";
const find = id => document.getElementById(id);
const asked = new URLSearchParams(location.search);
let token = asked.get("token");

function stored() {
  try {
    return localStorage.getItem(STORE);
  } catch {
    return null;
  }
}

function show(origin) {
  const way = new URLSearchParams();
  if (asked.has("track")) way.set("track", asked.get("track"));
  if (token) way.set("token", token);
  const query = way.toString();
  const address = `${origin}/live${query ? "?" + query : ""}`;
  // A code on a wall is read from afar and at an angle: a quarter of it may be lost.
  find("code").replaceChildren(drawCode(generate(address, { minCorrectionLevel: correction.Q }), `QR code of ${origin}/live`));
  find("address").textContent = `${origin}/live`.replace(/^http:\/\//, "");
  // Where the code holds a token, the address alone leads nowhere.
  find("address").hidden = !!token;
  find("local").hidden = !isLocal(origin);
}

find("form").addEventListener("submit", event => {
  event.preventDefault();
  const origin = originOf(find("host").value, location.port);
  find("wrong").textContent = origin
    ? ""
    : "This is no name of a computer, so the code stays as it was. Type something like 192.168.1.20:4955.";
  if (!origin) return;
  try {
    localStorage.setItem(STORE, origin);
  } catch {
    // Not kept beyond this page.
  }
  show(origin);
});
find("full").addEventListener("click", () => document.documentElement.requestFullscreen?.());

// A page that was opened by a name of the network is itself the best address.
const known = isLocal(location.origin) ? originOf(stored() || "", location.port) : null;
if (known) find("host").value = known.replace(/^http:\/\//, "");
show(known || location.origin);
askForRoom().then(room => {
  token ||= room.token;
  const best = isLocal(location.origin) ? known || room.addresses[0] : null;
  if (best) find("host").value = best.replace(/^http:\/\//, "");
  show(best || viewersOrigin(room, location.origin));
});
