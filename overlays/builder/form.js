// Builds the builder's controls from their descriptions. Each has a label, and tells what a person has chosen.
import { make } from "../page/make.js";
import { t } from "../strings/strings.js";
import { sixDigits } from "./overlay-address.js";
/** @import { ParameterName, Theme, Values } from "../element/types.js" */
/** @import { ListedTrack } from "../service/types.js" */
/** @import { Amount, Choice, Field } from "./fields.js" */

/** @typedef {Values[ParameterName]} Value */

/**
 * A control: its parts, the one that a label and a hint belong to, and how it shows a value.
 * @typedef {{ parts: (Node | string)[], control: HTMLElement, set(value: Value, tracks?: ListedTrack[]): void }} Control
 */

/** @typedef {(value: Value) => void} Changed */

const MOST_TRACKS = 4;
// A word of each of two languages, whatever the reader's.
const DUO = "Words | Worte";

/**
 * A control with its label.
 * @param {Field} description
 * @param {(name: ParameterName, value: Value) => void} changed is told what a person has chosen
 */
export function field(description, changed) {
  const { name, label, kind, hint } = description;
  const row = make("div", { className: `field ${kind}` });
  const id = "p-" + name;
  const { parts, set, control } = controlOf(description, id, value => changed(name, value));
  const caption = make("label", { htmlFor: id, textContent: label });
  row.append(...(kind === "flag" ? [...parts, caption] : [caption, ...parts]));
  if (hint) {
    row.append(make("p", { className: "hint", id: id + "-hint", textContent: hint }));
    control.setAttribute("aria-describedby", id + "-hint");
  }
  return { row, set };
}

/** @param {Field} description @param {string} id @param {Changed} changed @returns {Control} */
function controlOf(description, id, changed) {
  switch (description.kind) {
    case "choice":
      return choice(description, id, changed);
    case "amount":
      return amount(description, id, changed);
    case "colour":
      return colour(id, changed);
    case "flag":
      return flag(id, changed);
    case "text":
      return text(id, changed);
    case "tracks":
      return trackBoxes(id, changed);
  }
}

/** @param {Choice} description @param {string} id @param {Changed} changed @returns {Control} */
function choice({ options }, id, changed) {
  const select = make(
    "select",
    { id, className: "wide" },
    ...options.map(([value, textContent]) => make("option", { value, textContent })),
  );
  select.addEventListener("change", () => changed(select.value));
  return {
    parts: [select],
    control: select,
    set: value => {
      select.value = String(value);
    },
  };
}

/** @param {Amount} description @param {string} id @param {Changed} changed @returns {Control} */
function amount({ label, least, most, step, unit }, id, changed) {
  const range = { min: String(least), max: String(most), step: String(step) };
  const slider = make("input", { type: "range", id, ...range });
  const number = make("input", { type: "number", ...range });
  number.setAttribute("aria-label", unit ? t("look.in-unit", { label, unit: t(`look.unit.${unit}`) }) : label);
  slider.addEventListener("input", () => {
    number.value = slider.value;
    changed(+slider.value);
  });
  number.addEventListener("input", () => {
    if (number.value !== "" && number.checkValidity()) {
      slider.value = number.value;
      changed(+number.value);
    }
  });
  // A number out of range was not taken: the field returns to the value in force.
  number.addEventListener("blur", () => {
    if (!number.checkValidity() || number.value === "") number.value = slider.value;
  });
  return {
    parts: [slider, make("span", { className: "unit" }, number, unit)],
    control: slider,
    set: value => {
      slider.value = String(value ?? "");
      number.value = String(value ?? "");
      number.placeholder = value === null ? "–" : "";
    },
  };
}

/** @param {string} id @param {Changed} changed @returns {Control} */
function colour(id, changed) {
  const picker = make("input", { type: "color", id });
  const text = make("input", { type: "text", spellcheck: false });
  text.setAttribute("aria-label", t("look.colour.text"));
  picker.addEventListener("input", () => {
    text.value = picker.value;
    changed(picker.value);
  });
  text.addEventListener("change", () => {
    const six = sixDigits(text.value);
    if (six) picker.value = six;
    changed(text.value);
  });
  return {
    parts: [picker, text],
    control: picker,
    set: value => {
      text.value = String(value);
      picker.value = sixDigits(text.value) || picker.value;
    },
  };
}

