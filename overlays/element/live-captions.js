// <live-captions>: captions of one track, for a browser source or any page. Attributes are the API; see README, "In OBS".
// The service sends everything that is visible, in every frame; the element draws it and shows nothing but captions.
/** @import { CaptionFrame, CaptionLine, Connection, Read, Timing } from "./types.js" */
/** @import { ShownBlock } from "./blocks.js" */
/** @import { FollowedLook } from "./look.js" */
import { watch } from "./connection.js";
import { pickBlock } from "./blocks.js";
import { Delay } from "./delay.js";
import { fontReady } from "./fonts.js";
import { CaptionLines, SpeakerLine, hueOf, nameOf, noteOf, part, rolls } from "./lines.js";
import { PARAMETER_NAMES, asksTheSame, readParameters, requestOf } from "./parameters.js";
import { adoptStyle, fit, place, setLook } from "./style.js";
import { clearsAt } from "./timing.js";

export class LiveCaptionsElement extends HTMLElement {
  static observedAttributes = [...PARAMETER_NAMES, "look", "server"];
  #parameters = readParameters(() => null);
  /** What takes their place with the first frame that is laid out for it. @type {Read | null} */
  #next = null;
  /** Frames that are laid out for it. @type {WeakSet<CaptionFrame>} */
  #anew = new WeakSet();
  /** @type {FollowedLook | null} */
  #followed = null;
  /** Whether the service has been asked for frames. */
  #asked = false;
  #onPage = false;
  #box = part("div", "box");
  #ruler = part("div", "ruler");
  #speaker = new SpeakerLine();
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
    this.#box.replaceChildren(this.#ruler, this.#speaker.element, this.#stack);
    this.replaceChildren(this.#box);
    this.#onPage = true;
    this.#apply(this.#read());
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
    if (name === "look") this.#followed = null;
    this.#change();
    if (["look", "server", "token"].includes(name)) this.#watch();
  }

  /** "connecting", "live" or "away". */
  get state() {
    return this.dataset.state;
  }

  #read() {
    return readParameters(name => this.getAttribute(name), this.#followed?.texts);
  }

  /** Takes changed attributes, or a changed look. Words on screen keep their look until those laid out for the new one are here. */
  #change() {
    const next = this.#read();
    const before = (this.#next ?? this.#parameters).values;
    const waits = this.dataset.shown === "yes" && this.getAttribute("server") !== "none";
    this.#next = waits && !asksTheSame(next.values, this.#values) ? next : null;
    if (!this.#next) this.#apply(next);
    // A theme or a mode may change what is requested.
    if (this.#asked && !asksTheSame(next.values, before)) this.#watch();
  }

  /** Begins with what the look was last known to set; the service says what it sets now. */
  async #findLook() {
    const name = this.getAttribute("look");
    if (!name || this.#followed?.name === name) return;
    const module = await import("./look.js").catch(() => null);
    if (!module) return;
    this.#followed = new module.FollowedLook(this, name, values => {
      if (this.#onPage) this.#change();
      this.dispatchEvent(new CustomEvent("lc-look", { detail: { values }, bubbles: true }));
    });
    await this.#followed.begin();
  }

  /** @param {Read} parameters */
  #apply(parameters) {
    this.#parameters = parameters;
    this.#next = null;
    const { values, given } = parameters;
    setLook(this, values, given);
    place(this, this.#box, values);
    fit(this, this.#ruler, values.w);
    this.#delay.seconds = values.delay;
    this.#showSpeaker();
    this.#debug();
  }

  async #watch() {
    this.#stop();
    this.#asked = false;
    // With server="none" the page itself supplies frames, through show().
    if (this.getAttribute("server") === "none") return;
    let off = false;
    this.#stop = () => {
      off = true;
    };
    await this.#findLook();
    const { font, weight, token } = this.#values;
    await fontReady(font, weight);
    if (off) return;
    this.#stop = watch({
      server: this.getAttribute("server") || new URL("../../captions", import.meta.url).href,
      token,
      request: async (/** @type {Connection} */ connection) => {
        this.#asked = false;
        await this.#followed?.follow(connection);
        this.#asked = true;
        return requestOf((this.#next ?? this.#parameters).values);
      },
      take: frame => {
        if (this.#isStale(frame)) return;
        if (this.#next) this.#anew.add(frame);
        if (frame.offAir) this.#vanish(frame);
        else this.#delay.take(frame);
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
    if (this.#next) this.#apply(this.#next);
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
    if (this.#next && this.#anew.has(frame)) this.#apply(this.#next);
    this.#frame = frame;
    this.#showSpeaker();
    this.#turn();
    this.#enter("live");
    this.dispatchEvent(new CustomEvent("lc-frame", { detail: { frame, receivedAt: Date.now() }, bubbles: true }));
  }

  /** Captions were taken off air: nothing waits for the picture, and nothing fades. @param {CaptionFrame} frame */
  #vanish(frame) {
    this.#delay.forget();
    this.#take({ ...frame, lines: [] });
    this.#lines.clear();
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
    // Frames of another machine have none: this page's own may not answer.
    if (!frame.assets || frame.assets === this.#assets || !this.hasAttribute("reloads")) return false;
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
    this.#lines.show(lines, this.#values.lang || (this.#frame?.language ?? null), rolls(this.#values));
    this.dataset.shown = "yes";
  }

  #showSpeaker() {
    const frame = this.#frame;
    const name = nameOf(frame, this.#values);
    this.#speaker.show(name, this.#values.lang || (frame?.language ?? null));
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
    this.#note.textContent = noteOf(this.dataset.state, this.#trouble, this.#frame, this.#parameters.wrong);
  }
}

if (!customElements.get("live-captions")) customElements.define("live-captions", LiveCaptionsElement);
