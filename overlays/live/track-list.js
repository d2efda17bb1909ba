// The tracks that a reader can choose from: sources in the panel of settings, and their languages on the page itself.
import { findSelect, find } from "../page/elements.js";
import { recall, remember } from "../page/storage.js";
import { fetchTracks } from "../service/tracks.js";
import { t } from "./strings.js";
/** @import { ListedTrack } from "../service/types.js" */
/** @import { LanguagePicker } from "./language-picker.js" */
/** @import { TrackListOptions } from "./types.js" */

const STORE = "livecaptions-language";

export class TrackList {
  #options;
  #kept = recall(STORE);
  /** @type {ListedTrack[]} */
  #tracks = [];
  /** @type {LanguagePicker | null} */
  #picker = null;
  #question = 0;
  #isLooking = false;

  /** @param {TrackListOptions} options */
  constructor(options) {
    this.#options = options;
    findSelect("track").addEventListener("input", () => this.#goTo(findSelect("track").value));
  }

  /** Whether the reader may want a language: then the list comes before the captions. */
  get isDecisive() {
    return !!(this.#options.asked || this.#kept);
  }

  /** Whether a lost connection may mean that the chosen track is gone, while its source goes on. */
  get mayHaveEnded() {
    return this.#picker !== null && this.#options.shown() !== null;
  }

  /** The language of the track that is shown, where the service knows it. */
  get language() {
    return this.#current?.language ?? null;
  }

  /** The settings are open: whoever looks for a language finds it. */
  look() {
    this.#isLooking = true;
    return this.learn();
  }

  /** Asks the service. Without an answer, everything stays as it is until the next question. */
  async learn() {
    const question = ++this.#question;
    const tracks = await fetchTracks(this.#options.token);
    if (!tracks || question !== this.#question) return;
    this.#tracks = tracks;
    this.#fill();
    if (!this.#picker && (this.#options.asked || this.#mayTranslate || tracks.some(({ translationOf }) => translationOf)))
      await this.#load();
    if (question === this.#question) await this.#picker?.take(tracks);
  }

  /** Whether this browser can translate, and its reader may want that. */
  get #mayTranslate() {
    const spoken = this.language?.slice(0, 2);
    const reads = spoken && navigator.languages.some(code => code.startsWith(spoken));
    return "Translator" in globalThis && (this.#isLooking || !!this.#kept || (spoken && !reads));
  }

  get #current() {
    const id = this.#options.shown();
    return id === null ? this.#tracks[0] : this.#tracks.find(track => track.id === id);
  }

  /** @param {string} track */
  #goTo(track) {
    this.#options.note("track", track);
    if (this.#picker) this.#picker.goTo(track, this.#tracks);
    else this.#options.show(track);
  }

  /** One track alone needs no choice. A translation is chosen by its language, unless its source is not to be seen. */
  #fill() {
    const ids = new Set(this.#tracks.map(({ id }) => id));
    const sources = this.#tracks.filter(({ translationOf }) => !translationOf || !ids.has(translationOf));
    const current = this.#current;
    const chosen = sources.find(({ id }) => id === current?.translationOf) ?? current;
    find("which").hidden = sources.length < 2;
    findSelect("track").replaceChildren(
      ...sources.map(
        ({ id, label, language }) =>
          new Option(language ? t("live.track.language", { label, language }) : label, id, false, id === chosen?.id),
      ),
    );
  }

  async #load() {
    const { note, ...options } = this.#options;
    // Without the file the page shows what the address names; the next list tries again.
    const module = await import("./language-picker.js").catch(() => null);
    if (!module || this.#picker) return;
    this.#picker = new module.LanguagePicker({
      ...options,
      place: find("languages"),
      kept: this.#kept,
      opened: () => this.learn(),
      chosen: language => {
        remember(STORE, language);
        note("lang", language);
      },
    });
  }
}
