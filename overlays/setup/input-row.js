// One input in the list: its name, its meter, what is wrong with it, and the choice of a channel.
import { setText } from "../page/elements.js";
import { decibels } from "../page/figures.js";
import { make } from "../page/make.js";
import { t } from "../strings/strings.js";
import { PAGE_INPUT } from "./people.js";
import { BOTTOM_DB, advance, loudestOf, placeOf, still } from "./input-meters.js";
/** @import { Input, InputSound, MeterState } from "./types.js" */

/** @type {Record<string, string>} */
const HINTS = { silent: "setup.input.silent", tooQuiet: "setup.input.too-quiet", clipping: "setup.input.clipping" };
// A screen reader is told the level in steps, not ten times a second.
const SPOKEN_STEP_DB = 6;

export class InputRow {
  #radio = make("input", { type: "radio", name: "input" });
  #name = make("b");
  #tags = make("span", { className: "tags" });
  #bar = make("i", { className: "bar" });
  #peak = make("i", { className: "peak" });
  #meter = make("span", { className: "meter" }, this.#bar, this.#peak);
  #figure = make("span", { className: "figure-db" });
  #mark = make("span", { className: "mark", hidden: true, textContent: t("setup.input.moves") });
  #says = make("span", { className: "quiet says" });
  #channel = make("select");
  #channelRow = make("label", { className: "channel", hidden: true }, t("setup.input.channel"), this.#channel);
  #isPlayed = false;
  #state = still();
  /** @type {MeterState[]} */
  #channels = [];

  /**
   * @param {string} id
   * @param {(id: string, channel: number | null) => void} pick
   */
  constructor(id, pick) {
    this.#radio.value = id;
    if (id === PAGE_INPUT) setText(this.#says, t("setup.input.page-says"));
    this.#radio.addEventListener("change", () => pick(id, null));
    this.#channel.addEventListener("change", () => pick(id, this.#channel.value ? +this.#channel.value : null));
    this.#meter.setAttribute("role", "meter");
    this.#meter.setAttribute("aria-valuemin", String(BOTTOM_DB));
    this.#meter.setAttribute("aria-valuemax", "0");
    this.#meter.setAttribute("aria-valuenow", String(BOTTOM_DB));
    const choice = make("label", { className: "choice" }, this.#radio, this.#name, this.#tags, this.#mark);
    this.item = make("div", { className: "input" }, choice, this.#meter, this.#figure, this.#channelRow, this.#says);
  }

  /**
   * @param {Pick<Input, "name" | "isDefault" | "kind">} input
   * @param {{ chosen: boolean, others: string[], channel: number | null }} use `others`: the people who have it, too
   */
  show(input, { chosen, others, channel }) {
    this.#radio.checked = chosen;
    this.item.dataset.chosen = String(chosen);
    this.#isPlayed = input.kind === "loopback";
    // To measure a program would mean to capture it.
    this.#meter.hidden = this.#figure.hidden = this.#radio.value === PAGE_INPUT || input.kind === "program";
    setText(this.#name, input.name);
    this.#meter.setAttribute("aria-label", t("setup.input.level-of", { name: input.name }));
    const tags = [
      input.kind === "loopback" ? t("setup.input.loopback") : "",
      input.kind === "program" ? t("setup.input.program") : "",
      input.isDefault && input.kind === "microphone" ? t("setup.input.default") : "",
      ...others.map(name => t("setup.input.also", { name })),
    ].filter(text => text);
    setText(this.#tags, tags.join(" · "));
    this.#channelRow.hidden = !chosen || this.#channels.length < 2;
    if (document.activeElement !== this.#channel) this.#channel.value = channel ? String(channel) : "";
  }

  /** @param {InputSound | undefined} sound @param {boolean} moves @param {number} seconds */
  hear(sound, moves, seconds) {
    if (this.#meter.hidden) return;
    const channels = sound?.channels ?? [];
    this.#state = advance(this.#state, loudestOf(channels), seconds);
    this.#bar.style.transform = `scaleX(${placeOf(this.#state.shown)})`;
    this.#peak.style.left = `${100 * placeOf(this.#state.peak)}%`;
    this.#meter.dataset.loud = String(this.#state.peak > -3);
    this.#mark.hidden = !moves;
    this.item.dataset.moves = String(moves);
    const known = sound?.state === "measured";
    setText(this.#figure, known && this.#state.shown > BOTTOM_DB ? decibels(this.#state.shown) : "–");
    const spoken = Math.round(this.#state.shown / SPOKEN_STEP_DB) * SPOKEN_STEP_DB;
    if (this.#meter.getAttribute("aria-valuenow") !== String(spoken)) this.#meter.setAttribute("aria-valuenow", String(spoken));
    setText(this.#says, this.#sentenceOf(sound));
    if (channels.length > 1) this.#showChannels(channels, seconds);
  }

  /** @param {InputSound | undefined} sound */
  #sentenceOf(sound) {
    if (!sound || sound.state === "opening") return "";
    if (sound.state === "notMeasured") return t("setup.input.not-measured");
    if (sound.state === "failed") return sound.sentence ?? t("setup.input.failed");
    // Nothing is wrong with a computer that plays nothing.
    if (this.#isPlayed && sound.hint !== "clipping") return sound.hint ? t("setup.input.nothing-played") : "";
    return sound.hint ? t(HINTS[sound.hint]) : "";
  }

  /** @param {InputSound["channels"]} channels @param {number} seconds */
  #showChannels(channels, seconds) {
    if (this.#channels.length !== channels.length) {
      const before = this.#channel.value;
      this.#channels = channels.map(() => still());
      const numbered = channels.map((_, i) => new Option(t("setup.input.channel-n", { number: i + 1 }), String(i + 1)));
      this.#channel.replaceChildren(new Option(t("setup.input.all-channels"), ""), ...numbered);
      this.#channel.value = before;
      this.#channelRow.hidden = !this.#radio.checked;
    }
    this.#channels = this.#channels.map((state, i) => advance(state, channels[i], seconds));
    // The loudness stands beside each number, so that the one that is plugged in can be found.
    this.#channels.forEach(({ shown }, i) => {
      const level = shown > BOTTOM_DB ? decibels(Math.round(shown / 3) * 3) : t("setup.input.no-sound");
      const text = `${t("setup.input.channel-n", { number: i + 1 })}: ${level}`;
      if (document.activeElement !== this.#channel) setText(this.#channel.options[i + 1], text);
    });
  }
}
