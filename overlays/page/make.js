// Elements that scripts make.

/**
 * @template {keyof HTMLElementTagNameMap} Tag
 * @param {Tag} tag
 * @param {Partial<HTMLElementTagNameMap[Tag]>} values
 * @param {(Node | string)[]} inside
 */
export function make(tag, values = {}, ...inside) {
  const element = document.createElement(tag);
  Object.assign(element, values);
  element.append(...inside);
  return element;
}
