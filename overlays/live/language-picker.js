// The choice of a language on the readers' page. Loaded only where a source has translations, or an address asks for a language.
import { make } from "../page/make.js";
import liveLanguages from "../strings/live-languages.js";
import { translator } from "../strings/translator.js";
import { LanguageChoice } from "./language-choice.js";
import { inOrder, languageName, named } from "./languages.js";
/** @import { ListedTrack } from "../service/types.js" */
/** @import { Outcome, PickerOptions } from "./types.js" */

const { t, language: pageLanguage } = translator(liveLanguages);

export class LanguagePicker {
  #options;
  #choice;
  #select = make("select", { id: "language" });
  #offered = "";

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
  take(tracks) {
    this.#apply(this.#choice.take(tracks));
  }

  /**
   * Goes over to another source.
   * @param {string} track
   */
  goTo(track) {
    this.#apply(this.#choice.goTo(track));
  }

  /** @param {string} id */
  #choose(id) {
    const outcome = this.#choice.choose(id);
    this.#options.chosen(outcome.language);
    this.#apply(outcome);
  }

  /** @param {Outcome} outcome */
  #apply({ track, family, notice }) {
    this.#options.place.hidden = family.length < 2;
    this.#offer(family);
    this.#select.value = track ?? family[0]?.id ?? "";
    if (notice) this.#options.tell(notice.kind === "fine" ? "" : sentenceOf(notice.kind, notice.language));
    this.#options.show(track);
  }

  /**
   * Fills in the choices, unless they are the same: a list that is open stays as it is.
   * @param {ListedTrack[]} family
   */
  #offer(family) {
    const choices = named(inOrder(family, navigator.languages));
    const offered = JSON.stringify(choices);
    if (offered === this.#offered) return;
    this.#offered = offered;
    this.#select.replaceChildren(...choices.map(optionOf));
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
