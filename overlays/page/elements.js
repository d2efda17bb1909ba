// Elements of a page, found by their ids and of the kind that the script expects.

/**
 * @template {Element} Kind
 * @overload
 * @param {string} id
 * @param {abstract new () => Kind} kind
 * @returns {Kind}
 */
/**
 * @overload
 * @param {string} id
 * @returns {HTMLElement}
 */
/**
 * @param {string} id
 * @param {abstract new () => Element} kind
 */
export function find(id, kind = HTMLElement) {
  const element = document.getElementById(id);
  if (!(element instanceof kind)) throw new Error(`The page has no ${kind.name} with the id "${id}".`);
  return element;
}

/** @param {string} id */
export function findInput(id) {
  return find(id, HTMLInputElement);
}

/** @param {string} id */
export function findSelect(id) {
  return find(id, HTMLSelectElement);
}

/** @param {string} id */
export function findButton(id) {
  return find(id, HTMLButtonElement);
}

/**
 * Writes a text, and a mood for its colour, only where they differ: a selection and a screen reader's place stay as they are.
 * @param {Element} element
 * @param {string} text
 * @param {string} [mood]
 */
export function setText(element, text, mood) {
  if (element.textContent !== text) element.textContent = text;
  if (mood !== undefined && element instanceof HTMLElement && element.dataset.mood !== mood) element.dataset.mood = mood;
}
