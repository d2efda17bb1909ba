// <live-captions>: captions of one track, for a browser source or any page. Attributes are the API; see README, "In OBS".
// The service sends everything that is visible, in every frame; the element draws it and shows nothing but captions.
/** @import { CaptionFrame, CaptionLine, ParameterName, Timing } from "./types.js" */
/** @import { ShownBlock } from "./blocks.js" */
import { watch } from "./connection.js";
import { pickBlock } from "./blocks.js";
import { Delay } from "./delay.js";
import { fontReady } from "./fonts.js";
import { CaptionLines, part } from "./lines.js";
import { PARAMETER_NAMES, readParameters } from "./parameters.js";
import { adoptStyle, fit, place, setLook } from "./style.js";
import { clearsAt } from "./timing.js";

/**
 * Parameters that the service needs.
 * @type {ParameterName[]}
 */
const REQUESTED = ["track", "lines", "chars", "hold", "tentative", "mode"];

export class LiveCaptionsElement extends HTMLElement {
  static observedAttributes = [...PARAMETER_NAMES, "server"];
  #parameters = readParameters(() => null);
  #onPage = false;
  #box = part("div", "box");
  #ruler = part("div", "ruler");
  #speaker = part("div", "speaker");
  #speakerName = part("span", "name");
  #stack = part("div", "stack");
  #lines = new CaptionLines(this.#stack);
  /** @type {HTMLElement | null} */
  #note = null;
  // The ruler's size changes with the font, also when the font loads late or custom CSS names another one.
  #sizes = new ResizeObserver(() => fit(this, this.#ruler, this.#values.w));
  #delay = new Delay(frame => this.#take(frame));
  /** @type {CaptionFrame | null} */
  #frame = null;
  #drawn = "[]";
  #trouble = "";
  /** @type {Timing} */
  #timing = { changed: 0, quiet: 0, lost: 0, speaking: false, connected: false };
  /** @type {ShownBlock | null} */
  #block = null;
  #blockTimer = 0;
  #timer = 0;
  #stop = () => {};
  /** @type {string | null} */
  #assets = null;

