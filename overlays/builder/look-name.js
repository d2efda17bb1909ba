// Names of looks: parts of addresses.

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

/**
 * What the builder says about a look in its list.
 * @param {{ name: string, open: number }} look
 */
export function lookLabel({ name, open }) {
  return open === 0 ? name : `${name} (open in ${open === 1 ? "one overlay" : `${open} overlays`} now)`;
}
