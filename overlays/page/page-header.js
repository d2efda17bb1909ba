// The header of every page of this machine: where one is, how late captions are, whether they are on air, and a menu.
import { BASE, signInFrom } from "../service/base.js";
import { watchStatus } from "../service/status.js";
import { number, t } from "../strings/strings.js";
import { airSummaryOf, longestDelayOf } from "./air-summary.js";
import { setText } from "./elements.js";
import { make } from "./make.js";
import { PAGES } from "./pages.js";
import { quitDialog } from "./quit-dialog.js";
/** @import { Known } from "../service/status.js" */

/** `<page-header here="operator">`; `here` is a name of the table of pages. */
class PageHeader extends HTMLElement {
  #air = make("a", { className: "air" });
  #late = make("span", { className: "late" });
  #quit = make("button", { type: "button", className: "quit", hidden: true, textContent: t("header.quit") });
  #menu = make("details", { className: "menu" });
  /** @type {(() => void) | null} */
  #stop = null;

  connectedCallback() {
    this.setAttribute("role", "banner");
    if (this.childElementCount === 0) this.append(this.#home(), this.#links(), this.#figures(), this.#makeMenu());
    this.#stop ??= watchStatus(known => this.#show(known));
    document.addEventListener("click", this.#close);
  }

  disconnectedCallback() {
    this.#stop?.();
    this.#stop = null;
    document.removeEventListener("click", this.#close);
  }

  #home() {
    const icon = make("img", { src: BASE + "/assets/page/icon.svg", alt: "", width: 28, height: 28 });
    const home = make("a", { className: "brand", href: BASE + "/" }, icon, make("span", { textContent: "LiveCaptions" }));
    home.translate = false;
    return home;
  }

  #links() {
    const here = this.getAttribute("here");
    const list = make("ul");
    for (const page of PAGES.filter(page => !page.onlyThere || page.here === here)) {
      const link = make("a", { href: `${BASE}/${page.address}`, textContent: t(page.name) });
      if (page.here === here) link.setAttribute("aria-current", "page");
      list.append(make("li", {}, link));
    }
    const nav = make("nav", {}, list);
    nav.setAttribute("aria-label", t("header.pages"));
    return nav;
  }

  #figures() {
    // Only the state is read out when it changes; the delay changes all the time.
    const state = make("p", { className: "state" }, this.#air);
    state.setAttribute("role", "status");
    setText(this.#air, t("header.air.asking"), "off");
    const figures = make("div", { className: "figures" }, this.#late, state);
    figures.setAttribute("role", "group");
    figures.setAttribute("aria-label", t("header.state"));
    return figures;
  }

  #makeMenu() {
    const links = /** @type {const} */ ([
      ["live", "header.readers"],
      ["wall", "header.wall"],
      ["stage", "header.stage"],
      ["status", "header.figures"],
    ]);
    const items = links.map(([address, key]) => make("li", {}, make("a", { href: `${BASE}/${address}`, textContent: t(key) })));
    this.#quit.addEventListener("click", () => {
      this.#menu.open = false;
      quitDialog();
    });
    const summary = make("summary", {}, make("span", { textContent: t("header.menu") }));
    this.#menu.append(summary, make("ul", {}, ...items, make("li", {}, this.#quit)));
    this.#menu.addEventListener("keydown", event => {
      if (event.key !== "Escape" || !this.#menu.open) return;
      event.stopPropagation();
      this.#menu.open = false;
      summary.focus();
    });
    return this.#menu;
  }

  /** @param {MouseEvent} event */
  #close = ({ target }) => {
    if (target instanceof Node && !this.#menu.contains(target)) this.#menu.open = false;
  };

  /** @param {Known} known */
  #show(known) {
    const { key, mood, some, all } = airSummaryOf(known);
    setText(this.#air, t(key, { some, all }), mood);
    this.#air.dataset.air = key.split(".")[2];
    if (known === "signed-out") this.#air.href = signInFrom(BASE, location.href);
    else this.#air.removeAttribute("href");
    const delay = longestDelayOf(known);
    const name = t(all > 1 ? "header.late.worst" : "header.late");
    this.#late.hidden = typeof known === "string";
    setText(this.#late, delay === null ? `${name}: –` : `${name}: ${t("service.seconds", { value: number(delay, 1) })}`);
    // A page that asks for itself does not learn whether one may quit: what was known holds.
    if (typeof known !== "string" && known.canQuit !== undefined) this.#quit.hidden = !known.canQuit;
  }
}

customElements.define("page-header", PageHeader);
