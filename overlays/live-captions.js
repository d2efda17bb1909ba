// <live-captions>: rolling captions of one track, for a browser source or any page. Attributes are the API; see README, "Overlay".
// The server sends what is visible, whole; this element draws it and never shows anything but captions.
import { watch } from "./connection.js";
import { CaptionLines, part } from "./lines.js";
import { PARAMETERS, readParameters } from "./parameters.js";
import { adoptStyle, fit, setLook } from "./style.js";
import { clearsAt } from "./timing.js";

/** Parameters that the server must know. */
const ASKED = ["track", "lines", "chars", "hold", "tentative"];

export class LiveCaptionsElement extends HTMLElement {
  static observedAttributes = Object.keys(PARAMETERS);
  #values = {}; #wrong = [];
  #box; #ruler; #lines; #note; #sizes;
  #frame = null; #drawn = "[]"; #trouble = "";
  #timing = { changed: 0, quiet: 0, lost: 0, speaking: false, connected: false };
  #timer = 0; #stop = () => {}; #assets = null;

  connectedCallback() {
    adoptStyle(this.ownerDocument);
    this.dataset.state = "connecting";
    this.dataset.shown = "no";
    this.#box = part("div", "box");
    this.#ruler = this.#box.appendChild(part("div", "ruler"));
    this.#lines = new CaptionLines(this.#box.appendChild(part("div", "stack")));
    this.replaceChildren(this.#box);
    this.#readAttributes();
    // The ruler changes with the font, also when the font comes late or custom CSS names another one.
    this.#sizes = new ResizeObserver(() => fit(this, this.#ruler));
    this.#sizes.observe(this);
    this.#sizes.observe(this.#ruler);
    this.#watch();
  }

  disconnectedCallback() {
    this.#stop();
    this.#sizes.disconnect();
    clearTimeout(this.#timer);
    this.replaceChildren();
    this.#box = this.#note = null;
    this.#drawn = "[]";
    this.#timing.connected = false;
  }

  attributeChangedCallback(name, before, now) {
    if (!this.#box || before === now) return;
    this.#readAttributes();
    if (ASKED.includes(name)) this.#watch();
  }

  /** "connecting", "live" or "away". */
  get state() { return this.dataset.state; }

  #readAttributes() {
    const { values, given, wrong } = readParameters(name => this.getAttribute(name));
    [this.#values, this.#wrong] = [values, wrong];
    setLook(this, values, given);
    fit(this, this.#ruler);
    this.#debug();
  }

  #watch() {
    this.#stop();
    this.#stop = watch({
      server: this.getAttribute("server") || "/captions",
      request: Object.fromEntries(ASKED.map(name => [name, this.#values[name]])),
      take: frame => this.#take(frame),
      away: reason => this.#away(reason),
    });
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
    if (this.#isStale(frame)) return;
    const now = performance.now(), timing = this.#timing;
    this.#trouble = "";
    timing.connected = true;
    if (timing.speaking && !frame.speaking) timing.quiet = now;
    timing.speaking = frame.speaking;
    this.#frame = frame;
    // The same text again is not news: once cleared, it stays away.
    const text = JSON.stringify(frame.lines);
    if (text !== this.#drawn) {
      timing.changed = now;
      this.#drawn = text;
      this.#draw(frame);
    }
    this.#enter("live");
    this.#plan();
    this.dispatchEvent(new CustomEvent("lc-frame", { detail: { frame, receivedAt: Date.now() }, bubbles: true }));
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

  #draw(frame) {
    if (frame.lines.length === 0) return this.#clear();
    // What is fading away belongs to the past: its lines must not glide with the new ones.
    if (this.dataset.shown === "no") this.#lines.clear();
    this.#lines.show(frame.lines, frame.language, !matchMedia("(prefers-reduced-motion: reduce)").matches);
    this.dataset.shown = "yes";
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
    this.#note.textContent = [this.dataset.state + (this.#trouble ? ": " + this.#trouble : ""),
      f ? `track ${f.track}  frame ${f.sequence}  delay ${f.delay.toFixed(2)} s  ${f.speaking ? "speech" : "quiet"}` : "no frame yet",
      ...this.#wrong.map(w => "ignored: " + w)].join("\n");
  }
}

if (!customElements.get("live-captions")) customElements.define("live-captions", LiveCaptionsElement);
