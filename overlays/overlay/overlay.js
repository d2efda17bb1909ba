// The overlay page: the address's parameters become the element's attributes; several tracks become several elements.
import { PARAMETER_NAMES, readParameters, tracksOf } from "../element/parameters.js";
import "../element/live-captions.js";
import { fetchTracks } from "../service/tracks.js";

const RETRY_MS = 1000;
const HEARTBEAT_MS = 2000;

const asked = new URLSearchParams(location.search);
const { values } = readParameters(name => asked.get(name));

/** The tracks in the address. The theme "duo" needs two: without any in the address, the service's first two. */
async function tracks() {
  const named = tracksOf(asked.get("track"));
  if (named.length > 0 || values.theme !== "duo") return named;
  for (;;) {
    const known = await fetchTracks(values.token);
    if (known) return known.slice(0, 2).map(track => track.id);
    // The service does not answer yet: ask again, and show nothing meanwhile.
    await new Promise(over => setTimeout(over, RETRY_MS));
  }
}

/**
 * @param {string | null} track
 * @param {number} index
 * @param {unknown[]} all
 */
function add(track, index, all) {
  const captions = document.createElement("live-captions");
  for (const name of PARAMETER_NAMES) {
    // A wrong track is left to the element, whose debug note lists what it ignores.
    const value = name === "track" && track ? track : asked.get(name);
    if (value !== null) captions.setAttribute(name, value);
  }
  captions.setAttribute("reloads", "");
  if (all.length > 1) captions.dataset.speaker = String(index);
  document.body.append(captions);
}

/** Tells the start file, which frames this page in OBS, that this is not an error page. */
function beat() {
  parent.postMessage("livecaptions", "*");
}

tracks().then(found => {
  if (found.length > 1) document.body.dataset.tracks = values.theme === "duo" ? "beside" : "below";
  if (values.valign === "top") document.body.dataset.valign = "top";
  /** @type {(string | null)[]} */
  const shown = found.length > 0 ? found : [null];
  shown.forEach(add);
});
if (parent !== window) {
  beat();
  setInterval(beat, HEARTBEAT_MS);
}
