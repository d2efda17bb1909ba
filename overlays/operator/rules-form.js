// The operator page's form for text rules: replacements, blocklist, and how each output treats words.
import { find, findSelect, setText } from "../page/elements.js";
import { readList, readReplacements, writeReplacements } from "./rules-text.js";
/** @import { Change, Get, Rules, RulesOutput, Treatment } from "./types.js" */

/** @type {[RulesOutput, string][]} */
const OUTPUTS = [
  ["overlay", "Picture"],
  ["readers", "Readers’ page"],
  ["exports", "Subtitles and files"],
];
/** @type {{ what: keyof Treatment, name: string, options: [value: string, label: string][] }[]} */
const CHOICES = [
  {
    what: "blocked",
    name: "blocked words",
    options: [
      ["AsSpoken", "as spoken"],
      ["Mask", "masked: d***"],
      ["Remove", "left out"],
    ],
  },
  {
    what: "fillers",
    name: "fillers such as “um”",
    options: [
      ["Keep", "kept"],
      ["Drop", "left out"],
    ],
  },
  {
    what: "casing",
    name: "case",
    options: [
      ["AsSpoken", "as spoken"],
      ["Upper", "CAPITALS"],
      ["Lower", "lower case"],
    ],
  },
];
const RETRY_MS = 2000;

/**
 * Fills the form and saves it.
 * @param {Get} get
 * @param {Change} change
 */
export function openRules(get, change) {
  const replacements = find("replacements", HTMLTextAreaElement);
  const blocklist = find("blocklist", HTMLTextAreaElement);
  const told = find("rules-told");
  find("words-form").addEventListener("submit", save);
  load();

  async function load() {
    try {
      /** @type {Rules} */
      const rules = await get("/api/rules");
      replacements.value = writeReplacements(rules.replacements);
      blocklist.value = rules.blocklist.join("\n");
      setText(told, rules.told || "");
      find("treatments").replaceChildren(...OUTPUTS.map(([output, name]) => rowOf(output, name, rules[output])));
    } catch {
      setTimeout(load, RETRY_MS);
    }
  }

  /** @param {Event} event */
  async function save(event) {
    event.preventDefault();
    const read = readReplacements(replacements.value);
    if (read.fault !== undefined) return setText(told, read.fault);
    const rules = {
      replacements: read.replacements,
      blocklist: readList(blocklist.value),
      ...Object.fromEntries(OUTPUTS.map(([output]) => [output, treatmentOf(output)])),
    };
    setText(told, (await change("PUT", "/api/rules", rules)) || "In force from the next word on, also after a restart.");
  }
}

/** @param {RulesOutput} output */
function treatmentOf(output) {
  return Object.fromEntries(CHOICES.map(({ what }) => [what, findSelect(`${output}-${what}`).value]));
}

/** @param {RulesOutput} output @param {string} title @param {Treatment} treatment */
function rowOf(output, title, treatment) {
  const row = document.createElement("tr");
  const head = document.createElement("th");
  head.scope = "row";
  head.textContent = title;
  row.append(head);
  for (const { what, name, options } of CHOICES) {
    const select = document.createElement("select");
    select.id = `${output}-${what}`;
    select.setAttribute("aria-label", `${title}: ${name}`);
    select.append(...options.map(([value, label]) => new Option(label, value, false, value === treatment[what])));
    row.insertCell().append(select);
  }
  return row;
}
