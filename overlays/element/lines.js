// The lines on screen, and the texts around them. Words keep their nodes, so that text on screen does not move when words are added.
/** @import { CaptionFrame, CaptionLine, Values } from "./types.js" */
import { directionOf } from "./direction.js";

const ROLL_MS = 110;
// Boxes whose ends differ by no more than this many pixels join without a notch.
const JOIN_PX = 4;
// Broadcasters' colours for speakers, in turn; the first is the look's own.
const VOICE_COLOURS = 4;

/** @typedef {{ text: string, kind: "word" | "tentative" | "space" }} Piece */

/**
 * Whether lines glide as they move up: not where two pages have to show the same at every moment.
 * @param {Pick<Values, "mode" | "key">} values
 */
export function rolls({ mode, key }) {
  return mode !== "block" && key === "none" && !matchMedia("(prefers-reduced-motion: reduce)").matches;
}

/**
 * A line as the nodes to draw: words and the spaces between them. A word that is partly settled becomes two pieces.
 * @param {Pick<CaptionLine, "settled" | "tentative">} line
 */
export function piecesOf(line) {
  return [...split(line.settled, "word"), ...split(line.tentative, "tentative")];
}

/**
 * The colour of a line where voices are told apart: 0 for the look's own.
 * @param {Pick<CaptionLine, "speaker">} line
 */
export function voiceOf({ speaker }) {
  return ((speaker?.number ?? 1) - 1) % VOICE_COLOURS;
}

/**
 * @param {string} text
 * @param {"word" | "tentative"} kind
 * @returns {Piece[]}
 */
function split(text, kind) {
  return (text.match(/\s+|\S+/g) || []).map(piece => ({ text: piece, kind: /\s/.test(piece[0]) ? "space" : kind }));
}

/**
 * An element that style sheets find as [data-lc=name].
 * @param {string} tag
 * @param {string} name
 */
export function part(tag, name) {
  const element = document.createElement(tag);
  element.dataset.lc = name;
  return element;
}

/** Draws a frame's lines into an element, the oldest first. */
export class CaptionLines {
  #stack;
  /** @type {Map<number, HTMLElement>} */
  #lines = new Map();

  /** @param {HTMLElement} stack */
  constructor(stack) {
    this.#stack = stack;
  }

