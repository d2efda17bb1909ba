// <live-captions>: rolling captions of one track, for a browser source or any page. Attributes are the API; see README, "Overlay".
// The server sends what is visible, whole; this element draws it and never shows anything but captions.

/** Every parameter: how its text is read, and what stands where it is missing or wrong. */
export const PARAMETERS = {
  track: { read: pattern(/^[a-z0-9-]{1,32}$/), or: null },
  lines: { read: integer(1, 4), or: 2 },
  chars: { read: integer(20, 80), or: 42 },
  size: { read: number(12, 300), or: 44 },
  font: { read: pattern(/^[\p{L}\p{N} ,'"-]{1,200}$/u), or: null },
  color: { read: colour, or: "#fff" },
  bg: { read: colour, or: "#000" },
  bgopacity: { read: number(0, 1), or: 0.75 },
  align: { read: oneOf("left", "center", "right"), or: "left" },
  valign: { read: oneOf("top", "middle", "bottom"), or: "bottom" },
  hold: { read: number(0, 30), or: 5 },
  fade: { read: number(0, 5), or: 0.4 },
  tentative: { read: flag, or: true },
  debug: { read: flag, or: false },
};

function pattern(shape) { return text => shape.test(text) ? text : undefined; }
function oneOf(...words) { return text => words.includes(text) ? text : undefined; }
function number(least, most) { return text => text.trim() !== "" && +text >= least && +text <= most ? +text : undefined; }
function integer(least, most) { return text => /^\d+$/.test(text) ? number(least, most)(text) : undefined; }
function flag(text) { return ["1", "true", ""].includes(text) ? true : ["0", "false"].includes(text) ? false : undefined; }
// A name, rgb() or hsl(), or hexadecimal digits, whose # is awkward in an address and may be left out.
function colour(text) {
  if (/^[0-9a-f]{3,8}$/i.test(text) && [3, 4, 6, 8].includes(text.length)) return "#" + text;
  return /^(#([0-9a-f]{3,4}|[0-9a-f]{6}|[0-9a-f]{8})|[a-z]{3,30}|(rgb|hsl)a?\([\d\s.,%/]{1,40}\))$/i.test(text) ? text : undefined;
}

/** Reads parameters; what is wrong is left at its default and named, so that nothing wrong is ever shown. */
export function readParameters(lookUp) {
  const values = {}, wrong = [];
  for (const [name, { read, or }] of Object.entries(PARAMETERS)) {
    const text = lookUp(name);
    const value = text === null || text === undefined ? or : read(text);
    if (value === undefined) wrong.push(`${name}=${String(text).slice(0, 40)}`);
    values[name] = value === undefined ? or : value;
  }
  return { values, wrong };
}

/** Milliseconds until the next try: 0.25 s, doubled up to 5 s, less up to a half by chance so that viewers do not come all at once. */
export function backOff(attempt, chance) {
  return Math.min(5000, 250 * 2 ** Math.min(attempt, 10)) * (1 - chance / 2);
}

/** A line as nodes to draw: words and the spaces between them; a word that is partly settled becomes two. */
export function piecesOf(line) {
  const pieces = [];
  for (const [text, kind] of [[line.settled, "word"], [line.tentative, "tentative"]])
    for (const piece of text.match(/\s+|\S+/g) || []) pieces.push({ text: piece, kind: /\s/.test(piece[0]) ? "space" : kind });
  return pieces;
}

/** When the screen is to be cleared, in ms, or null for never: `hold` after the last change, speech or contact. */
export function clearsAt({ changed, quiet, lost, speaking, connected, hold }) {
  if (speaking && connected) return null;
  return Math.max(changed, connected ? quiet : lost) + hold * 1000;
}

const STYLE = `
:where(live-captions) { display: flex; box-sizing: border-box; font-family: var(--lc-font, system-ui, "Segoe UI", Roboto, "Noto Sans", "DejaVu Sans", sans-serif);
  font-size: var(--lc-fit, var(--lc-size, 44px)); font-weight: 600; line-height: 1.36; color: var(--lc-color, #fff); }
:where(live-captions [data-lc=box]) { position: relative; box-sizing: content-box; width: calc(var(--lc-chars, 42) * 0.6em); max-width: 100%;
  height: calc(var(--lc-lines, 2) * 1.5em); overflow: hidden; transition: opacity var(--lc-fade, 0.4s) linear; }
:where(live-captions[data-shown=no] [data-lc=box]) { opacity: 0; }
:where(live-captions [data-lc=stack]) { position: absolute; left: 0; right: 0; bottom: 0; display: flex; flex-direction: column; align-items: var(--lc-side, flex-start); }
:where(live-captions[valign=top] [data-lc=stack]) { bottom: auto; top: 0; }
:where(live-captions [data-lc=line]) { display: block; height: 1.5em; max-width: 100%; white-space: pre; unicode-bidi: isolate; line-break: strict; transform-origin: 0 50%; }
:where(live-captions [data-lc=text]) { display: inline-block; height: 1.5em; line-height: 1.5em; padding: 0 0.34em; background: var(--lc-back, rgba(0, 0, 0, 0.75)); border-radius: 0.14em; }
:where(live-captions [data-lc=tentative]) { opacity: 0.72; }
:where(live-captions [data-lc=debug]) { position: fixed; left: 8px; top: 8px; font: 14px/1.5 ui-monospace, monospace; color: #0f0; background: rgba(0, 0, 0, 0.8); padding: 4px 8px; white-space: pre; border-radius: 4px; }
`;

const Base = globalThis.HTMLElement || class {};

export class LiveCaptionsElement extends Base {
  static observedAttributes = Object.keys(PARAMETERS);
  #values = {}; #wrong = [];
  #box; #stack; #note; #resize;
  #lines = new Map();                     // line id → element
  #frame = null; #drawn = ""; #hidden = null;
  #timing = { changed: 0, quiet: 0, lost: 0, speaking: false, connected: false };
  #timer = 0; #run = 0; #assets = null;

  connectedCallback() {
    adoptStyle(this.ownerDocument);
    this.#build();
    this.#readAttributes();
    this.#resize = new ResizeObserver(() => this.#fit());
    this.#resize.observe(this);
    this.#listen(++this.#run);
  }

  disconnectedCallback() {
    this.#run++;                          // the loop that listens sees that it is not its turn any more
    this.#resize.disconnect();
    clearTimeout(this.#timer);
    this.replaceChildren();
    this.#lines.clear();
  }

  attributeChangedCallback(name, before, now) {
    if (!this.#box || before === now) return;
    this.#readAttributes();
    if (["track", "lines", "chars", "hold", "tentative"].includes(name)) this.#listen(++this.#run);
  }

  /** "connecting", "live" or "away". */
  get state() { return this.dataset.state; }

  #build() {
    this.dataset.state = "connecting";
    this.dataset.shown = "no";
    this.#box = part("div", "box");
    this.#stack = this.#box.appendChild(part("div", "stack"));
    this.replaceChildren(this.#box);
  }

  #readAttributes() {
    ({ values: this.#values, wrong: this.#wrong } = readParameters(name => this.getAttribute(name)));
    const v = this.#values, style = this.style;
    style.setProperty("--lc-size", v.size + "px");
    style.setProperty("--lc-lines", v.lines);
    style.setProperty("--lc-chars", v.chars);
    style.setProperty("--lc-color", v.color);
    style.setProperty("--lc-back", `color-mix(in srgb, ${v.bg} ${v.bgopacity * 100}%, transparent)`);
    if (!globalThis.CSS?.supports("color", "color-mix(in srgb, red 50%, blue)")) style.setProperty("--lc-back", plainMix(v.bg, v.bgopacity));
    style.setProperty("--lc-fade", v.fade + "s");
    style.setProperty("--lc-side", { left: "flex-start", center: "center", right: "flex-end" }[v.align]);
    if (v.font) style.setProperty("--lc-font", v.font); else style.removeProperty("--lc-font");
    this.#fit();
    this.#debug();
  }

  /** Text shrinks where the chosen size does not fit the page; it never overflows. */
  #fit() {
    const room = this.clientWidth - parseFloat(getComputedStyle(this).paddingLeft) - parseFloat(getComputedStyle(this).paddingRight);
    if (!(room > 0)) return;
    const fits = room / (this.#values.chars * 0.6);
    this.style.setProperty("--lc-fit", Math.min(this.#values.size, fits) + "px");
    for (const line of this.#lines.values()) squeeze(line);
  }

  // ---- the wire: come, watch, and when that ends, come again; for ever, and without a word on screen ----

  async #listen(run) {
    for (let attempt = 0; run === this.#run; attempt++) {
      let connection;
      try {
        connection = await open(this.getAttribute("server") || "/captions");
        await connection.start();
        await this.#watch(connection, run, () => attempt = -1);
      } catch (trouble) {
        this.#trouble = String(trouble && trouble.message || trouble);
      }
      try { await connection?.stop(); } catch { /* it is gone already */ }
      if (run !== this.#run) return;
      this.#away();
      await new Promise(again => setTimeout(again, backOff(Math.max(0, attempt), Math.random())));
    }
  }

  #trouble = "";

  #watch(connection, run, alive) {
    const { track, lines, chars, hold, tentative } = this.#values;
    return new Promise((ended, failed) => {
      connection.onclose(() => ended());
      connection.stream("Watch", { track, lines, chars, hold, tentative }).subscribe({
        next: frame => {
          if (run !== this.#run) return ended();
          alive();
          this.#take(frame);
        },
        complete: ended,
        error: failed,
      });
    });
  }

  #away() {
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
    const text = JSON.stringify(frame.lines);
    if (text !== this.#drawn) timing.changed = now;
    this.#frame = frame;
    if (text !== this.#drawn && text !== this.#hidden) this.#draw(frame, text);
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

  // ---- the screen ----

  #draw(frame, text) {
    this.#drawn = text;
    this.#hidden = null;
    if (frame.lines.length === 0) return this.#clear();
    const rolls = this.#lines.size > 0 && this.dataset.shown === "yes" && frame.lines.some(line => !this.#lines.has(line.id)) && this.#lines.has(frame.lines[0].id - 1);
    const wanted = new Set(frame.lines.map(line => line.id));
    for (const [id, line] of this.#lines) if (!wanted.has(id)) { line.remove(); this.#lines.delete(id); }
    for (const line of frame.lines) this.#drawLine(line, frame.language);
    this.dataset.shown = "yes";
    if (rolls && !matchMedia("(prefers-reduced-motion: reduce)").matches)
      this.#stack.animate([{ transform: "translateY(1.5em)" }, { transform: "none" }], { duration: 110, easing: "ease-out" });
  }

  #drawLine(line, language) {
    let element = this.#lines.get(line.id);
    if (!element) {
      element = part("div", "line");
      element.dir = "auto";
      element.appendChild(part("span", "text"));
      this.#lines.set(line.id, element);
      this.#stack.appendChild(element);
    }
    if (language) element.lang = language; else element.removeAttribute("lang");
    update(element.firstChild, piecesOf(line));
    squeeze(element);
  }

  #plan() {
    clearTimeout(this.#timer);
    const at = clearsAt({ ...this.#timing, hold: this.#values.hold });
    if (at !== null && this.dataset.shown === "yes") this.#timer = setTimeout(() => this.#clear(), Math.max(0, at - performance.now()));
  }

  #clear() {
    this.#hidden = this.#drawn;           // the same text again is not news
    this.dataset.shown = "no";
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => { this.#stack.replaceChildren(); this.#lines.clear(); }, this.#values.fade * 1000 + 50);
  }

  #debug() {
    if (!this.#values.debug) { this.#note?.remove(); this.#note = null; return; }
    this.#note ??= this.appendChild(part("div", "debug"));
    const f = this.#frame;
    this.#note.textContent = [this.dataset.state + (this.#trouble ? ": " + this.#trouble : ""),
      f ? `track ${f.track}  frame ${f.sequence}  delay ${f.delay.toFixed(2)} s  ${f.speaking ? "speech" : "quiet"}` : "no frame yet",
      ...this.#wrong.map(w => "ignored: " + w)].join("\n");
  }
}

function part(tag, name) {
  const element = document.createElement(tag);
  element.dataset.lc = name;
  return element;
}

/** Words keep their nodes; only what differs is touched. */
function update(parent, pieces) {
  pieces.forEach((piece, i) => {
    let node = parent.childNodes[i];
    if (piece.kind === "space") {
      if (!node || node.nodeType !== 3) parent.insertBefore(node = document.createTextNode(piece.text), node || null);
      else if (node.data !== piece.text) node.data = piece.text;
      return;
    }
    if (!node || node.nodeType !== 1) parent.insertBefore(node = part("span", piece.kind), node || null);
    if (node.dataset.lc !== piece.kind) node.dataset.lc = piece.kind;
    if (node.textContent !== piece.text) node.textContent = piece.text;
  });
  while (parent.childNodes.length > pieces.length) parent.lastChild.remove();
}

/** A line of wide letters is pressed together rather than cut off or wrapped. */
function squeeze(line) {
  line.style.transform = "";
  const over = line.firstChild.offsetWidth / Math.max(1, line.parentNode.clientWidth);
  if (over > 1) line.style.transform = `scaleX(${1 / over})`;
}

/** For browsers before color-mix: hexadecimal colours with an opacity, others as they are. */
function plainMix(text, opacity) {
  const hex = /^#([0-9a-f])([0-9a-f])([0-9a-f])$/i.exec(text)?.slice(1).map(d => d + d) || /^#(..)(..)(..)$/.exec(text)?.slice(1);
  return hex ? `rgba(${hex.map(d => parseInt(d, 16)).join(", ")}, ${opacity})` : text;
}

let style;
function adoptStyle(doc) {
  if (!style) {
    style = new CSSStyleSheet();
    style.replaceSync(STYLE);
  }
  if (!doc.adoptedStyleSheets.includes(style)) doc.adoptedStyleSheets = [...doc.adoptedStyleSheets, style];
}

async function open(url) {
  if (!globalThis.signalR) await import("./signalr.js");
  const connection = new signalR.HubConnectionBuilder().withUrl(url).configureLogging(signalR.LogLevel.None).build();
  connection.serverTimeoutInMilliseconds = 25000;
  return connection;
}

if (globalThis.customElements && !customElements.get("live-captions")) customElements.define("live-captions", LiveCaptionsElement);
