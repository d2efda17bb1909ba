// The form for a translated track, on the operator's page and in the set-up: language, track and engine, and a trial of the engine.
import { send } from "../service/asking.js";
import { number, t } from "../strings/strings.js";
import { button } from "./buttons.js";
import { setText } from "./elements.js";
import { make } from "./make.js";
import { LANGUAGES, firstLanguage, ownNameOf, translationOf } from "./translations.js";
/** @import { TrackReport } from "../service/types.js" */

// The service gives an engine 30 s, which may have to load a model first.
const TRIAL_MS = 32000;

/**
 * Adds the track.
 * @callback Add
 * @param {ReturnType<typeof translationOf>} track
 * @returns {unknown}
 */

export class TranslateForm {
  #language = make("select", {}, ...LANGUAGES.map(code => new Option(ownNameOf(code), code)));
  #source = make("select", { ariaLabel: t("translate.source") });
  #engine = make("select", { ariaLabel: t("translate.engine") });
  #tried = make("p", { className: "quiet", role: "status" });
  #try = button(t("translate.try"), () => this.#tryEngine());
  /** @type {TrackReport[]} */
  #tracks = [];
  #chosen = false;

  /** @param {HTMLElement} form @param {Add} add */
  constructor(form, add) {
    this.#language.id = `${form.id}-language`;
    this.#engine.id = `${form.id}-engine`;
    this.#source.id = `${form.id}-source`;
    this.#try.id = `${form.id}-try`;
    form.append(
      make("label", { htmlFor: this.#language.id, textContent: t("translate.into") }),
      this.#language,
      this.#source,
      this.#engine,
      this.#try,
      make("button", { type: "submit", textContent: t("translate.do") }),
    );
    form.after(this.#tried);
    this.#language.addEventListener("change", () => (this.#chosen = true));
    form.addEventListener("submit", event => {
      event.preventDefault();
      setText(this.#tried, "");
      add(
        translationOf(
          this.#wanted,
          this.#tracks.map(track => track.id),
        ),
      );
    });
  }

  /** Fetches the engines that there are. */
  async load() {
    const { value } = await send("GET", "/api/translators");
    if (!value) return;
    const before = this.#engine.value;
    this.#engine.replaceChildren(...value.map((/** @type {{ id: string }} */ { id }) => new Option(id, id, id === before, id === before)));
  }

  /** @param {TrackReport[]} tracks */
  show(tracks) {
    this.#tracks = tracks;
    const spoken = tracks.filter(track => !track.translationOf);
    const names = JSON.stringify(spoken.map(({ id, label }) => [id, label]));
    if (this.#source.dataset.names !== names) {
      this.#source.dataset.names = names;
      const before = this.#source.value;
      this.#source.replaceChildren(...spoken.map(({ id, label }) => new Option(label, id, id === before, id === before)));
    }
    if (!this.#chosen && spoken.length > 0) this.#language.value = firstLanguage(navigator.languages, this.#spoken);
  }

  get #spoken() {
    return this.#tracks.find(track => track.id === this.#source.value)?.language ?? null;
  }

  get #wanted() {
    return { source: this.#source.value, language: this.#language.value, engine: this.#engine.value };
  }

  async #tryEngine() {
    const { language: to, engine } = this.#wanted;
    setText(this.#tried, t("translate.trying"), "");
    this.#try.disabled = true;
    const asked = { engine, to, ...(this.#spoken ? { from: this.#spoken } : {}) };
    const { value, wrong } = await send("POST", "/api/translators/trial", asked, TRIAL_MS);
    this.#try.disabled = false;
    if (wrong) return setText(this.#tried, wrong, "bad");
    setText(this.#tried, t("translate.tried", { engine: value.engine, seconds: number(value.delay, 2) }), "");
    this.#tried.prepend(make("q", { lang: to, dir: "auto", textContent: value.translation }), " ");
  }
}
