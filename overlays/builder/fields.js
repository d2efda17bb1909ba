// The builder's controls: every parameter, in groups, with its display name.
import { FONTS } from "../element/fonts.js";
import { t } from "../strings/strings.js";
/** @import { ParameterName } from "../element/types.js" */

/** @typedef {{ name: ParameterName, label: string, hint?: string }} Named */
/** @typedef {[value: string, label: string]} Option */
/** @typedef {Named & { kind: "choice", options: Option[] }} Choice */
/** @typedef {Named & { kind: "amount", least: number, most: number, step: number, unit: Unit }} Amount */
/** @typedef {Choice | Amount | Named & { kind: "colour" | "flag" | "text" | "tracks" }} Field */
/** @typedef {"" | "px" | "s" | "%"} Unit */

/** @param {ParameterName} name */
const label = name => t(`look.${name}`);
/** @param {ParameterName} name */
const hint = name => t(`look.${name}.hint`);
/** @type {(name: ParameterName, values: string[], hint?: string) => Field} */
const choice = (name, values, hint) => {
  const options = values.map(value => /** @type {Option} */ ([value, t(`look.${name}.${value}`)]));
  return { name, label: label(name), kind: "choice", options, hint };
};
/** @type {(name: ParameterName, least: number, most: number, step: number, unit: Unit, hint?: string) => Field} */
const amount = (name, least, most, step, unit, hint) => ({ name, label: label(name), kind: "amount", least, most, step, unit, hint });
/** @type {(name: ParameterName) => Field} */
const colour = name => ({ name, label: label(name), kind: "colour" });
/** @type {(name: ParameterName, kind: "flag" | "text" | "tracks") => Field} */
const hinted = (name, kind) => ({ name, label: label(name), kind, hint: hint(name) });

/** @type {{ name: string, open: boolean, fields: Field[] }[]} */
export const GROUPS = [
  {
    name: t("look.group.words"),
    open: true,
    fields: [
      choice("mode", ["rollup", "block", "live"]),
      amount("lines", 1, 4, 1, ""),
      amount("chars", 20, 80, 1, ""),
      choice("case", ["as-spoken", "upper", "lower"]),
      hinted("tentative", "flag"),
    ],
  },
  {
    name: t("look.group.letters"),
    open: true,
    fields: [
      { name: "font", label: label("font"), kind: "choice", options: FONTS.map(font => [font, font]) },
      amount("size", 12, 160, 1, "px"),
      amount("weight", 200, 900, 100, ""),
      colour("color"),
      amount("outline", 0, 12, 0.5, "px"),
      amount("shadow", 0, 40, 1, "px"),
    ],
  },
  { name: t("look.group.box"), open: false, fields: [colour("bg"), amount("bgopacity", 0, 1, 0.05, "")] },
  {
    name: t("look.group.position"),
    open: false,
    fields: [
      choice("display", ["over", "below", "beside", "full"], hint("display")),
      choice("align", ["left", "center", "right"], hint("align")),
      choice("valign", ["top", "middle", "bottom"]),
      amount("x", 0, 100, 1, "%"),
      amount("y", 0, 100, 1, "%"),
      amount("w", 10, 100, 1, "%"),
    ],
  },
  {
    name: t("look.group.time"),
    open: false,
    fields: [amount("hold", 0, 30, 0.5, "s"), amount("fade", 0, 5, 0.1, "s"), amount("delay", 0, 20, 0.1, "s", hint("delay"))],
  },
  {
    name: t("look.group.tracks"),
    open: false,
    fields: [
      hinted("track", "tracks"),
      choice("labels", ["none", "name", "color"]),
      hinted("lang", "text"),
      hinted("token", "text"),
      hinted("debug", "flag"),
    ],
  },
  {
    name: t("look.group.keyer"),
    open: false,
    fields: [choice("key", ["none", "fill", "key", "chroma", "black"], hint("key")), colour("keycolor")],
  },
];
