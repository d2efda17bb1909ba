// The operator page's form for text rules: vocabulary, replacements, blocklist, numbers, letters, and how each output treats words.
import { find, findSelect, setText } from "../page/elements.js";
import { t } from "../strings/strings.js";
import { readList, readRefused, readReplacements, writeRefused, writeReplacements } from "./rules-text.js";
/** @import { Change, Get, Rules, RulesOutput, Treatment } from "./types.js" */

/** @type {[RulesOutput, string][]} */
const OUTPUTS = [
  ["overlay", t("operator.overlay")],
  ["readers", t("operator.readers")],
  ["exports", t("rules.exports")],
];
/** @type {{ what: keyof Treatment, name: string, options: [value: string, label: string][] }[]} */
const CHOICES = [
  {
    what: "blocked",
    name: t("rules.blocked"),
    options: [
      ["AsSpoken", t("rules.as-spoken")],
      ["Mask", t("rules.mask")],
      ["Remove", t("rules.left-out")],
    ],
  },
  {
    what: "fillers",
    name: t("rules.fillers"),
    options: [
      ["Keep", t("rules.kept")],
      ["Drop", t("rules.left-out")],
    ],
  },
  {
    what: "casing",
    name: t("rules.casing"),
    options: [
      ["AsSpoken", t("rules.as-spoken")],
      ["Upper", t("rules.upper")],
      ["Lower", t("rules.lower")],
    ],
  },
];
const RETRY_MS = 2000;

/**
 * Fills the form and saves it. Returns what shows names that were taken back meanwhile, unless somebody is changing them here.
 * @param {Get} get
 * @param {Change} change
 */
export function openRules(get, change) {
  const vocabulary = find("vocabulary", HTMLTextAreaElement);
  const replacements = find("replacements", HTMLTextAreaElement);
  const blocklist = find("blocklist", HTMLTextAreaElement);
  const refused = find("refused", HTMLTextAreaElement);
  let refusedBefore = "";
  const numbers = findSelect("numbers");
  const letters = findSelect("letters");
  const told = find("rules-told");
  find("words-form").addEventListener("submit", save);
  load();

  async function load() {
    try {
      /** @type {Rules} */
      const rules = await get("/api/rules");
      vocabulary.value = rules.vocabulary.join("\n");
      replacements.value = writeReplacements(rules.replacements);
      blocklist.value = rules.blocklist.join("\n");
      showRefused(rules);
      numbers.value = rules.numbers;
      letters.value = rules.letters;
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
    const taken = readRefused(refused.value);
    if (taken.fault !== undefined) return setText(told, taken.fault);
    const rules = {
      replacements: read.replacements,
      blocklist: readList(blocklist.value),
      vocabulary: readList(vocabulary.value),
      // Those that others take back meanwhile stay.
      ...(refused.value === refusedBefore ? {} : { refused: taken.refused }),
      numbers: numbers.value,
      letters: letters.value,
      ...Object.fromEntries(OUTPUTS.map(([output]) => [output, treatmentOf(output)])),
    };
    const wrong = await change("PUT", "/api/rules", rules);
    if (!wrong) refusedBefore = refused.value;
    setText(told, wrong || t("rules.applied"));
  }

  /** @param {Rules} rules */
  function showRefused(rules) {
    refused.value = refusedBefore = writeRefused(rules.refused ?? []);
  }

  return async () => {
    try {
      const rules = await get("/api/rules");
      if (refused.value === refusedBefore) showRefused(rules);
    } catch {
      // The page says by itself that the service does not answer.
    }
  };
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
    select.setAttribute("aria-label", t("rules.choice", { output: title, what: name }));
    select.append(...options.map(([value, label]) => new Option(label, value, false, value === treatment[what])));
    const cell = row.insertCell();
    // On a phone the columns have no heads.
    cell.dataset.column = name;
    cell.append(select);
  }
  return row;
}
