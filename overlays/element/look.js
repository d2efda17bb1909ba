// A look that the service keeps by name: what it sets, now and whenever somebody changes it. Loaded only where a look is named.
/** @import { Connection, LookTexts } from "./types.js" */
import { fontReady } from "./fonts.js";
import { readParameters } from "./parameters.js";

const KEY = "lc-look:";
// A service that does not tell the look holds the captions up no longer than this.
const PATIENCE_MS = 1000;
// Where thousands watch, they do not all ask for another layout at once.
const SPREAD_MS = 250;

/** The look that an element names. */
export class FollowedLook {
  #element;
  #take;
  /** @type {LookTexts | null} */
  #newest = null;
  /** What it sets. @type {LookTexts} */
  texts = {};

  /**
   * @param {Element} element
   * @param {string} name
   * @param {(texts: LookTexts) => void} take is told what the look sets, once its typeface is there
   */
  constructor(element, name, take) {
    this.#element = element;
    this.name = name;
    this.#take = take;
  }

  /** Takes what was last known. */
  begin() {
    return this.#news(knownLook(this.name));
  }

  /** @param {Connection} connection */
  follow(connection) {
    return followLook(connection, this.name, texts => this.#news(texts));
  }

  /** @param {LookTexts | null} texts null: there is no such look, and what was shown last stays */
  async #news(texts) {
    if (!texts) return;
    this.#newest = texts;
    const { font, weight } = readParameters(name => this.#element.getAttribute(name), texts).values;
    await fontReady(font, weight);
    if (this.#newest === texts && this.#element.getAttribute("look") === this.name) this.#take((this.texts = texts));
  }
}

/**
 * What a look set when this browser last saw it: a service that has lost it changes nothing on air.
 * @param {string} name
 * @returns {LookTexts}
 */
export function knownLook(name, storage = storageOf) {
  try {
    return textsIn(JSON.parse(storage().getItem(KEY + name) ?? "{}"));
  } catch {
    return {};
  }
}

/**
 * Follows a look over a connection, until that ends.
 * @param {Pick<Connection, "stream">} connection
 * @param {string} name
 * @param {(texts: LookTexts | null) => unknown} take is told what the look sets; null: there is none of this name
 * @returns {Promise<void>} settles once the first news has been taken, or when none can be expected
 */
export function followLook(connection, name, take, wait = pass, storage = storageOf) {
  let told = false;
  return new Promise(over => {
    connection.stream("Look", { name }).subscribe({
      next: async ({ values }) => {
        if (values) keep(name, values, storage);
        if (told) await wait(Math.random() * SPREAD_MS);
        told = true;
        await take(values && textsIn(values));
        over();
      },
      complete: over,
      // An earlier service, say.
      error: () => over(),
    });
    wait(PATIENCE_MS).then(over);
  });
}

/** @param {string} name @param {unknown} values @param {() => Storage} storage */
function keep(name, values, storage) {
  try {
    storage().setItem(KEY + name, JSON.stringify(values));
  } catch {
    // Where storage is forbidden, nothing outlasts the page.
  }
}

/**
 * Only texts, whatever was stored.
 * @param {unknown} values
 * @returns {LookTexts}
 */
function textsIn(values) {
  return Object.fromEntries(Object.entries(values ?? {}).filter(([, text]) => typeof text === "string"));
}

/** The browser's storage; it throws where it is forbidden. */
function storageOf() {
  return localStorage;
}

/** @param {number} milliseconds @returns {Promise<void>} */
function pass(milliseconds) {
  return new Promise(over => setTimeout(over, milliseconds));
}
