// The stage page, for speakers and crew: large captions of one track, how late they are, how loud it is, and whether they are on air.
import "../element/live-captions.js";
import { find, findSelect, setText } from "../page/elements.js";
import { poll } from "../service/asking.js";
import { translate } from "../strings/strings.js";
import { absentView, sizeOf, trackOf, unknownView, viewOf } from "./stage-view.js";
/** @import { Answer, TrackReport } from "../service/types.js" */
/** @import { StageView } from "./stage-view.js" */

const PERIOD_MS = 500;

const captions = find("captions");
const choice = findSelect("track");
/** @type {TrackReport[] | null} null: no answer */
let tracks = null;
let asked = new URLSearchParams(location.search).get("track");

/** @param {Answer} answer */
function take(answer) {
  tracks = answer.wrong === undefined ? answer.value : null;
  if (tracks) offer(tracks);
  refresh();
}

function refresh() {
  if (!tracks) return show(unknownView());
  const track = trackOf(tracks, asked);
  show(track ? viewOf(track) : absentView(asked));
  choice.value = track?.id ?? "";
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

/** @param {TrackReport[]} all */
function offer(all) {
  const names = JSON.stringify(all.map(({ id, label }) => [id, label]));
  choice.hidden = all.length < 2;
  find("label").hidden = all.length > 1;
  if (choice.dataset.names === names) return;
  choice.dataset.names = names;
  choice.replaceChildren(...all.map(({ id, label }) => new Option(label, id)));
}

/** The address keeps the track, so that a reload and a bookmark show it again. */
function choose() {
  asked = choice.value;
  const address = new URL(location.href);
  address.searchParams.set("track", asked);
  history.replaceState(null, "", address);
  captions.setAttribute("track", asked);
  refresh();
}

function fit() {
  captions.setAttribute("size", String(sizeOf(captions.clientHeight)));
}

translate();
if (asked !== null) captions.setAttribute("track", asked);
choice.addEventListener("change", choose);
new ResizeObserver(fit).observe(find("captions"));
fit();
poll("/api/tracks", PERIOD_MS, take);
