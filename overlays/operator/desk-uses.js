// The last names and terms that were written in place of what recognition alone would have written; each can be taken back.
import { button } from "../page/buttons.js";
import { setText } from "../page/elements.js";
import { make } from "../page/make.js";
import { locale, t } from "../strings/strings.js";
/** @import { Change, Get, TermUse } from "./types.js" */

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
 * Whether it can be taken back: the term stands there still, or may come again.
 * @param {TermUse} use
 */
export function mayBeTakenBack({ written, now, refused }) {
  return !refused || now === written;
}

/**
 * Keeps showing the last uses; the section is hidden while there are none. Returns what takes back the newest one.
 * @param {{ box: HTMLElement, list: HTMLElement, told: HTMLElement }} elements
 * @param {Get} get
 * @param {Change} change
 * @param {() => unknown} done called when one was taken back
 */
export function watchUses({ box, list, told }, get, change, done) {
  /** @type {TermUse[]} */
  let uses = [];

  async function show() {
    try {
      const answer = await get("/api/vocabulary/uses");
      const shown = JSON.stringify(uses);
      uses = answer.uses.slice(0, SHOWN);
      // Only what has changed is made anew: a button keeps the focus.
      if (shown !== JSON.stringify(uses)) list.replaceChildren(...uses.map(row));
      box.hidden = uses.length === 0;
    } catch {
      // The page says by itself that the service does not answer.
    }
  }

  /** @param {TermUse} use */
  function row(use) {
    const line = make("li", {}, make("span", { textContent: useSays(use), dir: "auto" }));
    if (mayBeTakenBack(use)) {
      const takes = button(t("uses.undo"), () => takeBack(use));
      takes.setAttribute("aria-label", t("uses.undo.label", { written: use.written, heard: use.heard }));
      line.append(takes);
    }
    return line;
  }

  /** @param {TermUse} use */
  async function takeBack({ track, number, heard, written }) {
    const wrong = await change("POST", `/api/tracks/${encodeURIComponent(track)}/terms/${number}/undo`);
    setText(told, wrong || t("uses.undone", { heard, written }));
    await show();
    done();
  }

  async function keepShowing() {
    await show();
    setTimeout(keepShowing, PERIOD_MS);
  }

  keepShowing();
  return () => {
    const newest = uses.find(mayBeTakenBack);
    if (newest) takeBack(newest);
  };
}
