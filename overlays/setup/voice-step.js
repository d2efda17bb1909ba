// Step 1, who speaks: all inputs with their meters side by side, and the people who have them.
import { DeskTracks, idOf } from "../operator/desk-tracks.js";
import { button } from "../page/buttons.js";
import { find, findButton, setText } from "../page/elements.js";
import { make } from "../page/make.js";
import { poll, send } from "../service/asking.js";
import { BASE } from "../service/base.js";
import { watchStatus } from "../service/status.js";
import { troubleOf } from "../service/track-status.js";
import { t } from "../strings/strings.js";
import { LevelStream } from "./input-levels.js";
import { marked } from "./input-meters.js";
import { InputRow } from "./input-row.js";
import { PAGE_INPUT, hintOf, inputChange, inputOf, personChange } from "./people.js";
import { changeSettings, valuesOf } from "./settings-values.js";
import { tell } from "./tell.js";
/** @import { TrackReport } from "../service/types.js" */
/** @import { Input, InputLevels, InputSound, SettingsChange, Step } from "./types.js" */

const INPUTS_MS = 4000;
// With reduced motion, bars stand still in between.
const CALM_MS = 500;
const calm = matchMedia("(prefers-reduced-motion: reduce)");

/** @implements {Step} */
export class VoiceStep {
  #levels;
  #people;
  /** @type {Map<string, InputRow>} */
  #rows = new Map();
  /** @type {Input[]} */
  #inputs = [];
  /** @type {TrackReport[]} */
  #tracks = [];
  /** @type {string[]} */
  #all = [];
  /** @type {Record<string, any>} */
  #values = {};
  #whose = "";
  #problem = "";
  #mark = { id: /** @type {string | null} */ (null), age: 0 };
  // The input that moved last: its button stays through pauses, so that it does not vanish under a finger.
  #moved = /** @type {string | null} */ (null);
  #heard = 0;
  /** @type {(() => void)[]} */
  #stop = [];

  constructor() {
    this.#levels = new LevelStream(
      levels => this.#hear(levels),
      lost => tell(find("voice-told"), lost ? t("setup.voice.no-meters") : ""),
    );
    this.#people = new DeskTracks(find("people"), (method, id, body, done) => this.#actOnPerson(method, id, body, done));
    findButton("add-person").addEventListener("click", () => this.#addPerson());
  }

