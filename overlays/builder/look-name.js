// Names of looks: parts of addresses.
import { t } from "../strings/strings.js";

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
  if (open === 0) return name;
  return open === 1 ? t("builder.look.open.once", { name }) : t("builder.look.open", { name, open });
}
