// A transcript that goes on at another machine with the same captions.
/** @import { TranscriptPart } from "./types.js" */
/** @import { Shown } from "./transcript.js" */

/**
 * After a change of the run the service tells all that it has. Where that is another machine with the same captions, the page has most
 * of it: the same paragraph begins at the same moment. It goes on under its new key.
 * @param {Map<string, Shown>} paragraphs those on the page, by their keys
 * @param {TranscriptPart["paragraphs"]} told
 * @param {string} run
 * @returns {[Map<string, Shown>, TranscriptPart["paragraphs"]]} those on the page, and those to be shown
 */
export function joined(paragraphs, told, run) {
  const shown = [...paragraphs];
  const last = shown.at(-1)?.[1];
  const unknown = told.filter(({ id, at, text }) => {
    const known = shown.find(([, one]) => one.at === at && text.startsWith(one.text));
    if (known) known[0] = `${run}:${id}`;
    // What was said before and is cut otherwise there has been read, too.
    return known || !last || at >= last.at;
  });
  return [new Map(shown), unknown];
}
