// The sound check on the operator's page, before every show; it asks the service only while it is open.
import { SoundCheck } from "../check/sound-check.js";
import { find, findSelect } from "../page/elements.js";

const box = find("check-box", HTMLDetailsElement);
const choice = findSelect("track");
const check = new SoundCheck(find("sound-check"), () => choice.value || "main");

box.addEventListener("toggle", () => (box.open ? check.open() : check.close()));
choice.addEventListener("change", () => {
  if (box.open) check.turn();
});
