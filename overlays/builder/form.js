// Builds the builder's controls from their descriptions; each has a label, and tells what was chosen.
import { sixDigits } from "./overlay-address.js";

function make(tag, values = {}, ...inside) {
  const element = Object.assign(document.createElement(tag), values);
  element.append(...inside);
  return element;
}

/** A control with its label; `set` shows a value, `changed(name, value)` hears of the person's own. */
export function field(description, changed) {
  const { name, label, kind, hint } = description;
  const row = make("div", { className: `field ${kind}` });
  const id = "p-" + name;
  const { parts, set, control } = KINDS[kind](description, id, value => changed(name, value));
  const caption = make("label", { htmlFor: id, textContent: label });
  row.append(...(kind === "flag" ? [...parts, caption] : [caption, ...parts]));
  if (hint) {
    row.append(make("p", { className: "hint", id: id + "-hint", textContent: hint }));
    control.setAttribute("aria-describedby", id + "-hint");
  }
  return { row, set };
}

const KINDS = {
  choice({ options }, id, changed) {
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
        select.value = value;
      },
    };
  },

  amount({ label, least, most, step, unit }, id, changed) {
    const slider = make("input", { type: "range", id, min: least, max: most, step });
    const number = make("input", { type: "number", min: least, max: most, step });
    number.setAttribute("aria-label", label + (unit ? `, ${UNITS[unit]}` : ""));
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
    // A number that is out of range has not been taken: what is in force comes back.
    number.addEventListener("blur", () => {
      if (!number.checkValidity() || number.value === "") number.value = slider.value;
    });
    return {
      parts: [slider, make("span", { className: "unit" }, number, unit)],
      control: slider,
      set: value => {
        slider.value = value ?? "";
        number.value = value ?? "";
        number.placeholder = value === null ? "–" : "";
      },
    };
  },

  colour(_, id, changed) {
    const picker = make("input", { type: "color", id });
    const text = make("input", { type: "text", spellcheck: false });
    text.setAttribute("aria-label", "The same as text");
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
        text.value = value;
        picker.value = sixDigits(value) || picker.value;
      },
    };
  },

  flag(_, id, changed) {
    const box = make("input", { type: "checkbox", id });
    box.addEventListener("change", () => changed(box.checked));
    return {
      parts: [box],
      control: box,
      set: value => {
        box.checked = value;
      },
    };
  },

  text(_, id, changed) {
    const input = make("input", { type: "text", id, className: "wide", spellcheck: false });
    input.addEventListener("change", () => changed(input.value.trim()));
    return {
      parts: [input],
      control: input,
      set: value => {
        input.value = value || "";
      },
    };
  },

  tracks(_, id, changed) {
    const group = make("div", { className: "tracks wide", id });
    group.setAttribute("role", "group");
    group.setAttribute("aria-label", "Tracks");
    const chosen = () =>
      [...group.querySelectorAll("input:checked")]
        .map(box => box.value)
        .slice(0, 4)
        .join(",");
    group.addEventListener("change", () => changed(chosen()));
    return {
      parts: [group],
      control: group,
      set: (value, tracks = null) => {
        if (tracks)
          group.replaceChildren(
            ...tracks.map(track => make("label", {}, make("input", { type: "checkbox", value: track.id }), track.label)),
          );
        const named = (value || "").split(",");
        for (const box of group.querySelectorAll("input")) box.checked = named.includes(box.value);
      },
    };
  },
};

const UNITS = { px: "pixels", s: "seconds", "%": "percent" };

/** A row of pills of which one is chosen. */
export function pills(parent, name, options, chosen, changed) {
  for (const [value, label] of options) {
    const input = make("input", { type: "radio", name, value, checked: value === chosen });
    input.addEventListener("change", () => changed(value));
    parent.append(make("label", {}, input, make("span", { textContent: label })));
  }
}

/** Cards of themes, each with a word in its look. */
export function themeCards(parent, themes, changed) {
  for (const [id, { name, says, values }] of Object.entries(themes)) {
    const input = make("input", { type: "radio", name: "theme", value: id });
    input.addEventListener("change", () => changed(id));
    const word = make("i", { textContent: values.case === "upper" ? "WORDS" : id === "duo" ? "Words | Worte" : "Words" });
    look(word, values);
    const swatch = make("span", { className: "swatch" }, word);
    swatch.dataset.valign = values.valign || "bottom";
    swatch.setAttribute("aria-hidden", "true");
    parent.append(
      make("label", {}, input, make("span", {}, swatch, make("b", { textContent: name }), make("small", { textContent: says }))),
    );
  }
}

function look(word, { font = "Inter", weight = 600, size = 44, color = "#fff", bg = "#000", bgopacity = 0.75, outline = 0 }) {
  Object.assign(word.style, {
    fontFamily: `"${font}", Inter, sans-serif`,
    fontWeight: weight,
    fontSize: `${Math.min(1.7, (size / 44) * 1.1)}rem`,
    color,
  });
  const six = sixDigits(bg);
  if (bgopacity > 0)
    word.style.backgroundColor =
      six +
      Math.round(bgopacity * 255)
        .toString(16)
        .padStart(2, "0");
  if (outline > 0) word.style.textShadow = "-1px -1px 0 #000, 1px -1px 0 #000, -1px 1px 0 #000, 1px 1px 0 #000, 0 0 6px #000";
}
