// The texts of the pages of this machine. Pages that phones load have a smaller table each, beside their scripts.
import { TABLE } from "./table.js";
import { translator } from "./translator.js";

export const { language, locale, t, translate, number } = translator(TABLE);
