// Several machines of a room, on the operator's page: whose captions go out, and the take-over.
import { setText } from "../page/elements.js";
import { t } from "../strings/strings.js";
/** @import { Mood } from "../service/types.js" */
/** @import { Get, Relay } from "./types.js" */

const PERIOD_MS = 1000;

/**
 * What is to be said about a track, and whether this machine can take it over.
 * @param {Relay} relay
 * @param {string} track
 * @returns {{ says: string, mood: Mood, canTake: boolean } | null} null: nothing is
 */
export function relayOf({ used, role, node, tracks }, track) {
  if (!used) return null;
  if (role === "web") return { says: t("relay.shows"), mood: "off", canTake: false };
  const one = tracks.find(report => report.track === track);
  if (!one) return null;
  if (one.state === "writing") return { says: t("relay.writing", { node }), mood: "good", canTake: false };
  if (one.state === "standby") return { says: t("relay.standby", { node: one.holder || "?" }), mood: "wait", canTake: true };
  return { says: one.trouble ? t("relay.away", { trouble: one.trouble }) : t("relay.asking"), mood: "bad", canTake: false };
}

/**
 * Keeps showing it; hidden where captions go over no Redis, and nothing more is asked then, since that changes only with a restart.
 * @param {{ box: HTMLElement, says: HTMLElement, take: HTMLElement }} elements
 * @param {Get} get
 * @param {() => string} trackNow
 */
export function watchRelay({ box, says, take }, get, trackNow) {
  async function ask() {
    try {
      /** @type {Relay} */
      const relay = await get("/api/room/relay");
      if (!relay.used) return;
      const now = relayOf(relay, trackNow());
      box.hidden = !now;
      if (now) {
        setText(says, now.says, now.mood);
        // The focus would be lost with the button.
        take.hidden = !now.canTake && document.activeElement !== take;
        take.toggleAttribute("aria-disabled", !now.canTake);
      }
    } catch {
      // The page says by itself that the service does not answer.
    }
    setTimeout(ask, PERIOD_MS);
  }
  ask();
}
