// The set-up: five steps on one page. This script leads from step to step; each step has a module of its own.
import "../element/live-captions.js";
import "../page/page-header.js";
import { find, findButton, setText } from "../page/elements.js";
import { recall, remember } from "../page/storage.js";
import { send } from "../service/asking.js";
import { BASE } from "../service/base.js";
import { watchStatus } from "../service/status.js";
import { t, translate } from "../strings/strings.js";
import { CheckStep } from "./check-step.js";
import { LookStep } from "./look-step.js";
import { LanguageAndModel } from "./model-step.js";
import { ObsStep } from "./obs-step.js";
import { isRestarting } from "./restart.js";
import { STEPS, beside, finished, go, leave, named, read } from "./steps.js";
import { VoiceStep } from "./voice-step.js";
/** @import { Progress, Step, StepName } from "./types.js" */

const KEPT = "livecaptions.setup";

translate();

/** @type {Record<StepName, Step>} */
const steps = { voice: new VoiceStep(), model: new LanguageAndModel(), obs: new ObsStep(), look: new LookStep(), check: new CheckStep() };
/** @type {Progress} */
let progress = read(recall(KEPT));

/** @param {Progress} now @param {boolean} [focus] whether the step's heading gets the focus */
function show(now, focus = true) {
  const before = progress.at;
  progress = now;
  remember(KEPT, JSON.stringify(progress));
  if (location.hash !== `#${progress.at}`) history.pushState(null, "", `#${progress.at}`);
  for (const step of STEPS) find(`step-${step}`).hidden = step !== progress.at;
  if (before !== progress.at) steps[before].leave();
  steps[progress.at].enter();
  showWay();
  find("now").hidden = progress.at === "obs" || progress.at === "look";
  const last = !beside(progress.at, 1);
  find("back").hidden = !beside(progress.at, -1);
  find("skip").hidden = last;
  setText(find("next"), t(last ? "setup.finish" : "setup.next"));
  if (!focus) return;
  scrollTo(0, 0);
  find(`${progress.at}-title`).focus({ preventScroll: true });
}

/** The way along the top: which step one is at, which are done. Marks are words for those who do not see them. */
function showWay() {
  for (const place of /** @type {NodeListOf<HTMLAnchorElement>} */ (find("way").querySelectorAll("a"))) {
    const step = /** @type {StepName} */ (place.dataset.step);
    const mark = progress.marks[step];
    place.dataset.mark = mark ?? "open";
    setText(/** @type {Element} */ (place.querySelector("b")), mark === "done" ? "✓" : String(STEPS.indexOf(step) + 1));
    setText(/** @type {Element} */ (place.querySelector(".unseen")), mark ? t(`setup.step.${mark}`) : "");
    if (step === progress.at) place.setAttribute("aria-current", "step");
    else place.removeAttribute("aria-current");
  }
  setText(find("count"), t("setup.count", { number: STEPS.indexOf(progress.at) + 1, all: STEPS.length }));
}

/** @param {"done" | "skipped"} mark */
async function onwards(mark) {
  const last = !beside(progress.at, 1);
  show(leave(progress, mark), !last);
  if (last || finished(progress)) await tellDone();
  if (last) location.assign(`${BASE}/`);
}

/** The service remembers that the set-up was done or put off: its start page leads here no more by itself. */
function tellDone() {
  return send("PUT", "/api/setup/done");
}

addEventListener("popstate", () => show(go(progress, named(location.hash) ?? progress.at)));
find("way").addEventListener("click", event => {
  const place = event.target instanceof Element ? event.target.closest("a") : null;
  if (!place) return;
  event.preventDefault();
  show(go(progress, /** @type {StepName} */ (place.dataset.step)));
});
findButton("back").addEventListener("click", () => show(go(progress, beside(progress.at, -1) ?? progress.at)));
findButton("skip").addEventListener("click", () => onwards("skipped"));
findButton("next").addEventListener("click", () => onwards("done"));
findButton("later").addEventListener("click", async () => {
  await tellDone();
  location.assign(`${BASE}/`);
});
watchStatus(known => {
  find("gone").hidden = known !== "gone" || isRestarting();
});

if (matchMedia("(max-width: 40rem)").matches) {
  find("now-captions").setAttribute("chars", "28");
  find("now-captions").setAttribute("size", "18");
}
show(go(progress, named(location.hash) ?? progress.at), false);
