// The tracks on the operator's page: their names and colours, and ways to add and remove one.
/** @import { TrackReport } from "../service/types.js" */
import { button, confirmedButton } from "../page/buttons.js";
import { setText } from "../page/elements.js";
import { mood, stateOf } from "../service/track-status.js";
import { t } from "../strings/strings.js";

const PLAIN = "#ffffff";
const LONGEST_ID = 24;

/**
 * @typedef {{
 *   item: HTMLLIElement,
 *   label: HTMLInputElement,
 *   colour: HTMLInputElement,
 *   plain: HTMLButtonElement,
 *   state: HTMLElement,
 *   remove: HTMLButtonElement,
 * }} Row
 */

/**
 * Sends a request about a track and shows the sentence `done`, or what is wrong.
 * @typedef {(method: string, id: string, body: unknown, done: string) => unknown} Act
 */

/**
 * An id from a name: lower-case letters, digits and hyphens, not one that is taken.
 * @param {string} name
 * @param {string[]} taken
 */
export function idOf(name, taken) {
  const plain =
    name
      .normalize("NFD")
      .replace(/\p{M}/gu, "")
      .toLowerCase()
      .replace(/[^a-z0-9]+/g, "-")
      .replace(/^-+|-+$/g, "")
      .slice(0, LONGEST_ID) || "track";
  let id = plain;
  for (let n = 2; taken.includes(id) || id === "all"; n++) id = `${plain}-${n}`;
  return id;
}

export class DeskTracks {
  #list;
  #act;
  /** @type {Map<string, Row>} */
  #rows = new Map();

  /**
   * @param {HTMLElement} list
   * @param {Act} act
   */
  constructor(list, act) {
    this.#list = list;
    this.#act = act;
  }

  get ids() {
    return [...this.#rows.keys()];
  }

  /**
   * Shows the tracks as they are now; a field that somebody is typing in keeps its text.
   * @param {TrackReport[]} tracks
   */
  show(tracks) {
    for (const [id, row] of this.#rows)
      if (!tracks.some(track => track.id === id)) {
        row.item.remove();
        this.#rows.delete(id);
      }
    for (const track of tracks) this.#showTrack(track, tracks.length > 1);
  }

  /** @param {TrackReport} track @param {boolean} removable */
  #showTrack(track, removable) {
    const { label, colour, plain, state, remove } = this.#rows.get(track.id) ?? this.#makeRow(track.id);
    if (document.activeElement !== label && label.value !== track.label) label.value = track.label;
    if (document.activeElement !== colour && colour.value !== (track.colour || PLAIN)) colour.value = track.colour || PLAIN;
    plain.hidden = !track.colour;
    setText(state, `${stateOf(track)} · ${track.source}`, mood(track));
    label.setAttribute("aria-label", t("tracks.name", { track: track.id }));
    colour.setAttribute("aria-label", t("tracks.colour", { track: track.label }));
    plain.setAttribute("aria-label", t("tracks.plain.label", { track: track.label }));
    remove.setAttribute("aria-label", t("tracks.remove.label", { track: track.label }));
    remove.hidden = !removable;
  }

  /** @param {string} id @returns {Row} */
  #makeRow(id) {
    const item = document.createElement("li");
    const label = document.createElement("input");
    const colour = document.createElement("input");
    const state = document.createElement("span");
    const plain = button(t("tracks.plain"), () => this.#act("PATCH", id, { colour: "" }, t("tracks.plain.done")));
    const remove = confirmedButton(t("tracks.remove"), t("tracks.remove.sure"), () =>
      this.#act("DELETE", id, null, t("tracks.remove.done")),
    );
    label.maxLength = 40;
    label.addEventListener("change", () =>
      this.#act("PATCH", id, { label: label.value.trim() }, t("tracks.named", { name: label.value.trim() || id })),
    );
    colour.type = "color";
    colour.addEventListener("change", () => this.#act("PATCH", id, { colour: colour.value }, t("tracks.coloured")));
    state.className = "quiet";
    item.append(colour, label, state, plain, remove);
    this.#list.append(item);
    const row = { item, label, colour, plain, state, remove };
    this.#rows.set(id, row);
    return row;
  }
}
