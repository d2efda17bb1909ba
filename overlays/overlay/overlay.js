// The overlay page: the address's parameters become the element's attributes; several tracks become several elements.
import { PARAMETERS, readParameters, tracksOf } from "../element/parameters.js";
import "../element/live-captions.js";
import { askForTracks } from "../service/tracks.js";

const asked = new URLSearchParams(location.search);
const { values } = readParameters(name => asked.get(name));

/** The tracks that the address names; where it names none and two are to stand side by side, the first two there are. */
async function tracks() {
  const named = tracksOf(asked.get("track"));
  if (named.length > 0 || values.theme !== "duo") return named;
  for (;;) {
    const known = await askForTracks(values.token);
    if (known) return known.slice(0, 2).map(track => track.id);
    // Not there yet: asked again, and nothing is shown meanwhile.
    await new Promise(over => setTimeout(over, 1000));
  }
}

function add(track, i, all) {
  const captions = document.createElement("live-captions");
  for (const name of Object.keys(PARAMETERS)) if (asked.has(name) && name !== "track") captions.setAttribute(name, asked.get(name));
  // A wrong name is left to the element, which tells in debug what it ignores.
  if (track || asked.has("track")) captions.setAttribute("track", track || asked.get("track"));
  captions.setAttribute("reloads", "");
  if (all.length > 1) captions.dataset.speaker = i;
  document.body.append(captions);
}

/** Tells the file that frames this page in OBS that it is no error page. */
function beat() {
  parent.postMessage("livecaptions", "*");
}

tracks().then(found => {
  if (found.length > 1) document.body.dataset.tracks = values.theme === "duo" ? "beside" : "below";
  if (values.valign === "top") document.body.dataset.valign = "top";
  (found.length > 0 ? found : [null]).forEach(add);
});
if (parent !== window) {
  beat();
  setInterval(beat, 2000);
}
