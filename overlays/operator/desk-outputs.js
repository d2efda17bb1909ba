// Captions as text to elsewhere, on the operator's page: where they arrive, and what is missing there.
import { setText } from "../page/elements.js";
import { watchStatus } from "../service/status.js";
import { t } from "../strings/strings.js";
/** @import { Get, TextOut } from "./types.js" */

const PERIOD_MS = 2000;

/**
 * An output in one line.
 * @param {TextOut} output
 */
export function outputSays({ id, state, message, sent }) {
  const sign = state === "connected" ? "✓" : state === "waiting" ? "…" : "✗";
  const figures = sent > 0 ? ` ${t("outputs.sent", { count: sent })}` : "";
  return `${sign} ${id}: ${message}${figures}`;
}

/**
 * Keeps showing the outputs; the section is hidden where there are none, and nothing more is asked then, since they change only
 * with a restart.
 * @param {{ box: HTMLElement, list: HTMLElement }} elements
 * @param {Get} get
 */
export function watchOutputs({ box, list }, get) {
  async function ask() {
    try {
      /** @type {{ outputs: TextOut[] }} */
      const { outputs } = await get("/status");
      if (list.children.length !== outputs.length) list.replaceChildren(...outputs.map(() => document.createElement("li")));
      outputs.forEach((output, i) => setText(list.children[i], outputSays(output)));
      box.hidden = outputs.length === 0;
    } catch {
      // The page says by itself that the service does not answer.
    }
    setTimeout(ask, PERIOD_MS);
  }
  const end = watchStatus(known => {
    if (typeof known === "string" || !known.outputs) return;
    end();
    if (known.outputs.length > 0) ask();
  });
}
