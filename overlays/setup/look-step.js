// Step 4, the look: themes and kept looks over one's own OBS picture, or over a drawn one.
import { themeCards } from "../builder/form.js";
import { Preview } from "../builder/preview.js";
import { draw } from "../builder/scenes.js";
import { addFonts } from "../element/fonts.js";
import { THEMES } from "../element/themes.js";
import { find, findInput, setText } from "../page/elements.js";
import { make } from "../page/make.js";
import { poll, send } from "../service/asking.js";
import { BASE } from "../service/base.js";
import { lookName } from "../service/look-name.js";
import { t } from "../strings/strings.js";
import { valuesOf } from "./looks.js";
import { ObsPicture } from "./obs-picture.js";
import { tell } from "./tell.js";
/** @import { Look, Step } from "./types.js" */

const PICTURE_WIDTH = 1920;
// From word to word: about 200 words a minute.
const PACE_MS = 300;
const OBS_MS = 3000;
const SETUP_PATIENCE_MS = 20000;
const calm = matchMedia("(prefers-reduced-motion: reduce)");

/** @implements {Step} */
export class LookStep {
  #preview = new Preview(find("look-frame", HTMLIFrameElement));
  #picture;
  #pace = 0;
  #watchObs = () => {};
  /** What is shown now. @type {Record<string, string>} */
  #look = { theme: "box" };
  /** @type {Look[]} */
  #kept = [];

  constructor() {
    addFonts();
    themeCards(find("themes"), THEMES, theme => this.#choose({ theme }));
    find("look-frame").addEventListener("load", () => this.#preview.begin(valuesOf(this.#look)));
    const own = find("own-picture", HTMLImageElement);
    this.#picture = new ObsPicture(own, there => {
      own.hidden = !there;
      setText(find("whose-picture"), t(there ? "setup.look.own" : "setup.look.drawn"));
    });
    find("look-form").addEventListener("submit", event => this.#keep(event));
    new ResizeObserver(() => this.#scale()).observe(find("screen"));
  }

  async enter() {
    this.#watchObs();
    const context = find("scene", HTMLCanvasElement).getContext("2d");
    if (context) draw("game", context, 3);
    setText(find("whose-picture"), t("setup.look.drawn"));
    this.#watchObs = poll("/api/obs/outputs", OBS_MS, ({ value }) => {
      if (value?.state === "ready") this.#picture.open();
      else this.#picture.close();
    });
    this.#scale();
    this.#show();
    clearInterval(this.#pace);
    this.#pace = calm.matches ? 0 : setInterval(() => this.#preview.speak(), PACE_MS);
    await this.#list();
  }

  leave() {
    this.#watchObs();
    this.#picture.close();
    clearInterval(this.#pace);
  }

  #scale() {
    const width = find("screen").clientWidth;
    if (width > 0) find("look-frame").style.transform = `scale(${width / PICTURE_WIDTH})`;
  }

  async #list() {
    const { value } = await send("GET", "/api/looks");
    this.#kept = value?.looks ?? [];
    const box = find("kept");
    box.hidden = this.#kept.length === 0;
    const choices = this.#kept.map(({ name, values }) => {
      const radio = make("input", { type: "radio", name: "kept", value: name, checked: name === findInput("look-name").value });
      radio.addEventListener("change", () => {
        findInput("look-name").value = name;
        this.#choose(values);
      });
      return make("label", {}, radio, make("span", { textContent: name }));
    });
    box.replaceChildren(/** @type {Element} */ (box.querySelector("legend")), ...choices);
  }

  /** @param {Record<string, string>} look */
  #choose(look) {
    this.#look = look;
    this.#show();
  }

  #show() {
    const values = valuesOf(this.#look);
    for (const radio of /** @type {NodeListOf<HTMLInputElement>} */ (find("themes").querySelectorAll("input")))
      radio.checked = radio.value === values.theme;
    this.#preview.load(values);
    this.#preview.pass(values);
  }

  /** @param {Event} event */
  async #keep(event) {
    event.preventDefault();
    const field = findInput("look-name");
    const name = lookName(field.value) || "stream";
    field.value = name;
    const told = find("look-told");
    const kept = await send("PUT", `/api/looks/${name}`, { values: this.#look });
    if (kept.wrong) return tell(told, kept.wrong, true);
    tell(told, t("setup.look.asking", { name }));
    const put = await send("POST", "/api/obs/setup", { kind: "Overlay", look: name }, SETUP_PATIENCE_MS);
    const address = `${BASE}/overlay?look=${name}`;
    tell(told, put.wrong ? t("setup.look.kept", { name, why: put.wrong, address }) : t("setup.look.used", { name }));
    await this.#list();
  }
}