  /**
   * @param {CaptionLine[]} lines
   * @param {string | null} language
   * @param {boolean} rolls whether lines that stay glide to their new height
   */
  show(lines, language, rolls) {
    // The box is as wide as letters of the language are.
    if (this.#stack.parentElement && this.#stack.parentElement.lang !== (language ?? "")) this.#stack.parentElement.lang = language ?? "";
    const wanted = new Set(lines.map(line => line.id));
    const staying = rolls ? [...this.#lines].find(([id]) => wanted.has(id))?.[1] : null;
    const before = staying ? staying.offsetTop : 0;
    for (const [id, element] of this.#lines)
      if (!wanted.has(id)) {
        element.remove();
        this.#lines.delete(id);
      }
    lines.forEach((line, row) => this.#draw(line, row, language));
    this.#join();
    const moved = staying ? before - staying.offsetTop : 0;
    if (moved !== 0)
      this.#stack.animate([{ transform: `translateY(${moved}px)` }, { transform: "none" }], { duration: ROLL_MS, easing: "ease-out" });
  }

  /** Marks lines that reach no further than the line above or below, so that their boxes join without a notch. */
  #join() {
    const elements = [...this.#stack.children];
    const ends = elements.map(element => /** @type {HTMLElement} */ (element.firstElementChild).offsetWidth);
    /** @type {(other: number | undefined, own: number) => boolean} */
    const reaches = (other, own) => other !== undefined && other >= own - JOIN_PX;
    elements.forEach((element, i) => {
      element.toggleAttribute("data-under", reaches(ends[i - 1], ends[i]));
      element.toggleAttribute("data-over", reaches(ends[i + 1], ends[i]));
    });
  }

  /** The text that is drawn. */
  get text() {
    return [...this.#stack.children].map(line => line.textContent).join("\n");
  }

  clear() {
    this.#stack.replaceChildren();
    this.#lines.clear();
  }

  /**
   * @param {CaptionLine} line
   * @param {number} row
   * @param {string | null} language
   */
  #draw(line, row, language) {
    let element = this.#lines.get(line.id);
    if (!element) {
      element = part("div", "line");
      element.dataset.line = String(line.id);
      element.append(part("span", "text"));
      this.#lines.set(line.id, element);
    }
    // When tentative words are taken back, an earlier line can return above others.
    const place = this.#stack.children[row] || null;
    if (place !== element) this.#stack.insertBefore(element, place);
    const direction = directionOf(language);
    if (element.dir !== direction) element.dir = direction;
    if (!language) element.removeAttribute("lang");
    else if (element.lang !== language) element.lang = language;
    const voice = String(voiceOf(line));
    if (element.dataset.voice !== voice) element.dataset.voice = voice;
    update(/** @type {HTMLElement} */ (element.firstElementChild), piecesOf(line));
  }
}

/**
 * Brings an element's nodes in line with the pieces, touching only those that differ.
 * @param {HTMLElement} parent
 * @param {Piece[]} pieces
 */
function update(parent, pieces) {
  pieces.forEach((piece, i) => {
    const node = parent.childNodes[i] || null;
    if (piece.kind === "space") {
      if (!(node instanceof Text)) parent.insertBefore(document.createTextNode(piece.text), node);
      else if (node.data !== piece.text) node.data = piece.text;
      return;
    }
    const word = node instanceof HTMLElement ? node : parent.insertBefore(part("span", piece.kind), node);
    if (word.dataset.lc !== piece.kind) word.dataset.lc = piece.kind;
    if (word.textContent !== piece.text) word.textContent = piece.text;
  });
  while (parent.childNodes.length > pieces.length) parent.lastChild?.remove();
}

/** The line above the words: the track's name, in the track's colour. */
export class SpeakerLine {
  #name = part("span", "name");
  element = part("div", "speaker");

  constructor() {
    this.#name.dir = "auto";
    this.element.append(this.#name);
  }

  /** @param {string} name empty: no line @param {string | null} language of the words below, which decides on the side */
  show(name, language) {
    this.element.hidden = !name;
    this.element.dir = directionOf(language) === "rtl" ? "rtl" : "";
    if (this.#name.textContent !== name) this.#name.textContent = name;
  }
}

/**
 * The name above the words: the track's, or where voices are told apart, that of whoever speaks now.
 * @param {CaptionFrame | null} frame
 * @param {Pick<Values, "labels">} values
 */
export function nameOf(frame, { labels }) {
  if (labels === "none" || !frame?.label) return "";
  const spoken = frame.lines.filter(line => line.speaker?.number).pop();
  return spoken?.speaker?.label || frame.label;
}

/**
 * The number of a colour, of four, for a track without one.
 * @param {string} track
 */
export function hueOf(track) {
  return [...track].reduce((sum, letter) => sum + (letter.codePointAt(0) ?? 0), 0) % 4;
}

/**
 * The note for setting up (debug=1): the connection, the newest frame, and what was ignored.
 * @param {string | undefined} state
 * @param {string} trouble why the connection ended; empty while there is one
 * @param {CaptionFrame | null} frame the newest
 * @param {string[]} ignored
 */
export function noteOf(state, trouble, frame, ignored) {
  return [
    state + (trouble ? ": " + trouble : ""),
    frame
      ? `track ${frame.track}  frame ${frame.sequence}  delay ${frame.delay.toFixed(2)} s  ${frame.speaking ? "speech" : "quiet"}`
      : "no frame yet",
    ...ignored.map(what => "ignored: " + what),
  ].join("\n");
}
