// Puts a page's texts into the reader's language.

/** @typedef {"en" | "de"} Language */
/** @typedef {Record<string, Record<Language, string>>} Table */
/** @typedef {Record<string, string | number>} TextValues */

/** Attributes that hold a text, with the attribute that names its key. */
export const TRANSLATED_ATTRIBUTES = /** @type {const} */ ({
  "data-t-placeholder": "placeholder",
  "data-t-title": "title",
  "data-t-aria-label": "aria-label",
  "data-t-alt": "alt",
});

// The few tags that a text may hold; everything else in it is shown as it is written.
const TAGGED = /<(b|code|kbd)>(.*?)<\/\1>/g;

/**
 * The first language of the reader's that the table has, as the browser writes it ("de-AT"): dates and numbers follow the region.
 * @param {readonly string[]} wanted most wanted first
 */
export function localeOf(wanted) {
  return wanted.find(locale => /^(en|de)\b/i.test(locale)) ?? "en";
}

/** @param {string} locale @returns {Language} */
export function languageOf(locale) {
  return /^de\b/i.test(locale) ? "de" : "en";
}

/**
 * @param {string} text
 * @param {TextValues} values
 */
export function filled(text, values) {
  return text.replace(/\{(\w+)\}/g, (whole, name) => (name in values ? String(values[name]) : whole));
}

/**
 * A text's parts: words as they are, or words with a tag.
 * @param {string} text
 * @returns {{ tag: string | null, words: string }[]}
 */
export function partsOf(text) {
  const parts = [];
  let from = 0;
  for (const { 0: whole, 1: tag, 2: words, index } of text.matchAll(TAGGED)) {
    if (index > from) parts.push({ tag: null, words: text.slice(from, index) });
    parts.push({ tag, words });
    from = index + whole.length;
  }
  if (from < text.length) parts.push({ tag: null, words: text.slice(from) });
  return parts;
}

/**
 * The texts of one table in one language.
 * @param {Table} table
 * @param {readonly string[]} [wanted] languages, most wanted first; the browser's. Outside a browser: English.
 */
export function translator(table, wanted = typeof document === "undefined" ? [] : navigator.languages) {
  const locale = localeOf(wanted);
  const language = languageOf(locale);

  /**
   * The text of a key. A key that the table lacks is shown itself, so that the page goes on.
   * @param {string} key
   * @param {TextValues} [values] for its "{name}" placeholders
   */
  function t(key, values = {}) {
    return filled(table[key]?.[language] ?? key, values);
  }

  /**
   * Fills in every text that the markup names. English is in the markup already.
   * @param {Document | DocumentFragment} root
   */
  function fill(root) {
    for (const element of /** @type {NodeListOf<HTMLElement>} */ (root.querySelectorAll("[data-t]")))
      element.replaceChildren(...partsOf(t(element.dataset.t ?? "")).map(nodeOf));
    for (const [names, attribute] of Object.entries(TRANSLATED_ATTRIBUTES))
      for (const element of root.querySelectorAll(`[${names}]`)) element.setAttribute(attribute, t(element.getAttribute(names) ?? ""));
    for (const template of root.querySelectorAll("template")) fill(template.content);
  }

  /** Fills in the texts of a page, and says which language they are in. */
  function translate(root = document) {
    root.documentElement.lang = language;
    const title = root.documentElement.dataset.tDocumentTitle;
    if (title) root.title = t(title);
    if (language !== "en") fill(root);
  }

  /**
   * A number as the reader writes it.
   * @param {number} value
   * @param {number} [digits] behind the decimal point
   */
  function number(value, digits = 0) {
    return value.toLocaleString(locale, { minimumFractionDigits: digits, maximumFractionDigits: digits });
  }

  return { language, locale, t, translate, number };
}

/** @param {{ tag: string | null, words: string }} part */
function nodeOf({ tag, words }) {
  if (!tag) return words;
  const element = document.createElement(tag);
  element.textContent = words;
  return element;
}
