// Settings that are in force after a restart: the page offers it, waits for the service, and says when it is back.
import { button } from "../page/buttons.js";
import { make } from "../page/make.js";
import { restart } from "../settings/restart.js";
import { t } from "../strings/strings.js";
import { tell } from "./tell.js";

const USUAL_S = 4;

let restarting = false;

/** The service restarts because this page has asked for it: that it does not answer meanwhile is no trouble. */
export function isRestarting() {
  return restarting;
}

/**
 * Says that a change waits for a restart, with a button that does it.
 * @param {HTMLElement} told where it is said
 * @param {string} sentence what waits
 * @param {number | null} seconds how long a restart takes here
 */
export function offerRestart(told, sentence, seconds) {
  const now = button(t("setup.restart"), () => restartNow(told));
  now.className = "first";
  const away = t("setup.restart.takes", { seconds: Math.ceil(seconds ?? USUAL_S) });
  told.dataset.mood = "";
  told.replaceChildren(make("span", { textContent: `${sentence} ${away}` }), now);
  now.focus();
}

/** @param {HTMLElement} told */
async function restartNow(told) {
  restarting = true;
  tell(told, t("setup.restart.going"));
  const wrong = await restart(() => tell(told, t("settings.restart.late")));
  restarting = false;
  tell(told, wrong ?? t("setup.restart.done"), wrong !== null);
}
