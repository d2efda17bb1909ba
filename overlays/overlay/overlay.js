// The overlay page: the address's parameters become the element's attributes; several tracks become several elements.
import { PARAMETER_NAMES, readParameters, tracksOf } from "../element/parameters.js";
import "../element/live-captions.js";
import { fetchTracks } from "../service/tracks.js";
/** @import { LookTexts, Values } from "../element/types.js" */

const RETRY_MS = 1000;
const HEARTBEAT_MS = 2000;

const asked = new URLSearchParams(location.search);
/** What the look of this name sets, as far as the address does not. @type {LookTexts} */
let look = {};
/** @type {HTMLElement[]} */
const elements = [];
let arranged = 0;

/**
 * The tracks in the address. The theme "duo" needs two: without any in the address, the service's first two.
 * @param {Values} values
 */
async function tracks({ theme, token }) {
  const named = tracksOf(asked.get("track"));
  if (named.length > 0 || theme !== "duo") return named;
  for (;;) {
    const known = await fetchTracks(token);
    if (known) return known.slice(0, 2).map(track => track.id);
    // The service does not answer yet: ask again, and show nothing meanwhile.
    await new Promise(over => setTimeout(over, RETRY_MS));
  }
}

function add() {
  const captions = document.createElement("live-captions");
  for (const name of ["look", ...PARAMETER_NAMES]) {
    const value = asked.get(name);
    if (value !== null) captions.setAttribute(name, value);
  }
  captions.setAttribute("reloads", "");
  return captions;
}

/** @param {HTMLElement} element @param {string} name @param {string | null} value */
function setData(element, name, value) {
  if (value === null) delete element.dataset[name];
  else element.dataset[name] = value;
}

/** Makes as many elements as there are tracks, and arranges them; those that are there already stay. */
async function arrange() {
  const mine = ++arranged;
  const { values } = readParameters(name => asked.get(name), look);
  const found = await tracks(values);
  if (mine !== arranged) return;
  setData(document.body, "tracks", found.length < 2 ? null : values.theme === "duo" ? "beside" : "below");
  setData(document.body, "display", values.display === "over" ? null : values.display);
  document.body.style.setProperty("--lc-ground", values.bg);
  setData(document.body, "valign", values.valign === "top" ? "top" : null);
  /** @type {(string | null)[]} */
  const shown = found.length > 0 ? found : [null];
  for (const left of elements.splice(shown.length)) left.remove();
  shown.forEach((track, index) => {
    const captions = (elements[index] ??= add());
    // A wrong track is left to the element, whose debug note lists what it ignores.
    const text = track ?? asked.get("track");
    if (text === null) captions.removeAttribute("track");
    else if (captions.getAttribute("track") !== text) captions.setAttribute("track", text);
    setData(captions, "speaker", shown.length > 1 ? String(index) : null);
    if (!captions.isConnected) document.body.append(captions);
  });
}

/** Tells the start file, which frames this page in OBS, that this is not an error page. */
function beat() {
  parent.postMessage("livecaptions", "*");
}

arrange();
document.addEventListener("lc-look", event => {
  const { values } = /** @type {CustomEvent<{ values: LookTexts }>} */ (event).detail;
  if (JSON.stringify(values) === JSON.stringify(look)) return;
  look = values;
  arrange();
});
if (parent !== window) {
  beat();
  setInterval(beat, HEARTBEAT_MS);
}
