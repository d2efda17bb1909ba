// Names of looks, as they stand in addresses; pure.
const LONGEST = 32;

/**
 * A name as a person types it, as a look can have it; empty if nothing of it is left.
 * @param {string} typed
 */
export function lookName(typed) {
  return typed
    .toLowerCase()
    .replace(/ß/g, "ss")
    .normalize("NFD")
    .replace(/[^a-z0-9\s_-]/g, "")
    .replace(/[\s_-]+/g, "-")
    .slice(0, LONGEST)
    .replace(/^-|-$/g, "");
}
