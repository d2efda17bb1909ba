// The texts of the readers' page: phones load this part of the table and no other.
import live from "../strings/live.js";
import { translator } from "../strings/translator.js";

export const { locale, t, translate, number } = translator(live);
