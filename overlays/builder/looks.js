// Looks that are kept by name: a source in OBS names one, and what is saved here reaches it without a new address.
import { confirmedButton } from "../page/buttons.js";
import { find, findButton, findInput, findSelect, setText } from "../page/elements.js";
import { request } from "../service/requests.js";
import { lookLabel, lookName } from "./look-name.js";
import { lookOf } from "./overlay-address.js";
/** @import { LookTexts, Values } from "../element/types.js" */
/** @import { KeptLook } from "../service/types.js" */

export class Looks {
  /** The look that is chosen; empty: the address says everything. */
  chosen = "";
  #list = findSelect("look");
  #name = findInput("look-name");
  #rename = findButton("look-rename");
  #remove = confirmedButton("Delete", "Press again to delete", () => this.#delete());
  /** @type {KeptLook[]} */
  #kept = [];
  #take;
  /** @type {LookTexts} */
  #now = {};

  /** @param {(texts: LookTexts | null) => void} take is told what a chosen look sets; null: the values stay, the address changes */
  constructor(take) {
    this.#take = take;
    this.#rename.after(this.#remove);
    this.#list.addEventListener("change", () => this.#choose(this.#list.value));
    findButton("look-save").addEventListener("click", () => this.#save());
    this.#rename.addEventListener("click", () => this.#change());
  }

  /**
   * Fetches the looks, and chooses one.
   * @param {string | null} name
   */
  async begin(name) {
    await this.#load();
    if (name && this.#find(name)) this.#choose(name);
    else if (name) this.#say(`There is no look “${name}” any more. Overlays that name it keep the one they last saw, or the default.`);
  }

  /**
   * Says whether what is seen is what overlays have.
   * @param {Values} values
   */
  show(values) {
    this.#now = lookOf(values);
    const kept = this.#find(this.chosen);
    const changed = kept && JSON.stringify(sorted(kept.values)) !== JSON.stringify(sorted(this.#now));
    setText(
      find("look-state"),
      !kept ? "" : changed ? "Not saved yet: overlays show the look as it was saved last." : "This is what overlays show.",
    );
    this.#rename.disabled = this.#remove.disabled = !kept;
  }

  /** @param {string} name */
  #find(name) {
    return this.#kept.find(look => look.name === name) ?? this.#kept.find(look => look.formerly.includes(name));
  }

  /** @param {string} name */
  #choose(name) {
    const look = this.#find(name);
    this.chosen = this.#list.value = this.#name.value = look?.name ?? "";
    this.#say("");
    this.#take(look?.values ?? null);
  }

  async #load() {
    const { value, wrong } = await request("GET", "/api/looks", undefined, "so the looks that are kept are not shown");
    if (wrong) return this.#say(wrong);
    this.#kept = value.looks;
    const none = new Option("None: the address says everything", "");
    this.#list.replaceChildren(none, ...this.#kept.map(look => new Option(lookLabel(look), look.name)));
    this.#list.value = this.chosen;
    if (value.told) this.#say(value.told);
  }

  async #save() {
    const name = lookName(this.#name.value);
    if (!name) return this.#ask("Type a name for the look first, such as stage.");
    await this.#load();
    if (name !== this.chosen && this.#kept.some(look => look.name === name))
      return this.#ask(`There is a look “${name}” already. Choose it in the list to change it, or type another name.`);
    const { wrong } = await request("PUT", `/api/looks/${name}`, { values: this.#now });
    await this.#changed(name, wrong, `Saved. Every overlay with the look “${name}” has it now.`);
  }

  async #change() {
    const name = lookName(this.#name.value);
    if (!name || name === this.chosen) return this.#ask("Type the new name first.");
    const { wrong } = await request("POST", `/api/looks/${this.chosen}/rename`, { name });
    await this.#changed(wrong ? this.chosen : name, wrong, "Renamed. Sources in OBS that have the former name still find it.");
  }

  async #delete() {
    const { wrong } = await request("DELETE", `/api/looks/${this.chosen}`);
    await this.#changed(wrong ? this.chosen : "", wrong, "Deleted. Overlays that are open keep it until they are loaded anew.");
  }

  /**
   * Shows what the service has now; a change that it made but could not save is told in its sentence.
   * @param {string} name
   * @param {string | undefined} wrong
   * @param {string} done
   */
  async #changed(name, wrong, done) {
    await this.#load();
    this.chosen = this.#find(name)?.name ?? "";
    this.#list.value = this.#name.value = this.chosen;
    this.#say(wrong ?? done);
    this.#take(null);
  }

  /** @param {string} sentence */
  #ask(sentence) {
    this.#say(sentence);
    this.#name.focus();
  }

  /** @param {string} sentence */
  #say(sentence) {
    setText(find("look-said"), sentence);
  }
}

/** @param {LookTexts} texts */
function sorted(texts) {
  return Object.entries(texts).sort(([one], [other]) => (one < other ? -1 : 1));
}
