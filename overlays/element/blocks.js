// Mode "block": a frame holds the newest blocks, which are shown one after the other, each for at least as long as it takes to read.
/** @import { CaptionLine } from "./types.js" */

// No cue is shorter than a second.
const READABLE_MS = 1000;
// A line's id divided by this is the number of its block.
const IDS_PER_BLOCK = 10;

/**
 * A block on screen: its number, and the time in milliseconds since which it has been shown.
 * @typedef {{ id: number, since: number }} ShownBlock
 */

/**
 * Picks the block to show now.
 * @param {CaptionLine[]} lines lines of the newest frame
 * @param {ShownBlock | null} shown the block that is on screen, or null
 * @param {number} now milliseconds
 * @returns {{ block: ShownBlock | null, lines: CaptionLine[], wait: number | null }} `wait`: milliseconds until the next block is due, or null
 */
export function pickBlock(lines, shown, now) {
  const ids = [...new Set(lines.map(line => Math.floor(line.id / IDS_PER_BLOCK)))];
  if (ids.length === 0) return { block: null, lines: [], wait: null };
  const newest = ids[ids.length - 1];
  let block = shown && shown.id <= newest ? shown : { id: newest, since: now };
  // A block that has left the frame cannot be shown any more: continue with the oldest that is left.
  if (block.id < ids[0]) block = { id: ids[0], since: now };
  else if (block.id < newest && now - block.since >= READABLE_MS) block = { id: ids.find(id => id > block.id) ?? newest, since: now };
  return {
    block,
    lines: lines.filter(line => Math.floor(line.id / IDS_PER_BLOCK) === block.id),
    wait: block.id < newest ? block.since + READABLE_MS - now : null,
  };
}
