// The tracks on the operator's page: their names and colours, and ways to add and remove one.
import { button, surely } from "../page/buttons.js";
import { mood, stateOf } from "../service/track-status.js";

const PLAIN = "#ffffff";

/** An id of a name: small letters, digits and hyphens, not one that is taken. */
export function idOf(name, taken) {
  const plain =
    name
      .normalize("NFD")
      .replace(/\p{M}/gu, "")
      .toLowerCase()
      .replace(/[^a-z0-9]+/g, "-")
      .replace(/^-+|-+$/g, "")
      .slice(0, 24) || "track";
  let id = plain;
  for (let n = 2; taken.includes(id) || id === "all"; n++) id = `${plain}-${n}`;
  return id;
}

export class DeskTracks {
  #list;
  #act;
  #rows = new Map();

  /** `act(method, id, body, done)` makes the call and tells what came of it. */
  constructor(list, act) {
    [this.#list, this.#act] = [list, act];
  }

  get ids() {
    return [...this.#rows.keys()];
  }

  /** The tracks as they are now; what somebody is typing stays. */
  show(tracks) {
    for (const [id, row] of this.#rows)
      if (!tracks.some(track => track.id === id)) {
        row.item.remove();
        this.#rows.delete(id);
      }
    for (const track of tracks) {
      if (!this.#rows.has(track.id)) this.#rows.set(track.id, this.#row(track.id));
      const { label, colour, plain, state, remove } = this.#rows.get(track.id);
      if (document.activeElement !== label && label.value !== track.label) label.value = track.label;
      if (document.activeElement !== colour && colour.value !== (track.colour || PLAIN)) colour.value = track.colour || PLAIN;
      plain.hidden = !track.colour;
      const says = `${stateOf(track)} · ${track.source}`;
      if (state.textContent !== says) state.textContent = says;
      state.dataset.mood = mood(track);
      label.setAttribute("aria-label", `Name of ${track.id}`);
      colour.setAttribute("aria-label", `Colour of ${track.label}`);
      plain.setAttribute("aria-label", `No colour for ${track.label}`);
      remove.setAttribute("aria-label", `Remove ${track.label}`);
      remove.hidden = tracks.length < 2;
    }
  }

  #row(id) {
    const item = document.createElement("li");
    const label = document.createElement("input");
    const colour = document.createElement("input");
    const state = document.createElement("span");
    const plain = button("No colour", () => this.#act("PATCH", id, { colour: "" }, "The track has the page’s own colour."));
    const remove = surely("Remove", "Really remove", () => this.#act("DELETE", id, null, "The track is removed."));
    label.maxLength = 40;
    label.addEventListener("change", () =>
      this.#act("PATCH", id, { label: label.value.trim() }, `The track is called ${label.value.trim() || id}.`),
    );
    colour.type = "color";
    colour.addEventListener("change", () => this.#act("PATCH", id, { colour: colour.value }, "Its words have this colour."));
    state.className = "quiet";
    item.append(colour, label, state, plain, remove);
    this.#list.append(item);
    return { item, label, colour, plain, state, remove };
  }
}
