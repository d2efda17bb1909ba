// How the builder lists looks.
import { t } from "../strings/strings.js";

/**
 * What the builder says about a look in its list.
 * @param {{ name: string, open: number }} look
 */
export function lookLabel({ name, open }) {
  if (open === 0) return name;
  return open === 1 ? t("builder.look.open.once", { name }) : t("builder.look.open", { name, open });
}
