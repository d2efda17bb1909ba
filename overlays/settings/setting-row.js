// One setting on the page: its field, its documentation, and what is known about it.
import { make } from "../page/make.js";
import { t } from "../strings/strings.js";
import { idOf, textOf, valueOf, wordsOf } from "./values.js";
/** @import { Changes } from "./changes.js" */
/** @import { Setting, Value } from "./types.d.ts" */

/** @param {Setting} setting @param {Value} value */
function shown(setting, value) {
  if (value === null) return t("settings.default.none");
  if (value === "") return t("settings.default.empty");
  if (setting.type === "switch") return t(value ? "settings.on" : "settings.off");
  return textOf(value);
}

/** @param {Setting} setting */
function rangeOf(setting) {
  if (setting.minimum === null || setting.maximum === null) return "";
  return t("settings.range", { minimum: setting.minimum, maximum: setting.maximum });
}

/** @param {string} value @param {string} key */
function option(value, key) {
  return make("option", { value, textContent: t(key) });
}

/** @param {Setting} setting @param {string} id */
function fieldOf(setting, id) {
  if (setting.type === "choice")
    return make("select", { id }, ...(setting.choices ?? []).map(choice => make("option", { value: choice, textContent: choice })));
  // A box has no third state that a person could choose.
  if (setting.type === "switch" && setting.isOptional)
    return make("select", { id }, option("", "settings.default.none"), option("true", "settings.on"), option("false", "settings.off"));
  if (setting.type === "switch") return make("input", { id, type: "checkbox" });
  const field = make("input", { id, type: setting.type === "secret" ? "password" : "text", spellcheck: false });
  // The browser must neither offer a password of its own here nor keep this one.
  field.autocomplete = setting.type === "secret" ? "new-password" : "off";
  if (setting.type === "whole") field.inputMode = "numeric";
  if (setting.type === "number") field.inputMode = "decimal";
  if (setting.type === "secret") field.placeholder = t(setting.isDefault ? "settings.secret.unset" : "settings.secret.set");
  return field;
}

export class SettingRow {
  #changes;
  #field;
  #wrong;
  #marks = make("span", { className: "mark" });
  #reset;

  /**
   * @param {Setting} setting
   * @param {Changes} changes
   * @param {() => void} changed
   */
  constructor(setting, changes, changed) {
    const id = idOf(setting.key);
    this.setting = setting;
    this.#changes = changes;
    this.#field = fieldOf(setting, id);
    this.#field.disabled = setting.obstacle !== null;
    this.#field.addEventListener("input", () => {
      changes.set(setting, this.#read());
      this.refresh();
      changed();
    });
    this.#wrong = make("p", { id: `${id}-wrong`, className: "wrong", hidden: true });
    this.#reset = make("button", { type: "button", className: "second", textContent: t("settings.reset") });
    this.#reset.setAttribute("aria-label", t("settings.reset.of", { name: wordsOf(setting.name) }));
    this.#reset.addEventListener("click", () => {
      changes.reset(setting);
      this.write();
      changed();
      this.#field.focus();
    });
    this.element = this.#made(id);
    this.write();
  }

  /** Whether the setting differs from its default, with what is not saved. */
  get differs() {
    return !this.#changes.isDefault(this.setting);
  }

  /** Shows the value that the setting has or would have. */
  write() {
    const value = this.#changes.valueOf(this.setting);
    if (this.setting.type === "secret") this.#field.value = this.#changes.has(this.setting.key) ? textOf(value) : "";
    else if (this.#field instanceof HTMLInputElement && this.#field.type === "checkbox") this.#field.checked = value === true;
    else this.#field.value = textOf(value);
    this.refresh();
  }

  /** Shows whether it is changed. */
  refresh() {
    const edited = this.#changes.has(this.setting.key);
    const mark = edited ? "settings.edited" : this.setting.waits ? "settings.waits" : this.differs ? "settings.changed" : "";
    this.element.toggleAttribute("data-changed", edited || this.differs);
    this.#marks.hidden = mark === "";
    this.#marks.textContent = mark === "" ? "" : t(mark);
    this.#marks.dataset.mood = edited || this.setting.waits ? "wait" : "off";
    this.#reset.hidden = !this.differs || this.setting.obstacle !== null;
  }

  /** @param {string | undefined} message */
  showFault(message) {
    this.#wrong.hidden = message === undefined;
    if (this.#wrong.textContent !== (message ?? "")) this.#wrong.textContent = message ?? "";
    if (message === undefined) this.#field.removeAttribute("aria-invalid");
    else this.#field.setAttribute("aria-invalid", "true");
  }

  focus() {
    this.#field.focus();
  }

  #read() {
    const { setting } = this;
    if (this.#field instanceof HTMLInputElement && this.#field.type === "checkbox") return this.#field.checked;
    return valueOf(setting, this.#field.value);
  }

  /** @param {string} id */
  #made(id) {
    const { setting } = this;
    const says = make("p", { id: `${id}-says`, className: "says", textContent: setting.description });
    const label = make(
      "label",
      { htmlFor: id, textContent: wordsOf(setting.name) },
      make("code", { className: "key", textContent: setting.key }),
    );
    label.translate = false;
    this.#field.setAttribute("aria-describedby", `${id}-wrong ${id}-says ${id}-facts`);
    return make("div", { className: "setting", id: `${id}-row` }, label, this.#field, this.#wrong, says, this.#facts(id));
  }

  /** @param {string} id */
  #facts(id) {
    const { setting } = this;
    const facts = make("div", { id: `${id}-facts`, className: "facts" }, this.#marks);
    const texts = [
      setting.type === "secret" ? "" : t("settings.default", { value: shown(setting, setting.default) }),
      rangeOf(setting),
      setting.origin && setting.layer !== "Program" ? t("settings.origin", { origin: setting.origin }) : "",
      setting.obstacle ? "" : t(setting.isLive ? "settings.live" : "settings.later"),
    ];
    for (const text of texts) if (text) facts.append(make("span", { textContent: text }));
    if (setting.obstacle) facts.append(make("span", { className: "obstacle", lang: "en", textContent: setting.obstacle }));
    facts.append(this.#reset);
    return facts;
  }
}
