// Looks that are kept by name: a source in OBS names one, and what is saved here reaches it without a new address.
import { confirmedButton } from "../page/buttons.js";
import { find, findButton, findInput, findSelect, setText } from "../page/elements.js";
import { request } from "../service/requests.js";
import { t } from "../strings/strings.js";
import { lookName } from "../service/look-name.js";
import { lookLabel } from "./look-label.js";
import { changed, changesOf, lookOf } from "./overlay-address.js";
/** @import { LookTexts, Values } from "../element/types.js" */
/** @import { KeptLook } from "../service/types.js" */

export class Looks {
  /** The look that is chosen; empty: the address says everything. */
  chosen = "";
  #list = findSelect("look");
  #name = findInput("look-name");
  #rename = findButton("look-rename");
  #remove = confirmedButton(t("builder.look.delete"), t("builder.look.delete.sure"), () => this.#delete());
  /** @type {KeptLook[]} */
  #kept = [];
  #take;
  /** @type {LookTexts} */
  #now = {};
  /** What was changed of the chosen look and is not saved yet. @type {LookTexts} */
  changes = {};

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
   * @param {LookTexts} changes of that look that are not saved yet
   */
  async begin(name, changes) {
    const loaded = await this.#load();
    if (name && this.#find(name)) this.#choose(name, changes);
    else if (name && loaded) this.#say(t("builder.look.unknown", { name }));
  }

  /**
   * Says whether what is seen is what overlays have.
   * @param {Values} values
   */
  show(values) {
    this.#now = lookOf(values);
    const kept = this.#find(this.chosen);
    this.changes = kept ? changesOf(kept.values, values) : {};
    const unsaved = Object.keys(this.changes).length > 0;
    setText(find("look-state"), !kept ? "" : unsaved ? t("builder.look.unsaved") : t("builder.look.shown"));
    this.#rename.disabled = this.#remove.disabled = !kept;
  }

  /** @param {string} name */
  #find(name) {
    return this.#kept.find(look => look.name === name) ?? this.#kept.find(look => look.formerly.includes(name));
  }

  /** @param {string} name @param {LookTexts} [changes] */
  #choose(name, changes = {}) {
    const look = this.#find(name);
    this.chosen = this.#list.value = this.#name.value = look?.name ?? "";
    this.#say("");
    this.#take(look ? changed(look.values, changes) : null);
  }

  /** Whether the looks that the service has are there. */
  async #load() {
    const { value, wrong } = await request("GET", "/api/looks", undefined, t("builder.look.unseen"));
    if (wrong) {
      this.#say(wrong);
      return false;
    }
    this.#kept = value.looks;
    const none = new Option(t("builder.look.none"), "");
    this.#list.replaceChildren(none, ...this.#kept.map(look => new Option(lookLabel(look), look.name)));
    this.#list.value = this.chosen;
    if (value.told) this.#say(value.told);
    return true;
  }

  async #save() {
    const name = lookName(this.#name.value);
    if (!name) return this.#ask(t("builder.look.nameless"));
    await this.#load();
    if (name !== this.chosen && this.#kept.some(look => look.name === name)) return this.#ask(t("builder.look.taken", { name }));
    const { wrong } = await request("PUT", `/api/looks/${name}`, { values: this.#now });
    await this.#changed(name, wrong, t("builder.look.saved", { name }));
  }

  async #change() {
    const name = lookName(this.#name.value);
    if (!name || name === this.chosen) return this.#ask(t("builder.look.same"));
    const { wrong } = await request("POST", `/api/looks/${this.chosen}/rename`, { name });
    await this.#changed(wrong ? this.chosen : name, wrong, t("builder.look.renamed"));
  }

  async #delete() {
    const { wrong } = await request("DELETE", `/api/looks/${this.chosen}`);
    await this.#changed(wrong ? this.chosen : "", wrong, t("builder.look.deleted"));
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
