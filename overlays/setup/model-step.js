// Step 2, language and model: what is installed and what can be had, how fast it is here, and which one recognises.
import { find, findSelect, setText } from "../page/elements.js";
import { make } from "../page/make.js";
import { poll, send } from "../service/asking.js";
import { language, t } from "../strings/strings.js";
import { LANGUAGES, languageNames } from "./languages.js";
import { ModelCard } from "./model-card.js";
import { isBusy, sorted } from "./model-words.js";
import { offerRestart } from "./restart.js";
import { changeSettings, spokenTracks, valuesOf } from "./settings-values.js";
import { tell } from "./tell.js";
import { TranslationsPart } from "./translations-part.js";
/** @import { Model, ModelAct, Models, SettingsChange, Step } from "./types.js" */

const PERIOD_MS = 1000;
const SETTINGS_MS = 4000;

/** @type {Record<string, [method: string, path: string]>} */
const CALLS = {
  pull: ["POST", "pull"],
  resume: ["POST", "pull"],
  pause: ["POST", "pause"],
  cancel: ["DELETE", "pull"],
  measure: ["POST", "measure"],
  stop: ["DELETE", "measure"],
};

/** @implements {Step} */
export class LanguageAndModel {
  /** @type {Map<string, ModelCard>} */
  #cards = new Map();
  /** @type {Models | null} */
  #models = null;
  /** @type {Record<string, any>} */
  #values = {};
  /** The language that is wanted, where the model in use does not know it yet. */
  #wanted = "";
  #more = make("details", {}, make("summary", {}));
  #translations = new TranslationsPart();
  /** @type {(() => void)[]} */
  #stop = [];

  constructor() {
    const names = languageNames(language);
    const choice = findSelect("language");
    choice.append(new Option(t("setup.model.auto"), "auto"), ...LANGUAGES.map(code => new Option(names(code), code)));
    choice.addEventListener("change", () => this.#speak(choice.value));
    const card = findSelect("gpu");
    card.append(new Option(t("setup.model.gpu-auto"), "auto"), new Option(t("setup.model.gpu-none"), "none"));
    card.addEventListener("change", () => this.#changeForRestart({ set: { "Recognition:Gpu": card.value } }));
  }

  enter() {
    if (this.#stop.length > 0) return;
    this.#stop = [
      poll("/api/models", PERIOD_MS, ({ status, value, wrong }) => status !== 0 && this.#show(value ?? null, wrong)),
      poll("/api/settings", SETTINGS_MS, ({ value }) => value && this.#showSettings(valuesOf(value))),
      this.#translations.enter(),
    ];
  }

  leave() {
    for (const stop of this.#stop) stop();
    this.#stop = [];
  }

  get #tracks() {
    const ids = spokenTracks(this.#values);
    return ids.length > 0 ? ids : ["main"];
  }

  /** @param {Record<string, any>} values */
  #showSettings(values) {
    this.#values = values;
    const choice = findSelect("language");
    const spoken = this.#wanted || (values[`Tracks:${this.#tracks[0]}:Language`] ?? "auto");
    if (document.activeElement === choice || choice.value === spoken) return;
    // Several languages, among which the spoken one is found, can be written in the settings only.
    if (![...choice.options].some(option => option.value === spoken)) choice.append(new Option(spoken, spoken));
    choice.value = spoken;
  }

  /** @param {Models | null} models @param {string} [wrong] */
  #show(models, wrong) {
    find("model-trouble").hidden = !wrong;
    setText(find("model-trouble"), wrong ?? "");
    if (!models) return;
    this.#models = models;
    setText(find("hardware"), t("setup.model.hardware", { hardware: models.hardware }));
    const card = findSelect("gpu");
    if (document.activeElement !== card) this.#showCard(card, models.gpu);
    const { here, more } = sorted(models.models, this.#isEnglish);
    this.#place(find("models"), here);
    this.#place(this.#more, more);
    setText(/** @type {Element} */ (this.#more.querySelector("summary")), t("setup.model.more", { number: more.length }));
    this.#more.hidden = more.length === 0;
    if (!this.#more.isConnected) find("models").after(this.#more);
    find("models").setAttribute("aria-busy", String(isBusy(models.models)));
  }

  /** @param {HTMLSelectElement} card @param {string} gpu */
  #showCard(card, gpu) {
    if (![...card.options].some(option => option.value === gpu)) card.append(new Option(gpu, gpu));
    card.value = gpu;
  }

  get #isEnglish() {
    return (
      findSelect("language").value === "en" || (this.#models?.inUse.includes(".en") === true && findSelect("language").value === "auto")
    );
  }

  /** Puts the cards into their order; one that stands where it should is not moved, so that it keeps the focus. */
  #place(/** @type {Element} */ box, /** @type {Model[]} */ models) {
    const first = box.querySelector("summary") ? 1 : 0;
    models.forEach((model, i) => {
      const card = this.#cards.get(model.name) ?? new ModelCard((act, name) => this.#do(act, name));
      this.#cards.set(model.name, card);
      card.show(model, /** @type {Models} */ (this.#models));
      if (box.children[first + i] !== card.item) box.insertBefore(card.item, box.children[first + i] ?? null);
    });
    while (box.children.length > first + models.length) box.lastElementChild?.remove();
  }

  /** @param {ModelAct} act @param {Model} model */
  async #do(act, model) {
    if (act === "use") return this.#use(model);
    const [method, call] = CALLS[act];
    const { wrong } = await send(method, `/api/models/${encodeURIComponent(model.name)}/${call}`);
    tell(find("model-told"), wrong ?? "", wrong !== undefined);
    const { value } = await send("GET", "/api/models");
    if (value) this.#show(value);
  }

  /** @param {Model} model */
  #use(model) {
    /** @type {Record<string, string>} */
    const set = { "Recognition:Model": model.name };
    if (this.#wanted) for (const track of this.#tracks) set[`Tracks:${track}:Language`] = this.#wanted;
    return this.#changeForRestart({ set });
  }

  /** The language is in force at once; where the model in use does not know it, it comes with the next model. @param {string} code */
  async #speak(code) {
    const set = Object.fromEntries(this.#tracks.map(track => [`Tracks:${track}:Language`, code]));
    const { wrong } = await changeSettings({ set });
    this.#wanted = wrong ? code : "";
    tell(find("model-told"), wrong ? `${wrong} ${t("setup.model.choose-other")}` : t("setup.model.language-set"), wrong !== undefined);
    if (this.#models) this.#show(this.#models);
  }

  /** @param {SettingsChange} change */
  async #changeForRestart(change) {
    const { value, wrong } = await changeSettings(change);
    if (!wrong) this.#wanted = "";
    const told = find("model-told");
    if (wrong) return tell(told, wrong, true);
    if (!value?.waiting?.length) return tell(told, t("setup.model.in-force"));
    offerRestart(told, t("setup.model.waits"), this.#models?.restartSeconds ?? null);
  }
}
