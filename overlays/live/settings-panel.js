// The panel of settings on the readers' page: keeps the preferences and applies them to the page, and gives the text away.
import { find, findInput, findSelect } from "../page/elements.js";
import { recall, remember } from "../page/storage.js";
import { offerCopies } from "./copies.js";
import { PREFERENCE_NAMES, readPreferences, setPreference } from "./preferences.js";
import { ScreenLock } from "./screen-lock.js";
import { t } from "./strings.js";
/** @import { Preferences } from "./types.js" */

/** @type {Promise<unknown> | undefined} */
let dressed;

/** Loads the look of the panel and of what can be chosen there. Without it, the settings work all the same. */
export function dress() {
  const link = Object.assign(document.createElement("link"), { rel: "stylesheet", href: new URL("panel.css", import.meta.url).href });
  return (dressed ??= new Promise(over => {
    link.onload = link.onerror = over;
    document.head.append(link);
  }));
}

/** Owns the reader's preferences. */
export class SettingsPanel {
  #store;
  #preferences;
  #screen = new ScreenLock(findInput("awake"), find("awake-hint"));
  #applied;
  /** Loaded once a reader has chosen one of its typefaces. @type {Promise<void> | undefined} */
  #fonts;

  /**
   * @param {string} store the name under which the browser keeps the preferences
   * @param {() => void} applied is called each time the page's look may have changed
   * @param {Parameters<typeof offerCopies>[0]} transcript what is on the page
   */
  constructor(store, applied, transcript) {
    this.#store = store;
    this.#preferences = readPreferences(recall(store));
    this.#applied = applied;
    find("form").addEventListener("input", ({ target }) => {
      if (target instanceof HTMLInputElement || target instanceof HTMLSelectElement) this.#choose(target);
    });
    offerCopies(transcript);
    document.addEventListener("visibilitychange", () => this.#screen.keep(this.#preferences.awake));
  }

  /** Whether a screen reader is to read new sentences. */
  get announces() {
    return this.#preferences.aloud;
  }

  apply() {
    const { contrast, font, times, size, line, letter, awake } = this.#preferences;
    const root = document.documentElement;
    root.dataset.contrast = contrast;
    root.dataset.font = font;
    root.toggleAttribute("data-times", times);
    root.style.setProperty("--size", String(size / 100));
    root.style.setProperty("--line", String(line));
    root.style.setProperty("--letter", letter + "em");
    root.style.setProperty("--font", font === "system" ? "inherit" : `"${font}", system-ui, sans-serif`);
    find("size-now").textContent = t("live.percent", { value: size });
    for (const name of PREFERENCE_NAMES) showValue(name, this.#preferences[name]);
    if (font !== "system") this.#loadFonts();
    this.#applied();
    this.#screen.keep(awake);
  }

  #loadFonts() {
    this.#fonts ??= import("../element/fonts.js")
      .then(({ addFonts }) => addFonts())
      .catch(() => {
        // The device's own typeface stands in, and the next choice tries again.
        this.#fonts = undefined;
      });
  }

  /** @param {HTMLInputElement | HTMLSelectElement} control */
  #choose(control) {
    const name = PREFERENCE_NAMES.find(known => known === control.name);
    if (!name) return;
    this.#preferences = { ...this.#preferences };
    setPreference(this.#preferences, name, valueOf(control));
    remember(this.#store, JSON.stringify(this.#preferences));
    this.apply();
  }
}

/** @param {HTMLInputElement | HTMLSelectElement} control */
function valueOf(control) {
  if (control instanceof HTMLSelectElement) return control.value;
  return control.type === "checkbox" ? control.checked : Number(control.value);
}

/** @param {keyof Preferences} name @param {string | number | boolean} value */
function showValue(name, value) {
  if (typeof value === "boolean") findInput(name).checked = value;
  else if (typeof value === "number") findInput(name).value = String(value);
  else findSelect(name).value = value;
}
