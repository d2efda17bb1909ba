// Step 5, the sound check. With several people, each is checked on their own.
import { SoundCheck } from "../check/sound-check.js";
import { find } from "../page/elements.js";
import { make } from "../page/make.js";
import { send } from "../service/asking.js";
/** @import { TrackReport } from "../service/types.js" */
/** @import { Step } from "./types.js" */

/** @implements {Step} */
export class CheckStep {
  #check;
  #track = "main";

  constructor() {
    this.#check = new SoundCheck(find("sound-check"), () => this.#track);
  }

  async enter() {
    const { value } = await send("GET", "/api/tracks");
    /** @type {TrackReport[]} */
    const tracks = (value ?? []).filter((/** @type {TrackReport} */ track) => !track.translationOf);
    if (tracks.length > 0 && !tracks.some(track => track.id === this.#track)) this.#track = tracks[0].id;
    this.#showWhose(tracks);
    if (!find("step-check").hidden) this.#check.open();
  }

  leave() {
    this.#check.close();
  }

  /** @param {TrackReport[]} tracks */
  #showWhose(tracks) {
    const box = find("checked");
    box.hidden = tracks.length < 2;
    const choices = tracks.map(({ id, label }) => {
      const radio = make("input", { type: "radio", name: "checked", value: id, checked: id === this.#track });
      radio.addEventListener("change", () => {
        this.#track = id;
        this.#check.turn();
      });
      return make("label", {}, radio, make("span", { textContent: label }));
    });
    box.replaceChildren(/** @type {Element} */ (box.querySelector("legend")), ...choices);
  }
}