/** @param {string} id @param {Changed} changed @returns {Control} */
function flag(id, changed) {
  const box = make("input", { type: "checkbox", id });
  box.addEventListener("change", () => changed(box.checked));
  return {
    parts: [box],
    control: box,
    set: value => {
      box.checked = value === true;
    },
  };
}

/** @param {string} id @param {Changed} changed @returns {Control} */
function text(id, changed) {
  const input = make("input", { type: "text", id, className: "wide", spellcheck: false });
  input.addEventListener("change", () => changed(input.value.trim()));
  return {
    parts: [input],
    control: input,
    set: value => {
      input.value = String(value ?? "");
    },
  };
}

/** @param {string} id @param {Changed} changed @returns {Control} */
function trackBoxes(id, changed) {
  const group = make("div", { className: "tracks wide", id });
  group.setAttribute("role", "group");
  group.setAttribute("aria-label", t("look.group.tracks"));
  const boxes = () => [...group.querySelectorAll("input")];
  group.addEventListener("change", () => {
    const chosen = boxes().filter(box => box.checked);
    changed(
      chosen
        .map(box => box.value)
        .slice(0, MOST_TRACKS)
        .join(","),
    );
  });
  return {
    parts: [group],
    control: group,
    set: (value, tracks) => {
      if (tracks) group.replaceChildren(...tracks.map(trackBox));
      const named = String(value ?? "").split(",");
      for (const box of boxes()) box.checked = named.includes(box.value);
    },
  };
}

/** @param {ListedTrack} track */
function trackBox({ id, label }) {
  return make("label", {}, make("input", { type: "checkbox", value: id }), label);
}

/**
 * A row of pills, of which one is chosen.
 * @param {HTMLElement} parent
 * @param {string} name
 * @param {readonly (readonly [value: string, label: string])[]} options
 * @param {string} chosen
 * @param {(value: string) => void} changed
 */
export function pills(parent, name, options, chosen, changed) {
  for (const [value, label] of options) {
    const input = make("input", { type: "radio", name, value, checked: value === chosen });
    input.addEventListener("change", () => changed(value));
    parent.append(make("label", {}, input, make("span", { textContent: label })));
  }
}

/**
 * The themes as cards, each with a word in its look.
 * @param {HTMLElement} parent
 * @param {Record<string, Theme>} themes
 * @param {(theme: string) => void} changed
 */
export function themeCards(parent, themes, changed) {
  for (const [id, { values }] of Object.entries(themes)) {
    const input = make("input", { type: "radio", name: "theme", value: id });
    input.addEventListener("change", () => changed(id));
    const word = make("i", {
      textContent: values.case === "upper" ? t("theme.swatch").toUpperCase() : id === "duo" ? DUO : t("theme.swatch"),
    });
    look(word, values);
    const swatch = make("span", { className: "swatch" }, word);
    swatch.dataset.valign = values.valign || "bottom";
    swatch.setAttribute("aria-hidden", "true");
    parent.append(
      make(
        "label",
        {},
        input,
        make("span", {}, swatch, make("b", { textContent: t(`theme.${id}.name`) }), make("small", { textContent: t(`theme.${id}.says`) })),
      ),
    );
  }
}

/** @param {HTMLElement} word @param {Partial<Values>} values */
function look(word, { font = "Inter", weight = 600, size = 44, color = "#fff", bg = "#000", bgopacity = 0.75, outline = 0 }) {
  Object.assign(word.style, {
    fontFamily: `"${font}", Inter, sans-serif`,
    fontWeight: weight,
    fontSize: `${Math.min(1.7, (size / 44) * 1.1)}rem`,
    color,
  });
  const alpha = Math.round(bgopacity * 255).toString(16);
  if (bgopacity > 0) word.style.backgroundColor = sixDigits(bg) + alpha.padStart(2, "0");
  if (outline > 0) word.style.textShadow = "-1px -1px 0 #000, 1px -1px 0 #000, -1px 1px 0 #000, 1px 1px 0 #000, 0 0 6px #000";
}