  get #values() {
    return this.#parameters.values;
  }

  connectedCallback() {
    adoptStyle(this.ownerDocument);
    this.dataset.state = "connecting";
    this.dataset.shown = "no";
    this.#speaker.replaceChildren(this.#speakerName);
    this.#box.replaceChildren(this.#ruler, this.#speaker, this.#stack);
    this.replaceChildren(this.#box);
    this.#onPage = true;
    this.#readAttributes();
    this.#sizes.observe(this);
    this.#sizes.observe(this.#ruler);
    this.#watch();
  }

  disconnectedCallback() {
    this.#stop();
    this.#delay.forget();
    clearTimeout(this.#blockTimer);
    this.#block = null;
    this.#sizes.disconnect();
    clearTimeout(this.#timer);
    this.#lines.clear();
    this.replaceChildren();
    this.#onPage = false;
    this.#note = null;
    this.#drawn = "[]";
    this.#timing.connected = false;
  }

  /** @param {string} name @param {string | null} before @param {string | null} now */
  attributeChangedCallback(name, before, now) {
    if (!this.#onPage || before === now) return;
    const requested = this.#requested;
    this.#readAttributes();
    // A theme or a mode may change what is requested.
    if (this.#requested !== requested || ["server", "token"].includes(name)) this.#watch();
  }

  /** "connecting", "live" or "away". */
  get state() {
    return this.dataset.state;
  }

  #readAttributes() {
    this.#parameters = readParameters(name => this.getAttribute(name));
    const { values, given } = this.#parameters;
    setLook(this, values, given);
    place(this, this.#box, values);
    fit(this, this.#ruler, values.w);
    this.#delay.seconds = values.delay;
    this.#showSpeaker();
    this.#debug();
  }

  /** The parameters that the service needs, as text to compare. */
  get #requested() {
    return JSON.stringify(REQUESTED.map(name => this.#values[name]));
  }

  async #watch() {
    this.#stop();
    // With server="none" the page itself supplies frames, through show().
    if (this.getAttribute("server") === "none") return;
    let off = false;
    this.#stop = () => {
      off = true;
    };
    await fontReady(this.#values.font, this.#values.weight);
    if (off) return;
    this.#stop = watch({
      server: this.getAttribute("server") || new URL("../../captions", import.meta.url).href,
      token: this.#values.token,
      request: Object.fromEntries(REQUESTED.map(name => [name, this.#values[name]])),
      take: frame => {
        if (!this.#isStale(frame)) this.#delay.take(frame);
      },
      away: reason => this.#away(reason),
      onScreen: () => (this.dataset.shown === "yes" ? this.#lines.text : ""),
    });
  }

  /**
   * Shows a frame that did not come from the service.
   * @param {CaptionFrame} frame
   */
  show(frame) {
    this.#take(frame);
  }

  /** @param {string} reason */
  #away(reason) {
    this.#trouble = reason;
    if (this.#timing.connected) this.#timing.lost = performance.now();
    this.#timing.connected = false;
    this.#enter("away");
    this.#plan();
  }

  /** @param {"live" | "away"} state */
  #enter(state) {
    if (this.dataset.state !== state) {
      this.dataset.state = state;
      this.dispatchEvent(new CustomEvent("lc-state", { detail: { state }, bubbles: true }));
    }
    this.#debug();
  }

  /** @param {CaptionFrame} frame */
  #take(frame) {
    const now = performance.now();
    const timing = this.#timing;
    this.#trouble = "";
    timing.connected = true;
    if (timing.speaking && !frame.speaking) timing.quiet = now;
    timing.speaking = frame.speaking;
    this.#frame = frame;
    this.#showSpeaker();
    this.#turn();
    this.#enter("live");
    this.dispatchEvent(new CustomEvent("lc-frame", { detail: { frame, receivedAt: Date.now() }, bubbles: true }));
  }

  /** Draws the lines that belong on screen now. */
  #turn() {
    clearTimeout(this.#blockTimer);
    if (!this.#frame) return;
    let { lines } = this.#frame;
    if (this.#values.mode === "block") {
      const next = pickBlock(lines, this.#block, performance.now());
      this.#block = next.block;
      lines = next.lines;
      if (next.wait !== null) this.#blockTimer = setTimeout(() => this.#turn(), next.wait);
    }
    // The same text again is no change: once cleared, it stays away.
    const text = JSON.stringify(lines);
    if (text !== this.#drawn) {
      this.#timing.changed = performance.now();
      this.#drawn = text;
      this.#draw(lines);
    }
    this.#plan();
  }

  /**
   * Reloads the page, once, if the service has other files than the page was loaded from.
   * @param {CaptionFrame} frame
   */
  #isStale(frame) {
    this.#assets ??= frame.assets;
    if (frame.assets === this.#assets || !this.hasAttribute("reloads")) return false;
    if (sessionStorage.getItem("lc-assets") === frame.assets) return false;
    sessionStorage.setItem("lc-assets", frame.assets);
    location.reload();
    return true;
  }

  /** @param {CaptionLine[]} lines */
  #draw(lines) {
    if (lines.length === 0) return this.#clear();
    // Lines that are fading out must not glide with the new ones.
    if (this.dataset.shown === "no") this.#lines.clear();
    this.#lines.show(
      lines,
      this.#values.lang || (this.#frame?.language ?? null),
      this.#values.mode !== "block" && !matchMedia("(prefers-reduced-motion: reduce)").matches,
    );
    this.dataset.shown = "yes";
  }

  #showSpeaker() {
    const frame = this.#frame;
    const name = this.#values.labels === "none" ? "" : frame?.label || "";
    this.#speaker.hidden = !name;
    if (this.#speakerName.textContent !== name) this.#speakerName.textContent = name;
    if (!this.dataset.speaker && frame && name) this.dataset.speaker = String(hueOf(frame.track));
  }

  /** Sets the screen's one timer: to clear it or, once it is hidden, to remove the text that has faded. */
  #plan() {
    clearTimeout(this.#timer);
    if (this.dataset.shown === "no") {
      const fade = parseFloat(getComputedStyle(this.#box).transitionDuration) || 0;
      this.#timer = setTimeout(() => this.#lines.clear(), fade * 1000 + 50);
      return;
    }
    const at = clearsAt({ ...this.#timing, hold: this.#values.hold });
    if (at !== null) this.#timer = setTimeout(() => this.#clear(), Math.max(0, at - performance.now()));
  }

  #clear() {
    this.dataset.shown = "no";
    this.#plan();
  }

  #debug() {
    if (!this.#values.debug) {
      this.#note?.remove();
      this.#note = null;
      return;
    }
    this.#note ??= this.appendChild(part("div", "debug"));
    const f = this.#frame;
    this.#note.textContent = [
      this.dataset.state + (this.#trouble ? ": " + this.#trouble : ""),
      f ? `track ${f.track}  frame ${f.sequence}  delay ${f.delay.toFixed(2)} s  ${f.speaking ? "speech" : "quiet"}` : "no frame yet",
      ...this.#parameters.wrong.map(w => "ignored: " + w),
    ].join("\n");
  }
}

/**
 * The number of a colour, of four, for a track without one.
 * @param {string} track
 */
function hueOf(track) {
  return [...track].reduce((sum, letter) => sum + (letter.codePointAt(0) ?? 0), 0) % 4;
}

if (!customElements.get("live-captions")) customElements.define("live-captions", LiveCaptionsElement);
