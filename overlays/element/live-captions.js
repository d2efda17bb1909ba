// <live-captions>: captions of one track, for a browser source or any page. Attributes are the API; see README, "In OBS".
// The server sends what is visible, whole; this element draws it and never shows anything but captions.
import { watch } from "./connection.js";
import { pickBlock } from "./blocks.js";
import { Delay } from "./delay.js";
import { fontReady } from "./fonts.js";
import { CaptionLines, part } from "./lines.js";
import { PARAMETERS, readParameters } from "./parameters.js";
import { adoptStyle, fit, place, setLook } from "./style.js";
import { clearsAt } from "./timing.js";

/** Parameters that the server must know. */
const ASKED = ["track", "lines", "chars", "hold", "tentative", "mode"];

export class LiveCaptionsElement extends HTMLElement {
  static observedAttributes = [...Object.keys(PARAMETERS), "server"];
  #values = {};
  #wrong = [];
  #box;
  #ruler;
  #speaker;
  #lines;
  #note;
  #sizes;
  #delay = new Delay(frame => this.#take(frame));
  #frame = null;
  #drawn = "[]";
  #trouble = "";
  #timing = { changed: 0, quiet: 0, lost: 0, speaking: false, connected: false };
  #block = null;
  #blockTimer = 0;
  #timer = 0;
  #stop = () => {};
  #assets = null;

  connectedCallback() {
    adoptStyle(this.ownerDocument);
    this.dataset.state = "connecting";
    this.dataset.shown = "no";
    this.#box = part("div", "box");
    this.#ruler = this.#box.appendChild(part("div", "ruler"));
    this.#speaker = this.#box.appendChild(part("div", "speaker"));
    this.#speaker.append(part("span", "name"));
    this.#lines = new CaptionLines(this.#box.appendChild(part("div", "stack")));
    this.replaceChildren(this.#box);
    this.#readAttributes();
    // The ruler changes with the font, also when the font comes late or custom CSS names another one.
    this.#sizes = new ResizeObserver(() => fit(this, this.#ruler, this.#values.w));
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
    this.replaceChildren();
    this.#box = this.#note = null;
    this.#drawn = "[]";
    this.#timing.connected = false;
  }

  attributeChangedCallback(name, before, now) {
    if (!this.#box || before === now) return;
    const asked = this.#asked;
    this.#readAttributes();
    // A theme or a mode may bring other lines with it.
    if (this.#asked !== asked || ["server", "token"].includes(name)) this.#watch();
  }

  /** "connecting", "live" or "away". */
  get state() {
    return this.dataset.state;
  }

  #readAttributes() {
    const { values, given, wrong } = readParameters(name => this.getAttribute(name));
    [this.#values, this.#wrong] = [values, wrong];
    setLook(this, values, given);
    place(this, this.#box, values);
    fit(this, this.#ruler, values.w);
    this.#delay.seconds = values.delay;
    this.#showSpeaker();
    this.#debug();
  }

  /** What the server must know, as text to compare. */
  get #asked() {
    return JSON.stringify(ASKED.map(name => this.#values[name]));
  }

  async #watch() {
    this.#stop();
    // server="none": frames come from the page itself, through show().
    if (this.getAttribute("server") === "none") return;
    let off = false;
    this.#stop = () => {
      off = true;
    };
    await fontReady(this.#values.font, this.#values.weight);
    if (off) return;
    this.#stop = watch({
      server: this.getAttribute("server") || "/captions",
      token: this.#values.token,
      request: Object.fromEntries(ASKED.map(name => [name, this.#values[name]])),
      take: frame => {
        if (!this.#isStale(frame)) this.#delay.take(frame);
      },
      away: reason => this.#away(reason),
    });
  }

  /** Shows a frame that did not come from the server. */
  show(frame) {
    this.#take(frame);
  }

  #away(reason) {
    this.#trouble = reason;
    if (this.#timing.connected) this.#timing.lost = performance.now();
    this.#timing.connected = false;
    this.#enter("away");
    this.#plan();
  }

  #enter(state) {
    if (this.dataset.state !== state) {
      this.dataset.state = state;
      this.dispatchEvent(new CustomEvent("lc-state", { detail: { state }, bubbles: true }));
    }
    this.#debug();
  }

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

  /** Draws what is to be on screen now. */
  #turn() {
    clearTimeout(this.#blockTimer);
    let { lines } = this.#frame;
    if (this.#values.mode === "block") {
      const next = pickBlock(lines, this.#block, performance.now());
      [this.#block, lines] = [next.block, next.lines];
      if (next.wait !== null) this.#blockTimer = setTimeout(() => this.#turn(), next.wait);
    }
    // The same text again is not news: once cleared, it stays away.
    const text = JSON.stringify(lines);
    if (text !== this.#drawn) {
      this.#timing.changed = performance.now();
      this.#drawn = text;
      this.#draw(lines);
    }
    this.#plan();
  }

  /** The server has other files than this page was made of: load it anew, once. */
  #isStale(frame) {
    this.#assets ??= frame.assets;
    if (frame.assets === this.#assets || !this.hasAttribute("reloads")) return false;
    if (sessionStorage.getItem("lc-assets") === frame.assets) return false;
    sessionStorage.setItem("lc-assets", frame.assets);
    location.reload();
    return true;
  }

  #draw(lines) {
    if (lines.length === 0) return this.#clear();
    // What is fading away belongs to the past: its lines must not glide with the new ones.
    if (this.dataset.shown === "no") this.#lines.clear();
    this.#lines.show(
      lines,
      this.#values.lang || this.#frame.language,
      this.#values.mode !== "block" && !matchMedia("(prefers-reduced-motion: reduce)").matches,
    );
    this.dataset.shown = "yes";
  }

  #showSpeaker() {
    const name = this.#values.labels === "none" ? "" : this.#frame?.label || "";
    this.#speaker.hidden = !name;
    if (this.#speaker.firstChild.textContent !== name) this.#speaker.firstChild.textContent = name;
    if (!this.dataset.speaker && name) this.dataset.speaker = hueOf(this.#frame.track);
  }

  /** Sets the one timer of the screen: to clear it, or, once it is hidden, to forget the text that has faded. */
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
      ...this.#wrong.map(w => "ignored: " + w),
    ].join("\n");
  }
}

/** One of four colours for a track that nobody gave one. */
function hueOf(track) {
  return [...track].reduce((sum, letter) => sum + letter.codePointAt(0), 0) % 4;
}

if (!customElements.get("live-captions")) customElements.define("live-captions", LiveCaptionsElement);
