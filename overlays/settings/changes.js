// Changes that are not saved yet. Pure.
import { isSame } from "./values.js";
/** @import { Fault, Setting, Value } from "./types.d.ts" */

/** What a person wants of a setting: a value, or its default. @typedef {{ value: Value } | "default"} Wish */

export class Changes {
  /** @type {Map<string, Wish>} */
  #wishes = new Map();

  get size() {
    return this.#wishes.size;
  }

  /** @param {string} key */
  has(key) {
    return this.#wishes.has(key);
  }

  /**
   * The value that a setting would have.
   * @param {Setting} setting
   * @returns {Value}
   */
  valueOf(setting) {
    const wish = this.#wishes.get(setting.key);
    if (!wish) return setting.value;
    return wish === "default" ? setting.default : wish.value;
  }

  /** @param {Setting} setting @param {Value} value */
  set(setting, value) {
    // An empty field of a secret leaves it as it is: nobody can see what would be lost.
    const asBefore = setting.type === "secret" ? value === null || value === "" : isSame(value, setting.value);
    if (asBefore) this.#wishes.delete(setting.key);
    else this.#wishes.set(setting.key, { value });
  }

  /** @param {Setting} setting */
  reset(setting) {
    if (setting.isDefault) this.#wishes.delete(setting.key);
    else this.#wishes.set(setting.key, "default");
  }

  /** Whether a setting would have its default. @param {Setting} setting */
  isDefault(setting) {
    const wish = this.#wishes.get(setting.key);
    if (!wish) return setting.isDefault;
    return wish === "default" || (setting.type !== "secret" && isSame(wish.value, setting.default));
  }

  clear() {
    this.#wishes.clear();
  }

  /**
   * Keeps what still differs after the settings were read anew: a setting may be gone, or be as wanted already.
   * @param {Setting[]} settings
   */
  rebase(settings) {
    const known = new Map(settings.map(setting => [setting.key, setting]));
    for (const [key, wish] of [...this.#wishes]) {
      const setting = known.get(key);
      if (!setting || setting.obstacle) this.#wishes.delete(key);
      else if (wish === "default") this.reset(setting);
      else this.set(setting, wish.value);
    }
  }

  /** The body of a request. @param {string} [version] */
  body(version) {
    /** @type {Record<string, Value>} */
    const set = {};
    const remove = [];
    for (const [key, wish] of this.#wishes)
      if (wish === "default") remove.push(key);
      else set[key] = wish.value;
    return { set, remove, ...(version === undefined ? {} : { version }) };
  }
}

/**
 * Faults by setting, and those that no field of the page can show.
 * @param {Fault[]} faults
 * @param {(key: string) => boolean} isShown
 */
export function sortFaults(faults, isShown) {
  /** @type {Map<string, string>} */
  const bySetting = new Map();
  /** @type {string[]} */
  const others = [];
  for (const { key, message } of faults)
    if (key !== null && isShown(key)) bySetting.set(key, [bySetting.get(key), message].filter(Boolean).join(" "));
    else others.push(message);
  return { bySetting, others };
}
