// Translated tracks in the set-up: those that there are, and the form for another one. They are kept in the settings.
import { confirmedButton } from "../page/buttons.js";
import { find, setText } from "../page/elements.js";
import { make } from "../page/make.js";
import { TranslateForm } from "../page/translate-form.js";
import { settingsOf } from "../page/translations.js";
import { send } from "../service/asking.js";
import { watchStatus } from "../service/status.js";
import { mood, stateOf, troubleOf } from "../service/track-status.js";
import { t } from "../strings/strings.js";
import { changeSettings, valuesOf } from "./settings-values.js";
import { tell } from "./tell.js";
/** @import { TrackReport } from "../service/types.js" */

export class TranslationsPart {
  #form = new TranslateForm(find("translate"), track =>
    this.#change(() => changeSettings(settingsOf(track)), t("translate.done", { language: track.body.label })),
  );
  /** @type {Map<string, { item: HTMLElement, state: HTMLElement }>} */
  #rows = new Map();

  /** @returns {() => void} ends it */
  enter() {
    this.#form.load();
    return watchStatus(known => typeof known !== "string" && this.#show(known.tracks));
  }

  /** @param {TrackReport[]} tracks */
  #show(tracks) {
    this.#form.show(tracks);
    const translated = tracks.filter(track => track.translationOf);
    for (const [id, { item }] of this.#rows)
      if (!translated.some(track => track.id === id)) {
        item.remove();
        this.#rows.delete(id);
      }
    for (const track of translated) {
      const { state } = this.#rows.get(track.id) ?? this.#add(track);
      setText(state, troubleOf(track) || stateOf(track), mood(track));
    }
  }

  /** @param {TrackReport} track */
  #add({ id, label }) {
    const state = make("span");
    const remove = confirmedButton(t("tracks.remove"), t("tracks.remove.sure"), () =>
      this.#change(() => this.#remove(id), t("setup.translate.removed", { language: label })),
    );
    remove.setAttribute("aria-label", t("tracks.remove.label", { track: label }));
    const row = { item: make("li", {}, make("b", { textContent: label }), " ", state, " ", remove), state };
    this.#rows.set(id, row);
    find("translated").append(row.item);
    return row;
  }

  /** One that the settings do not have was added on the operator's page. @param {string} id */
  async #remove(id) {
    const { value } = await send("GET", "/api/settings");
    const kept = value && valuesOf(value)[`Tracks:${id}:TranslationOf`];
    return kept ? changeSettings({ remove: [`Tracks:${id}`] }) : send("DELETE", `/api/tracks/${encodeURIComponent(id)}`);
  }

  /** @param {() => Promise<{ wrong?: string }>} act @param {string} done */
  async #change(act, done) {
    const { wrong } = await act();
    tell(find("translate-told"), wrong ?? done, wrong !== undefined);
    const { value } = await send("GET", "/api/tracks");
    if (value) this.#show(value);
  }
}
