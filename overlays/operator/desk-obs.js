// OBS on the operator's page: its state, and a small picture of what is on air while the page is visible.
import { setText } from "../page/elements.js";
import { BASE } from "../service/base.js";
import { t } from "../strings/strings.js";
/** @import { Mood } from "../service/types.js" */
/** @import { Get, ObsState } from "./types.js" */

const PERIOD_MS = 2000;
const PICTURE_MS = 1000;

/**
 * The state of OBS as sentences and a mood.
 * @param {ObsState} state
 * @returns {{ mood: Mood, says: string, outputs: string[] }}
 */
export function obsOf({ state, message, outputs }) {
  if (state === "off")
    return {
      mood: "off",
      says: t("obs.unused"),
      outputs: [],
    };
  const good = state === "ready" && outputs.every(output => output.working);
  return {
    mood: good ? "good" : state === "ready" ? "wait" : "bad",
    says: message,
    outputs: outputs.map(({ name, working, message: doing }) => `${working ? "✓" : "✗"} ${name}: ${doing}`),
  };
}

/**
 * Keeps showing the state of OBS.
 * @param {{ box: HTMLElement, says: HTMLElement, list: HTMLElement, picture: HTMLImageElement }} elements
 * @param {Get} get
 */
export function watchObs({ box, says, list, picture }, get) {
  let ready = false;

  async function ask() {
    try {
      /** @type {ObsState} */
      const now = await get("/api/obs/outputs");
      const told = obsOf(now);
      ready = now.state === "ready";
      setText(says, told.says, told.mood);
      if (list.children.length !== told.outputs.length) list.replaceChildren(...told.outputs.map(() => document.createElement("li")));
      told.outputs.forEach((output, i) => setText(list.children[i], output));
    } catch {
      ready = false;
    }
    if (!ready) picture.hidden = true;
    box.hidden = false;
    setTimeout(ask, PERIOD_MS);
  }

  // The next picture is requested a second after the last arrived: never two at once, and none while the page is hidden.
  function look() {
    if (ready && !document.hidden) picture.src = `${BASE}/api/obs/preview?at=${Date.now()}`;
    else setTimeout(look, PICTURE_MS);
  }
  picture.addEventListener("load", () => {
    picture.hidden = false;
    setTimeout(look, PICTURE_MS);
  });
  picture.addEventListener("error", () => {
    picture.hidden = true;
    setTimeout(look, 3 * PICTURE_MS);
  });
  ask();
  look();
}
