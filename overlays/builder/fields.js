// The builder's controls: every parameter, in groups, with its display name.
import { FONTS } from "../element/fonts.js";
/** @import { ParameterName } from "../element/types.js" */

/** @typedef {{ name: ParameterName, label: string, hint?: string }} Named */
/** @typedef {[value: string, label: string]} Option */
/** @typedef {Named & { kind: "choice", options: Option[] }} Choice */
/** @typedef {Named & { kind: "amount", least: number, most: number, step: number, unit: Unit }} Amount */
/** @typedef {Choice | Amount | Named & { kind: "colour" | "flag" | "text" | "tracks" }} Field */
/** @typedef {"" | "px" | "s" | "%"} Unit */

/** @type {(name: ParameterName, label: string, options: Option[], hint?: string) => Field} */
const choice = (name, label, options, hint) => ({ name, label, kind: "choice", options, hint });
/** @type {(name: ParameterName, label: string, least: number, most: number, step: number, unit: Unit, hint?: string) => Field} */
const amount = (name, label, least, most, step, unit, hint) => ({ name, label, kind: "amount", least, most, step, unit, hint });
/** @type {(name: ParameterName, label: string) => Field} */
const colour = (name, label) => ({ name, label, kind: "colour" });
/** @type {(name: ParameterName, label: string, hint: string) => Field} */
const flag = (name, label, hint) => ({ name, label, kind: "flag", hint });
/** @type {(name: ParameterName, label: string, hint: string) => Field} */
const text = (name, label, hint) => ({ name, label, kind: "text", hint });

/** @type {{ name: string, open: boolean, fields: Field[] }[]} */
export const GROUPS = [
  {
    name: "Words",
    open: true,
    fields: [
      choice("mode", "Mode", [
        ["rollup", "Roll-up: word by word, lines move up"],
        ["block", "Block: a sentence at a time"],
        ["live", "Live: only the sentence being spoken"],
      ]),
      amount("lines", "Lines", 1, 4, 1, ""),
      amount("chars", "Line length", 20, 80, 1, ""),
      choice("case", "Capitals", [
        ["as-spoken", "As spoken"],
        ["upper", "ALL CAPITALS"],
        ["lower", "all lower case"],
      ]),
      flag("tentative", "Show words that may still change", "Off: words appear about a second later and never change."),
    ],
  },
  {
    name: "Letters",
    open: true,
    fields: [
      choice(
        "font",
        "Typeface",
        FONTS.map(font => [font, font]),
      ),
      amount("size", "Size", 12, 160, 1, "px"),
      amount("weight", "Weight", 200, 900, 100, ""),
      colour("color", "Colour"),
      amount("outline", "Outline", 0, 12, 0.5, "px"),
      amount("shadow", "Shadow", 0, 40, 1, "px"),
    ],
  },
  { name: "Box", open: false, fields: [colour("bg", "Background colour"), amount("bgopacity", "Opacity", 0, 1, 0.05, "")] },
  {
    name: "Position",
    open: false,
    fields: [
      choice(
        "align",
        "Horizontal",
        [
          ["left", "Left"],
          ["center", "Centre"],
          ["right", "Right"],
        ],
        "Words never move sideways, wherever they stand.",
      ),
      choice("valign", "Vertical", [
        ["top", "Top"],
        ["middle", "Middle"],
        ["bottom", "Bottom"],
      ]),
      amount("x", "Free position, across", 0, 100, 1, "%"),
      amount("y", "Free position, down", 0, 100, 1, "%"),
      amount("w", "Maximum width", 10, 100, 1, "%"),
    ],
  },
  {
    name: "Time",
    open: false,
    fields: [
      amount("hold", "Stays after speech", 0, 30, 0.5, "s"),
      amount("fade", "Fades out in", 0, 5, 0.1, "s"),
      amount("delay", "Delayed by", 0, 20, 0.1, "s", "For video that arrives later than the sound."),
    ],
  },
  {
    name: "Tracks",
    open: false,
    fields: [
      { name: "track", label: "Track", kind: "tracks", hint: "With several, each has its own lines." },
      choice("labels", "Track’s name", [
        ["none", "Not shown"],
        ["name", "Above its words"],
        ["color", "Above, and words in its colour"],
      ]),
      text("lang", "Language of the text", "A code such as ja or zh-Hant; picks the right glyphs where languages share them."),
      text("token", "Viewer’s token", "Only if the operator has given you one."),
      flag("debug", "Show connection and delay", "For setting up, not for broadcast."),
    ],
  },
];
