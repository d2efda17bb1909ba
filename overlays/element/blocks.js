// Mode "block": a frame holds the last blocks, and they are shown one after the other, none shorter than it takes to read.

// No cue is shorter than a second; a line's number divided by ten is that of its block.
const READABLE = 1000;
const NUMBERS = 10;

/** Which block is on screen now. `shown`: { id, since } of the one before, or null. `wait`: ms until the next one is due, or null. */
export function pickBlock(lines, shown, now) {
  const ids = [...new Set(lines.map(line => Math.floor(line.id / NUMBERS)))];
  if (ids.length === 0) return { block: null, lines: [], wait: null };
  const newest = ids[ids.length - 1];
  let block = shown && shown.id <= newest ? shown : { id: newest, since: now };
  // What has left the frame meanwhile cannot be shown any more: on with the oldest that is left.
  if (block.id < ids[0]) block = { id: ids[0], since: now };
  else if (block.id < newest && now - block.since >= READABLE) block = { id: ids.find(id => id > block.id), since: now };
  return {
    block,
    lines: lines.filter(line => Math.floor(line.id / NUMBERS) === block.id),
    wait: block.id < newest ? block.since + READABLE - now : null,
  };
}
