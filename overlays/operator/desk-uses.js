// The last names and terms that were written in place of what recognition alone would have written.
import { setText } from "../page/elements.js";
import { locale, t } from "../strings/strings.js";
/** @import { Get, TermUse } from "./types.js" */

const PERIOD_MS = 2000;
const SHOWN = 8;

/**
 * A use in one line.
 * @param {TermUse} use
 */
export function useSays({ track, at, heard, written, now }) {
  const time = new Date(at).toLocaleTimeString(locale);
  const says = t("uses.says", { time, track, heard, written });
  return now === written ? says : `${says} ${now ? t("uses.corrected", { now }) : t("uses.left-out")}`;
}

/**
 * Keeps showing the last uses; the section is hidden while there are none.
 * @param {{ box: HTMLElement, list: HTMLElement }} elements
 * @param {Get} get
 */
export function watchUses({ box, list }, get) {
  async function ask() {
    try {
      /** @type {{ uses: TermUse[] }} */
      const answer = await get("/api/vocabulary/uses");
      const uses = answer.uses.slice(0, SHOWN);
      if (list.children.length !== uses.length) list.replaceChildren(...uses.map(() => document.createElement("li")));
      uses.forEach((use, i) => setText(list.children[i], useSays(use)));
      box.hidden = uses.length === 0;
    } catch {
      // The page says by itself that the service does not answer.
    }
    setTimeout(ask, PERIOD_MS);
  }
  ask();
}
