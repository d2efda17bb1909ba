// The lines on screen: nodes stay with their words, so that what stands there does not move when something is added.

const ROLL = 110;
const JOIN = 4; // milliseconds, pixels

/** A line as nodes to draw: words and the spaces between them; a word that is partly settled becomes two. */
export function piecesOf(line) {
  const pieces = [];
  for (const [text, kind] of [
    [line.settled, "word"],
    [line.tentative, "tentative"],
  ])
    for (const piece of text.match(/\s+|\S+/g) || []) pieces.push({ text: piece, kind: /\s/.test(piece[0]) ? "space" : kind });
  return pieces;
}

/** An element with its hook for styles. */
export function part(tag, name) {
  const element = document.createElement(tag);
  element.dataset.lc = name;
  return element;
}

/** Draws frames into an element, oldest line first. */
export class CaptionLines {
  #stack;
  #lines = new Map(); // line id → element

  constructor(stack) {
    this.#stack = stack;
  }

  /** Shows these lines; with `rolls`, lines that stay glide to their new height. */
  show(lines, language, rolls) {
    const wanted = new Set(lines.map(line => line.id));
    const staying = rolls ? [...this.#lines].find(([id]) => wanted.has(id))?.[1] : null;
    const before = staying?.offsetTop;
    for (const [id, element] of this.#lines)
      if (!wanted.has(id)) {
        element.remove();
        this.#lines.delete(id);
      }
    lines.forEach((line, row) => this.#draw(line, row, language));
    this.#join();
    const moved = staying ? before - staying.offsetTop : 0;
    if (moved !== 0)
      this.#stack.animate([{ transform: `translateY(${moved}px)` }, { transform: "none" }], { duration: ROLL, easing: "ease-out" });
  }

  /** Marks lines that reach no further than the one above or below: there the boxes meet without a notch. */
  #join() {
    const elements = [...this.#stack.children];
    const ends = elements.map(element => element.firstChild.offsetWidth);
    const reaches = (other, own) => other !== undefined && other >= own - JOIN;
    elements.forEach((element, i) => {
      element.toggleAttribute("data-under", reaches(ends[i - 1], ends[i]));
      element.toggleAttribute("data-over", reaches(ends[i + 1], ends[i]));
    });
  }

  clear() {
    this.#stack.replaceChildren();
    this.#lines.clear();
  }

  #draw(line, row, language) {
    let element = this.#lines.get(line.id);
    if (!element) {
      element = part("div", "line");
      element.dir = "auto";
      element.dataset.line = line.id;
      element.append(part("span", "text"));
      this.#lines.set(line.id, element);
    }
    // A line comes back above others when the tentative words below it are taken back.
    const place = this.#stack.children[row] || null;
    if (place !== element) this.#stack.insertBefore(element, place);
    if (!language) element.removeAttribute("lang");
    else if (element.lang !== language) element.lang = language;
    update(element.firstChild, piecesOf(line));
  }
}

/** Words keep their nodes; only what differs is touched. */
function update(parent, pieces) {
  pieces.forEach((piece, i) => {
    let node = parent.childNodes[i];
    if (piece.kind === "space") {
      if (!node || node.nodeType !== Node.TEXT_NODE) parent.insertBefore(document.createTextNode(piece.text), node || null);
      else if (node.data !== piece.text) node.data = piece.text;
      return;
    }
    if (!node || node.nodeType !== Node.ELEMENT_NODE) node = parent.insertBefore(part("span", piece.kind), node || null);
    if (node.dataset.lc !== piece.kind) node.dataset.lc = piece.kind;
    if (node.textContent !== piece.text) node.textContent = piece.text;
  });
  while (parent.childNodes.length > pieces.length) parent.lastChild.remove();
}