  enter() {
    if (this.#stop.length > 0) return;
    this.#levels.open();
    this.#stop = [
      watchStatus(known => typeof known !== "string" && this.#showTracks(known.tracks)),
      poll(
        "/api/inputs",
        INPUTS_MS,
        ({ status, value, wrong }) => status !== 0 && this.#showInputs(value?.inputs, value?.problem ?? wrong ?? ""),
      ),
      poll("/api/settings", INPUTS_MS, ({ value }) => {
        if (value) this.#values = valuesOf(value);
      }),
    ];
  }

  leave() {
    this.#levels.close();
    for (const stop of this.#stop) stop();
    this.#stop = [];
  }

  /** @param {TrackReport[]} tracks */
  #showTracks(tracks) {
    // A translated track has no input: nobody speaks there.
    this.#all = tracks.map(track => track.id);
    this.#tracks = tracks = tracks.filter(track => !track.translationOf);
    if (!this.#track) this.#turnTo(tracks[0]?.id ?? "");
    this.#people.show(tracks);
    this.#showWhose();
    this.#show();
  }

  /** @param {Input[] | undefined} inputs @param {string} problem */
  #showInputs(inputs, problem) {
    if (inputs) this.#inputs = inputs;
    this.#problem = problem;
    this.#show();
  }

  #show() {
    const shown = this.#inputs.map(input => input.id).concat(PAGE_INPUT);
    for (const [id, row] of this.#rows)
      if (!shown.includes(id)) {
        row.item.remove();
        this.#rows.delete(id);
      }
    const source = this.#values[`Tracks:${this.#whose}:Source`] ?? "";
    const chosen = inputOf(this.#whose, this.#inputs, source);
    for (const input of this.#inputs) this.#rowOf(input.id).show(input, this.#useOf(input.id, input.tracks, chosen));
    const page = { name: t("setup.input.page"), isDefault: false, kind: /** @type {const} */ ("microphone") };
    this.#rowOf(PAGE_INPUT).show(page, this.#useOf(PAGE_INPUT, [], chosen));
    const track = this.#track;
    const other = track && chosen === null && this.#values[`Tracks:${this.#whose}:Source`] !== undefined;
    setText(find("inputs-of"), other ? t("setup.voice.other-source", { source: track.source }) : t("setup.voice.inputs"));
    const trouble = [this.#problem, track ? troubleOf(track) : ""].filter(text => text).join(" ");
    find("voice-trouble").hidden = !trouble;
    setText(find("voice-trouble"), trouble);
    find("hint").hidden = this.#inputs.length === 0;
    this.#hint(chosen);
  }

  get #track() {
    return this.#tracks.find(track => track.id === this.#whose);
  }

  /** @param {string} id @param {string[]} tracks @param {string | null} chosen */
  #useOf(id, tracks, chosen) {
    const others = tracks.filter(track => track !== this.#whose).map(track => this.#tracks.find(one => one.id === track)?.label ?? track);
    return { chosen: id === chosen, others, channel: this.#values[`Tracks:${this.#whose}:Channel`] ?? null };
  }

  /** @param {string} id */
  #rowOf(id) {
    let row = this.#rows.get(id);
    if (!row) {
      row = new InputRow(id, (input, channel) => this.#choose(input, channel));
      this.#rows.set(id, row);
      const page = this.#rows.get(PAGE_INPUT);
      if (page && id !== PAGE_INPUT) page.item.before(row.item);
      else find("inputs").append(row.item);
    }
    return row;
  }

  /** @param {InputLevels} levels */
  #hear({ inputs }) {
    const now = performance.now();
    if (calm.matches && now - this.#heard < CALM_MS) return;
    const seconds = this.#heard ? (now - this.#heard) / 1000 : 0;
    this.#heard = now;
    const sounds = new Map(inputs.map(sound => [sound.id, sound]));
    const before = this.#mark.id;
    this.#mark = marked(this.#mark, inputs.find(sound => sound.moves)?.id ?? null, seconds);
    for (const [id, row] of this.#rows) row.hear(/** @type {InputSound | undefined} */ (sounds.get(id)), id === this.#mark.id, seconds);
    this.#moved = this.#mark.id ?? this.#moved;
    if (before !== this.#mark.id) this.#show();
  }

  /** The inputs are those of another person, who has not been heard yet. @param {string} track */
  #turnTo(track) {
    this.#whose = track;
    this.#moved = null;
  }

  /** What to do next: speak; use the input that moves; or go on. @param {string | null} chosen */
  #hint(chosen) {
    const person = this.#track?.label ?? "";
    const { state, input } = hintOf(this.#track ? this.#moved : null, this.#inputs, chosen);
    const hint = find("hint");
    const name = input?.name ?? "";
    const shown = `${state} ${name} ${person}`;
    if (hint.dataset.shown === shown) return;
    hint.dataset.shown = shown;
    hint.dataset.state = state;
    const texts = {
      speak: t("setup.voice.speak"),
      good: t("setup.voice.hears", { name }),
      use: t("setup.voice.moves", { name }),
    };
    const text = make("span", { textContent: texts[state] });
    const use = input && state === "use" ? [button(t("setup.voice.use", { person }), () => this.#choose(input.id, null))] : [];
    for (const made of use) made.className = "first";
    hint.replaceChildren(text, ...use);
  }

  #showWhose() {
    const box = find("whose");
    box.hidden = this.#tracks.length < 2;
    const names = JSON.stringify([this.#whose, ...this.#tracks.map(({ id, label }) => [id, label])]);
    if (box.dataset.names === names) return;
    box.dataset.names = names;
    const focused = document.activeElement instanceof HTMLInputElement && box.contains(document.activeElement);
    const choices = this.#tracks.map(({ id, label }) => {
      const radio = make("input", { type: "radio", name: "whose", value: id, checked: id === this.#whose });
      radio.addEventListener("change", () => {
        this.#turnTo(id);
        this.#showWhose();
        this.#show();
      });
      return make("label", {}, radio, make("span", { textContent: label }));
    });
    box.replaceChildren(/** @type {Element} */ (box.querySelector("legend")), ...choices);
    if (focused) /** @type {HTMLElement | null} */ (box.querySelector("input:checked"))?.focus();
  }

  /** @param {string} input @param {number | null} channel */
  async #choose(input, channel) {
    if (!this.#track) return; // nobody is known yet who could have it
    const name = this.#inputs.find(one => one.id === input)?.name ?? t("setup.input.page");
    const page = `${BASE}/speak?track=${this.#whose}`;
    const done = input === PAGE_INPUT ? t("setup.voice.page-chosen", { page }) : t("setup.voice.chosen", { name });
    await this.#change(inputChange(this.#whose, input, channel), done);
  }

  #addPerson() {
    const name = t("setup.voice.person", { number: this.#tracks.length + 1 });
    const id = idOf(name, this.#all);
    const colours = this.#tracks.flatMap(track => track.colour ?? []);
    this.#turnTo(id);
    return this.#change(personChange(id, name, this.#inputs, colours), t("setup.voice.added", { name }));
  }

  /** @param {string} method @param {string} id @param {any} body @param {string} done */
  #actOnPerson(method, id, body, done) {
    if (method === "DELETE") return this.#change({ remove: [`Tracks:${id}`] }, done);
    const set = Object.fromEntries(
      Object.entries(body).map(([key, value]) => [`Tracks:${id}:${key === "label" ? "Label" : "Colour"}`, /** @type {string} */ (value)]),
    );
    return this.#change({ set }, done);
  }

  /** Changes the settings; what is shown follows at once. @param {SettingsChange} change @param {string} done */
  async #change(change, done) {
    const { wrong } = await changeSettings(change);
    const [tracks, inputs, settings] = await Promise.all(["/api/tracks", "/api/inputs", "/api/settings"].map(path => send("GET", path)));
    if (settings.value) this.#values = valuesOf(settings.value);
    if (inputs.value) this.#inputs = inputs.value.inputs;
    if (tracks.value) this.#showTracks(tracks.value);
    tell(find("voice-told"), wrong ?? done, wrong !== undefined);
  }
}
