// The sound check: a sentence is read aloud, and the page shows how late and how right the captions are and where they arrive.
// Both the set-up and the operator's page show it.
import { button } from "../page/buttons.js";
import { setText } from "../page/elements.js";
import { make } from "../page/make.js";
import { poll, send } from "../service/asking.js";
import { number, t } from "../strings/strings.js";
import { adviceOf, figuresOf, verdictOf, waysOf, wrongOf } from "./check-words.js";
/** @import { CheckResult, SoundCheckReport } from "./types.js" */

const PERIOD_MS = 500;

export class SoundCheck {
  #trackOf;
  #text = make("blockquote", { className: "sentence" });
  #lead = make("p", { className: "quiet" });
  #start = button("", () => this.#press());
  #left = make("progress", { max: 1, hidden: true });
  #state = make("p", { className: "check-state" });
  #heard = make("p", { className: "heard", hidden: true });
  #result = make("div", { className: "result", tabIndex: -1, hidden: true });
  #running = false;
  #longest = 0;
  #shown = "";
  /** @type {(() => void) | null} */
  #stop = null;

  /**
   * @param {HTMLElement} root where it is shown
   * @param {() => string} trackOf the track that is checked
   */
  constructor(root, trackOf) {
    this.#trackOf = trackOf;
    this.#state.setAttribute("role", "status");
    this.#left.setAttribute("aria-label", t("check.time-left"));
    this.#start.className = "first";
    setText(this.#start, t("check.start"));
    root.classList.add("sound-check");
    root.append(
      this.#lead,
      this.#text,
      make("p", { className: "buttons" }, this.#start),
      this.#left,
      this.#state,
      this.#heard,
      this.#result,
    );
  }

  /** Shows how the check stands; one that another page has started is followed. */
  open() {
    this.#stop ??= poll(this.#path, PERIOD_MS, ({ value, wrong }) => {
      if (value) this.#show(value);
      else setText(this.#state, wrong ?? "", "bad");
    });
  }

  close() {
    this.#stop?.();
    this.#stop = null;
  }

  /** Another track is checked. */
  turn() {
    this.#shown = "";
    this.close();
    this.open();
  }

  get #path() {
    return `/api/tracks/${encodeURIComponent(this.#trackOf())}/check`;
  }

  async #press() {
    const { value, wrong } = this.#running ? await send("DELETE", this.#path) : await send("POST", this.#path, {});
    if (wrong) setText(this.#state, wrong, "bad");
    else if (value) this.#show(value);
  }

  /** @param {SoundCheckReport} check */
  #show(check) {
    const { state, text, isRead, secondsLeft, heard, result } = check;
    const ran = this.#running;
    this.#running = state === "listening" || state === "arriving";
    setText(this.#text, text);
    setText(this.#lead, t(isRead ? "check.read" : "check.by-itself"));
    const again = state === "done" || state === "cancelled" || state === "failed";
    setText(this.#start, t(this.#running ? "check.stop" : again ? "check.again" : "check.start"));
    this.#start.classList.toggle("first", !this.#running);
    this.#left.hidden = state !== "listening" || secondsLeft === null;
    this.#longest = this.#running ? Math.max(this.#longest, secondsLeft ?? 0) : 0;
    if (secondsLeft !== null && this.#longest > 0) this.#left.value = secondsLeft / this.#longest;
    this.#heard.hidden = !this.#running;
    setText(this.#heard, heard || "…");
    this.#tell(check);
    this.#result.hidden = state !== "done" || !result;
    const shown = JSON.stringify(result);
    if (!result || shown === this.#shown) return;
    this.#shown = shown;
    this.#result.replaceChildren(...this.#partsOf(result));
    if (ran) this.#result.focus();
  }

  /** @param {SoundCheckReport} check */
  #tell({ state, isRead, speaking, sentence, result }) {
    if (state === "listening")
      setText(this.#state, t(!isRead ? "check.listening" : speaking ? "check.hearing" : "check.speak-now"), "wait");
    else if (state === "arriving") setText(this.#state, t("check.arriving"), "wait");
    else if (state === "done" && result) setText(this.#state, ...verdictOf(result));
    else if (state === "failed") setText(this.#state, sentence ?? t("check.failed"), "bad");
    else if (state === "cancelled") setText(this.#state, t("check.cancelled"), "off");
    else setText(this.#state, "", "off");
  }

  /** @param {CheckResult} result */
  #partsOf(result) {
    const figures = figuresOf(result).map(({ name, text, mood, says }) => {
      const verdict = make("span", { className: "pill", textContent: says });
      verdict.dataset.mood = mood;
      return make("div", {}, make("dt", { textContent: name }), make("dd", {}, make("span", { textContent: text }), verdict));
    });
    const ways = waysOf(result).map(({ name, sign, mood, says, more }) => {
      const mark = make("span", { className: "sign", textContent: sign });
      mark.dataset.mood = mood;
      mark.setAttribute("aria-hidden", "true");
      const texts = make("div", {}, make("b", { textContent: name }), " ", make("span", { className: "quiet", textContent: says }));
      if (more) texts.append(make("p", { className: "quiet", textContent: more }));
      return make("li", {}, mark, texts);
    });
    return [
      make("dl", {}, ...figures),
      ...this.#wrongWords(result),
      ...adviceOf(result).map(textContent => make("p", { className: "advice", textContent })),
      make("h3", { textContent: t("check.ways") }),
      make("ul", { className: "arrivals" }, ...ways),
    ];
  }

  /** @param {CheckResult} result */
  #wrongWords(result) {
    const wrong = wrongOf(result);
    if (wrong.length === 0) return [];
    const summary = make("summary", { textContent: t("check.wrong-words", { number: number(wrong.length) }) });
    return [make("details", {}, summary, make("ul", { className: "wrong" }, ...wrong.map(textContent => make("li", { textContent }))))];
  }
}
