// The words on the operator's page: one button each, moved through with arrow keys, kept in place while they change.

export class DeskWords {
  #box;
  #choose;
  #words = new Map();
  #moving = document.createElement("span");
  #current = null;

  constructor(box, choose) {
    this.#box = box;
    this.#choose = choose;
    this.#moving.className = "moving";
    box.append(this.#moving);
    box.addEventListener("click", ({ target }) => {
      if (target.dataset.number) this.#pick(target);
    });
    box.addEventListener("keydown", event => this.#move(event));
    box.addEventListener("focusin", ({ target }) => {
      if (target.dataset.number) this.#mark(target);
    });
  }

  /** The words as the service has them now. */
  show({ words, tentative }) {
    const atEnd = this.#box.scrollHeight - this.#box.scrollTop - this.#box.clientHeight < 40;
    const known = new Set(words.map(word => word.number));
    for (const [number, button] of this.#words) if (!known.has(number)) this.#drop(number, button);
    for (const word of words) this.#put(word);
    if (this.#moving.textContent !== tentative) this.#moving.textContent = tentative;
    if (!this.#current && this.#words.size > 0) this.#mark([...this.#words.values()].pop());
    if (atEnd && !this.#box.contains(document.activeElement)) this.#box.scrollTop = this.#box.scrollHeight;
  }

  clear() {
    for (const [number, button] of this.#words) this.#drop(number, button);
  }

  /** Puts the focus on the newest word. */
  toNewest() {
    const newest = [...this.#words.values()].pop();
    if (newest) newest.focus();
  }

  focus(number) {
    const button = this.#words.get(number);
    if (button) button.focus();
    else this.toNewest();
  }

  #put(word) {
    let button = this.#words.get(word.number);
    if (!button) {
      button = document.createElement("button");
      button.type = "button";
      button.dataset.number = word.number;
      button.tabIndex = -1;
      button.dir = "auto";
      this.#words.set(word.number, button);
      // A space of its own, so that lines break between words.
      if (!word.joined) this.#box.insertBefore(document.createTextNode(" "), this.#moving);
      this.#box.insertBefore(button, this.#moving);
    }
    const text = word.text || word.heard;
    const kind = [word.held && "held", word.heard !== null && "changed", word.text === "" && "gone", word.typed && "typed"]
      .filter(Boolean)
      .join(" ");
    if (button.textContent !== text) button.textContent = text;
    if (button.className !== kind) button.className = kind;
    const title = word.text === "" ? "left out" : word.heard !== null ? `heard: ${word.heard}` : "";
    if (button.title !== title) button.title = title;
    button.dataset.text = word.text;
  }

  #drop(number, button) {
    if (button === this.#current) this.#current = null;
    // The one that has the focus stays until it is left.
    if (button === document.activeElement) return;
    const space = button.previousSibling;
    if (space && space.nodeType === Node.TEXT_NODE) space.remove();
    button.remove();
    this.#words.delete(number);
  }

  #mark(button) {
    if (this.#current) {
      this.#current.tabIndex = -1;
      this.#current.removeAttribute("aria-current");
    }
    this.#current = button;
    button.tabIndex = 0;
    if (button === document.activeElement) button.setAttribute("aria-current", "true");
  }

  #pick(button) {
    this.#choose({ number: +button.dataset.number, text: button.dataset.text, shown: button.textContent });
  }

  #move(event) {
    const all = [...this.#words.values()];
    const at = all.indexOf(document.activeElement);
    const to = { ArrowLeft: at - 1, ArrowRight: at + 1, ArrowUp: at - 8, ArrowDown: at + 8, Home: 0, End: all.length - 1 }[event.key];
    if (to === undefined || at < 0 || event.altKey || event.ctrlKey || event.metaKey) return;
    event.preventDefault();
    all[Math.max(0, Math.min(all.length - 1, to))].focus();
  }
}
