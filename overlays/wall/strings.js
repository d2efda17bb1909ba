// The texts of the page for the wall.
import wall from "../strings/wall.js";
import { translator } from "../strings/translator.js";

export const { t, translate } = translator(wall);
