// The wall page: the readers' page as a QR code and an address, as large as the screen.
import { correction, generate } from "../lean-qr.js";
import { find, findInput } from "../page/elements.js";
import { recall, remember } from "../page/storage.js";
import { BASE } from "../service/base.js";
import { isLocal, originOf } from "../service/origins.js";
import { fetchVenue, viewersOrigin } from "../service/venue.js";
import { drawCode } from "./qr-code.js";
import { readersAddress } from "./readers-address.js";
import { t, translate } from "./strings.js";

const STORE = "livecaptions-host";
const host = findInput("host");
const asked = new URLSearchParams(location.search);
let token = asked.get("token");

/** @param {string} origin */
function show(origin) {
  const address = readersAddress(origin, asked, token);
  // A code on a wall is read from afar and at an angle: level Q survives the loss of a quarter of it.
  find("code").replaceChildren(
    drawCode(generate(address, { minCorrectionLevel: correction.Q }), t("wall.code", { address: `${origin}/live` })),
  );
  find("address").textContent = withoutScheme(`${origin}/live`);
  // Where the code holds a token, the address alone is refused.
  find("address").hidden = !!token;
  find("local").hidden = !isLocal(origin);
}

/** @param {string} address */
function withoutScheme(address) {
  return address.replace(/^http:\/\//, "");
}

find("form").addEventListener("submit", event => {
  event.preventDefault();
  const origin = originOf(host.value, location.port);
  find("wrong").textContent = origin ? "" : t("wall.wrong");
  if (!origin) return;
  remember(STORE, origin);
  show(origin);
});
find("full").addEventListener("click", () => document.documentElement.requestFullscreen?.());

translate();
// The address at which this page was opened over the network is the best one.
const known = isLocal(location.origin) ? originOf(recall(STORE) || "", location.port) : null;
if (known) host.value = withoutScheme(known);
show(known || BASE);
fetchVenue().then(venue => {
  token ||= venue.token;
  const best = isLocal(location.origin) ? known || venue.addresses[0] : null;
  if (best) host.value = withoutScheme(best);
  show(best || viewersOrigin(venue, BASE));
});
