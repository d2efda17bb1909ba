// Buttons that scripts make.

export function button(text, press) {
  const made = document.createElement("button");
  made.type = "button";
  made.textContent = text;
  made.addEventListener("click", press);
  return made;
}

/** One that wants a second press within a few seconds, so that nothing is lost by a slip. */
export function surely(text, sure, press) {
  const made = button(text, () => {
    if (made.dataset.sure) return press();
    made.dataset.sure = "1";
    made.textContent = sure;
    setTimeout(() => {
      delete made.dataset.sure;
      made.textContent = text;
    }, 4000);
  });
  return made;
}
