// The stage page, for speakers and crew: large captions of one track, how late they are, how loud it is, and whether they are on air.
import "../element/live-captions.js";
import { find, findSelect, setText } from "../page/elements.js";
import { BASE, signInFrom } from "../service/base.js";
import { translate } from "../strings/strings.js";
import { absentView, sizeOf, trackOf, unknownView, viewOf } from "./stage-view.js";
/** @import { TrackReport } from "../service/types.js" */
/** @import { StageView } from "./stage-view.js" */

const PERIOD_MS = 500;
const PATIENCE_MS = 4000;

const captions = find("captions");
const choice = findSelect("track");
let asked = new URLSearchParams(location.search).get("track");

/** @returns {Promise<TrackReport[]>} */
async function fetchReports() {
  const gone = new AbortController();
  const timer = setTimeout(() => gone.abort(), PATIENCE_MS);
  try {
    const answer = await fetch(BASE + "/api/tracks", { signal: gone.signal, cache: "no-store" });
    // The session has ended.
    if (answer.status === 401) location.assign(signInFrom(BASE, location.href));
    if (!answer.ok) throw new Error(String(answer.status));
    return await answer.json();
  } finally {
    clearTimeout(timer);
  }
}

async function ask() {
  try {
    const tracks = await fetchReports();
    offer(tracks);
    const track = trackOf(tracks, asked);
    show(track ? viewOf(track) : absentView(asked));
    choice.value = track?.id ?? "";
  } catch {
    show(unknownView());
  }
}

async function keepAsking() {
  await ask();
  setTimeout(keepAsking, PERIOD_MS);
}

/** @param {StageView} view */
function show(view) {
  setText(find("air"), ...view.air);
  setText(find("label"), view.label);
  setText(find("delay"), ...view.delay);
  find("level", HTMLMeterElement).value = view.level;
  setText(find("level-now"), view.loudness);
  find("trouble").hidden = !view.trouble;
  setText(find("trouble"), view.trouble);
}

/** @param {TrackReport[]} tracks */
function offer(tracks) {
  const names = JSON.stringify(tracks.map(({ id, label }) => [id, label]));
  choice.hidden = tracks.length < 2;
  find("label").hidden = tracks.length > 1;
  if (choice.dataset.names === names) return;
  choice.dataset.names = names;
  choice.replaceChildren(...tracks.map(({ id, label }) => new Option(label, id)));
}

/** The address keeps the track, so that a reload and a bookmark show it again. */
function choose() {
  asked = choice.value;
  const address = new URL(location.href);
  address.searchParams.set("track", asked);
  history.replaceState(null, "", address);
  captions.setAttribute("track", asked);
  ask();
}

function fit() {
  captions.setAttribute("size", String(sizeOf(captions.clientHeight)));
}

translate();
if (asked !== null) captions.setAttribute("track", asked);
choice.addEventListener("change", choose);
new ResizeObserver(fit).observe(find("captions"));
fit();
keepAsking();
