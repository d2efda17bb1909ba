// Buttons that scripts make.

/**
 * @param {string} text
 * @param {() => unknown} press
 */
export function button(text, press) {
  const made = document.createElement("button");
  made.type = "button";
  made.textContent = text;
  made.addEventListener("click", press);
  return made;
}

const CONFIRM_MS = 4000;

/**
 * A button that needs a second press within a few seconds, so that a slip loses nothing.
 * @param {string} text
 * @param {string} sure what it says until the second press
 * @param {() => unknown} press
 */
export function confirmedButton(text, sure, press) {
  const made = button(text, () => {
    if (made.dataset.sure) return press();
    made.dataset.sure = "1";
    made.textContent = sure;
    setTimeout(() => {
      delete made.dataset.sure;
      made.textContent = text;
    }, CONFIRM_MS);
  });
  return made;
}
