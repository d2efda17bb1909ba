// The choice of a language on the readers' page. Loaded only where a source has translations, an address asks for a language, or this
// browser may translate for a reader who wants it.
import { make } from "../page/make.js";
import liveLanguages from "../strings/live-languages.js";
import { translator } from "../strings/translator.js";
import { LanguageChoice } from "./language-choice.js";
import { inOrder, languageName, named, primaryOf } from "./languages.js";
/** @import { ListedTrack } from "../service/types.js" */
/** @import { DeviceControl } from "./device-control.js" */
/** @import { Outcome, PickerOptions, TranslatorApi } from "./types.js" */

const { t, language: pageLanguage } = translator(liveLanguages);

// No id of a track begins like this.
const DEVICE = "device:";

export class LanguagePicker {
  #options;
  #choice;
  #select = make("select", { id: "language" });
  #offered = "";
  /** @type {TranslatorApi | undefined} */
  #api = /** @type {any} */ (globalThis).Translator;
  /** Loaded once this device is to translate. @type {DeviceControl | null} */
  #device = null;
  #tries = 0;
  #turn = 0;
  /** What the browser can translate, by the language that is spoken; an answer that fails later ends nothing. @type {Map<string, string[]>} */
  #able = new Map();
  /** What is shown. @type {Outcome} */
  #now = { track: null, family: [] };

  /** @param {PickerOptions} options */
  constructor(options) {
    this.#options = options;
    this.#choice = new LanguageChoice(options.track, options.asked, options.kept);
    this.#select.addEventListener("input", () => this.#choose(this.#select.value));
    this.#select.addEventListener("focus", options.opened);
    this.#select.addEventListener("pointerdown", options.opened);
    const label = make("label", { htmlFor: "language", className: "unseen", textContent: t("live.language") });
    options.place.append(label, this.#select);
    options.place.hidden = true;
  }

  /**
   * Takes the service's list of tracks.
   * @param {ListedTrack[]} tracks
   */
  async take(tracks) {
    if (await this.#learn(this.#choice.family(tracks))) await this.#apply(this.#choice.take(tracks));
  }

  /**
   * Goes over to another source.
   * @param {string} track
   * @param {ListedTrack[]} tracks
   */
  async goTo(track, tracks) {
    if (await this.#learn(this.#choice.family(tracks, track))) await this.#apply(this.#choice.goTo(track));
  }

  /** @param {string} value */
  #choose(value) {
    this.#turn++;
    const outcome = value.startsWith(DEVICE) ? this.#choice.chooseDevice(value.slice(DEVICE.length)) : this.#choice.choose(value);
    this.#options.chosen(outcome.language);
    this.#apply(outcome, true);
  }

  /**
   * Asks the browser what it can translate; a translation is not translated once more.
   * @param {ListedTrack[]} family
   * @returns {Promise<boolean>} false: something newer has been asked for meanwhile
   */
  async #learn(family) {
    const turn = ++this.#turn;
    const source = family.find(({ translationOf }) => !translationOf);
    const language = source && (source.language ?? this.#options.heard());
    if (this.#api && language && !this.#able.get(language)?.length) {
      const module = await import("./device-languages.js").catch(() => null);
      if (module) this.#able.set(language, await module.deviceLanguages(this.#api, language));
      if (turn !== this.#turn) return false;
    }
    const able = this.#able.get(language ?? "") ?? [];
    const offered = family.map(one => one.language && primaryOf(one.language));
    this.#choice.able = able.filter(one => !offered.includes(primaryOf(one)));
    return true;
  }

  /** @param {Outcome} outcome @param {boolean} [isClicked] */
  async #apply(outcome, isClicked = false) {
    const { family, device, notice } = (this.#now = outcome);
    this.#offer(family);
    this.#options.place.hidden = this.#select.options.length < 2;
    if (notice) this.#options.tell(notice.kind === "fine" ? "" : sentenceOf(notice.kind, notice.language));
    this.#show();
    const control = device ? await this.#control() : this.#device;
    if (this.#now !== outcome) return;
    if (device && !control) return this.#options.tell(t("live.device.unloaded"));
    const [source] = family;
    control?.want(device ? { target: device, track: source.id, source: source.language ?? this.#options.heard() ?? "" } : null, isClicked);
  }

  /** Shows what is chosen, as far as it is there. */
  #show() {
    const { track, family, device } = this.#now;
    const isOwn = device && this.#device?.isFor(device, family[0].id);
    this.#select.value = isOwn ? DEVICE + device : (track ?? family[0]?.id ?? "");
    this.#options.show(track, isOwn ? this.#device?.translation : null);
  }

  async #control() {
    if (this.#device || !this.#api) return this.#device;
    const api = this.#api;
    // The browser may remember that a module failed to load.
    const module = await import(this.#tries === 0 ? "./device-control.js" : `./device-control.js?try=${this.#tries}`).catch(() => null);
    if (!module) this.#tries++;
    else
      this.#device ??= new module.DeviceControl({
        api,
        place: this.#options.place,
        deliver: this.#options.deliver,
        tell: this.#options.tell,
        changed: () => this.#show(),
        pressed: () => this.#select.focus(),
      });
    return this.#device;
  }

  /**
   * Fills in the choices, unless they are the same: a list that is open stays as it is.
   * @param {ListedTrack[]} family
   */
  #offer(family) {
    const choices = named(inOrder(family, navigator.languages));
    const own = this.#choice.able.map(
      language =>
        /** @type {const} */ ({ id: DEVICE + language, label: language, language, state: "running", translationOf: family[0].id }),
    );
    const onDevice = named(inOrder(own, navigator.languages));
    const offered = JSON.stringify([choices, onDevice]);
    if (offered === this.#offered) return;
    this.#offered = offered;
    this.#select.replaceChildren(...choices.map(optionOf));
    if (own.length > 0) this.#select.append(make("optgroup", { label: t("live.device") }, ...onDevice.map(optionOf)));
  }
}

/** @param {ReturnType<typeof named>[number]} choice */
function optionOf({ track, name, isLanguage }) {
  if (track.translationOf) return make("option", { value: track.id, textContent: name, lang: isLanguage ? (track.language ?? "") : "" });
  const textContent = isLanguage ? t("live.language.original", { language: name }) : t("live.language.speaker");
  return make("option", { value: track.id, textContent });
}

/**
 * @param {"none" | "gone"} kind
 * @param {string | null} code
 */
function sentenceOf(kind, code) {
  const language = languageName(code, pageLanguage);
  if (kind === "none") return language ? t("live.language.none", { language }) : t("live.language.none.unknown");
  return language ? t("live.language.gone", { language }) : t("live.language.gone.unknown");
}
