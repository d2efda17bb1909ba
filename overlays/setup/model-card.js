// One model in the list: its facts, its speed here, a download's progress, and what can be done.
import { button, confirmedButton } from "../page/buttons.js";
import { setText } from "../page/elements.js";
import { make } from "../page/make.js";
import { t } from "../strings/strings.js";
import { actsOf, factsOf, fullOf, kindOf, progressOf, sizeOf, verdictOf } from "./model-words.js";
/** @import { Model, ModelAct, Models } from "./types.js" */

/** @type {Record<ModelAct, string>} */
const LABELS = {
  use: "setup.model.use",
  pull: "setup.model.pull",
  pause: "setup.model.pause",
  resume: "setup.model.resume",
  cancel: "setup.model.cancel",
  measure: "setup.model.measure",
  stop: "setup.model.stop",
};

export class ModelCard {
  #name = make("h3");
  #mark = make("span", { className: "pill" });
  #code = make("code");
  #says = make("span");
  #facts = make("p", { className: "quiet" }, this.#code, " · ", this.#says);
  #verdict = make("p", { className: "verdict" });
  #bar = make("progress", { max: 1 });
  #progress = make("p", { className: "quiet" });
  #wrong = make("p", { className: "trouble" });
  #buttons = make("p", { className: "buttons" });
  #act;

  /** @param {(act: ModelAct, model: Model) => void} act */
  constructor(act) {
    this.#act = act;
    const head = make("div", { className: "head" }, this.#name, this.#mark);
    this.item = make(
      "article",
      { className: "model" },
      head,
      this.#facts,
      this.#verdict,
      this.#bar,
      this.#progress,
      this.#wrong,
      this.#buttons,
    );
  }

  /** @param {Model} model @param {Pick<Models, "freeBytes" | "folder">} disk */
  show(model, { freeBytes, folder }) {
    setText(this.#name, kindOf(model.name));
    this.item.dataset.chosen = String(model.chosen);
    const mark = model.inUse ? "setup.model.in-use" : model.chosen ? "setup.model.after-restart" : "";
    this.#mark.hidden = !mark;
    if (mark) setText(this.#mark, t(mark), model.inUse ? "good" : "wait");
    setText(this.#says, factsOf(model));
    setText(this.#code, model.name);
    setText(this.#verdict, ...verdictOf(model));
    const full = fullOf(model, freeBytes, folder);
    const failed = model.pull?.state === "failed" ? progressOf(model.pull) : "";
    const wrong = failed || full || (model.state === "installed" ? (model.refusal ?? "") : "");
    this.#wrong.hidden = !wrong;
    setText(this.#wrong, wrong);
    this.#showProgress(model);
    this.#showButtons(model, full !== "");
  }

  /** @param {Model} model */
  #showProgress({ name, pull, state, downloaded, bytes }) {
    const part = pull ?? (state === "begun" ? { state: "paused", downloaded, total: bytes, bytesPerSecond: 0, sentence: null } : null);
    const shown = part && part.state !== "done" && state !== "installed";
    this.#bar.hidden = !shown;
    this.#progress.hidden = !shown || part.state === "failed";
    if (!shown) return;
    this.#bar.value = part.total > 0 ? part.downloaded / part.total : 0;
    this.#bar.setAttribute("aria-label", t("setup.model.progress-of", { name }));
    setText(this.#progress, progressOf(/** @type {import("./types.js").Pull} */ (part)));
  }

  /** Buttons are made anew only when they differ, so that one that has the focus keeps it. @param {Model} model @param {boolean} full */
  #showButtons(model, full) {
    const acts = actsOf(model).filter(act => !(full && (act === "pull" || act === "resume")));
    const shown = acts.join(" ");
    if (this.#buttons.dataset.shown === shown) return;
    const focused = this.#buttons.contains(document.activeElement);
    this.#buttons.dataset.shown = shown;
    this.#buttons.replaceChildren(...acts.map((act, i) => this.#button(act, model, i === 0)));
    if (focused) (this.#buttons.querySelector("button") ?? this.#name).focus();
  }

  /** @param {ModelAct} act @param {Model} model @param {boolean} first */
  #button(act, model, first) {
    const text = t(LABELS[act], { size: sizeOf(model.bytes) });
    const press = () => this.#act(act, model);
    const made = act === "cancel" ? confirmedButton(text, t("setup.model.cancel-sure"), press) : button(text, press);
    made.setAttribute("aria-label", t("setup.model.act-on", { act: text, name: model.name }));
    // The likeliest act is filled, but not the choice of a model that is too slow.
    if (first && act !== "measure" && !(act === "use" && model.speed?.verdict === "tooSlow")) made.className = "first";
    return made;
  }
}
