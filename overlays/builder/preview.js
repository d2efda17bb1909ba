// The builder's preview: the overlay page itself in a frame, with a sample talk or with live captions.
import { PARAMETER_NAMES, defaultOf } from "../element/parameters.js";
import { BASE } from "../service/base.js";
import { t } from "../strings/strings.js";
import { addressOf } from "./overlay-address.js";
import { TALK, sampleFrames } from "./sample.js";
/** @import { CaptionFrame, Values } from "../element/types.js" */
/** @import { LiveCaptionsElement } from "../element/live-captions.js" */

const TALK_IN_GERMAN =
  "Guten Abend und willkommen auf der Hafenbühne. Heute fahren drei Mannschaften hinaus, und alle starten von diesem Steg. " +
  "Der Wind ist frisch, etwa achtzehn Knoten aus Westen, also rechnen Sie mit schnellen Starts und ein paar nassen Schuhen.";
const TALKS = [
  { talk: TALK, label: "English" },
  { talk: TALK_IN_GERMAN, label: "Deutsch" },
];
// Words that are on screen at once, so that a look shows before the talk has filled it.
const FIRST_WORDS = 16;

export class Preview {
  #frame;
  /** Where the preview's words come from. @type {"sample" | "live"} */
  words = "sample";
  /** @type {{ element: LiveCaptionsElement, frames: Generator<CaptionFrame, never> }[]} */
  #talks = [];
  #started = "";

  /** @param {HTMLIFrameElement} frame */
  constructor(frame) {
    this.#frame = frame;
  }

  /**
   * Loads the overlay's page. With the sample it does not connect to the service.
   * @param {Values} values
   */
  load(values) {
    const several = values.theme === "duo" || (values.track || "").includes(",");
    const shown = { ...values, token: this.words === "live" ? values.token : null };
    if (this.words === "sample") shown.track = several ? "sample,muster" : "sample";
    const address = addressOf(BASE, shown);
    const page = this.#frame.contentWindow?.location;
    if (page?.href === address) this.begin(values);
    else page?.replace(address);
  }

  /**
   * Starts the words on a page that has loaded.
   * @param {Values} values
   */
  begin(values) {
    const elements = this.#elements();
    if (elements.length === 0) return;
    if (this.words === "sample") for (const element of elements) element.setAttribute("server", "none");
    this.#restart(values);
  }

  /**
   * Passes values to the page without loading it again.
   * @param {Values} values
   */
  pass(values) {
    for (const element of this.#elements())
      for (const name of PARAMETER_NAMES) {
        const value = values[name];
        if (name === "track" || name === "token" || name === "debug") continue;
        if (value === null || value === "" || value === defaultOf(name, values)) element.removeAttribute(name);
        else element.setAttribute(name, value === true ? "1" : value === false ? "0" : String(value));
      }
    this.#restart(values);
  }

  /** Shows the sample talk's next word. */
  speak() {
    for (const { element, frames } of this.#talks) element.show(frames.next().value);
  }

  /** @param {"sample" | "live"} words */
  choose(words) {
    this.words = words;
    this.#talks = [];
  }

  /** @returns {LiveCaptionsElement[]} */
  #elements() {
    return [...(this.#frame.contentDocument?.querySelectorAll("live-captions") ?? [])].map(
      element => /** @type {LiveCaptionsElement} */ (element),
    );
  }

  /** @param {Values} values */
  #restart({ chars, lines, mode, tentative }) {
    if (this.words !== "sample") return;
    const elements = this.#elements();
    const layout = { chars, lines, mode, tentative };
    const started = JSON.stringify([layout, elements.length]);
    // Elements of a page that the frame has left still count as connected, so they are compared with those on screen.
    if (started === this.#started && this.#talks.length > 0 && this.#talks.every(talk => elements.includes(talk.element)))
      return this.speak();
    this.#started = started;
    this.#talks = elements.map((element, i) => {
      const { talk, label } = TALKS[i % TALKS.length];
      return { element, frames: sampleFrames(layout, talk, elements.length > 1 ? label : t("builder.sample")) };
    });
    for (let i = 0; i < FIRST_WORDS; i++) this.speak();
  }
}
