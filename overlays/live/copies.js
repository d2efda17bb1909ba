// The transcript to take away: copied, or saved as a file.
import { find } from "../page/elements.js";
import liveCopies from "../strings/live-copies.js";
import { translator } from "../strings/translator.js";
import { clock } from "./transcript.js";

const { t } = translator(liveCopies);

/** @typedef {{ label: string, paragraphs: { at: number, text: string }[] }} Transcript */

/** Makes the two buttons of the settings work. @param {() => Transcript} transcript */
export function offerCopies(transcript) {
  find("copy").addEventListener("click", () => copy(transcript()));
  find("save").addEventListener("click", () => save(transcript()));
}

/**
 * The transcript as a text file: for each paragraph its time, its text, and an empty line.
 * @param {string} label
 * @param {{ at: number, text: string }[]} paragraphs
 * @param {(at: number) => string} clock
 */
export function asText(label, paragraphs, clock) {
  return [label, "", ...paragraphs.flatMap(({ at, text }) => [clock(at), text, ""])].join("\r\n");
}

/** @param {Transcript} transcript */
async function copy({ label, paragraphs }) {
  try {
    await navigator.clipboard.writeText(asText(label, paragraphs, clock));
    find("told").textContent = t("live.copied");
  } catch {
    // Without https a page has no clipboard: the text is selected instead.
    getSelection()?.selectAllChildren(find("log"));
    find("told").textContent = document.execCommand("copy") ? t("live.copied") : t("live.copy.by-hand");
  }
}

/** @param {Transcript} transcript */
function save({ label, paragraphs }) {
  const text = asText(label, paragraphs, clock);
  const link = document.createElement("a");
  // The byte order mark tells editors that the file is UTF-8.
  link.href = URL.createObjectURL(new Blob(["\ufeff", text], { type: "text/plain;charset=utf-8" }));
  link.download = `${t("live.file")}-${new Date().toISOString().slice(0, 10)}.txt`;
  link.click();
  URL.revokeObjectURL(link.href);
  find("told").textContent = t("live.saved", { file: link.download });
}
