// The texts of the page for speakers: phones load this part of the table and no other.
import speak from "../strings/speak.js";
import { translator } from "../strings/translator.js";

export const { t, translate, number } = translator(speak);
