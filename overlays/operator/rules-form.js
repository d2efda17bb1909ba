// The operator page's form for text rules: replacements, blocklist, and how each output treats words.
import { readList, readReplacements, writeReplacements } from "./rules-text.js";

const OUTPUTS = [
  ["overlay", "Picture"],
  ["readers", "Readers’ page"],
  ["exports", "Subtitles and files"],
];
const CHOICES = {
  blocked: [
    ["AsSpoken", "as spoken"],
    ["Mask", "masked: d***"],
    ["Remove", "left out"],
  ],
  fillers: [
    ["Keep", "kept"],
    ["Drop", "left out"],
  ],
  casing: [
    ["AsSpoken", "as spoken"],
    ["Upper", "CAPITALS"],
    ["Lower", "small"],
  ],
};
const find = id => document.getElementById(id);

/** Fills the form and saves it; `get` fetches JSON, `change` sends a call, `say` writes a text. */
export function openRules(get, change, say) {
  async function load() {
    try {
      const rules = await get("/api/rules");
      find("replacements").value = writeReplacements(rules.replacements);
      find("blocklist").value = rules.blocklist.join("\n");
      say(find("rules-told"), rules.told || "");
      find("treatments").replaceChildren(...OUTPUTS.map(([output, name]) => rowOf(output, name, rules[output])));
    } catch {
      setTimeout(load, 2000);
    }
  }

  async function save(event) {
    event.preventDefault();
    const { replacements, fault } = readReplacements(find("replacements").value);
    if (fault) return say(find("rules-told"), fault);
    const rules = { replacements, blocklist: readList(find("blocklist").value) };
    for (const [output] of OUTPUTS)
      rules[output] = Object.fromEntries(Object.keys(CHOICES).map(what => [what, find(`${output}-${what}`).value]));
    say(find("rules-told"), (await change("PUT", "/api/rules", rules)) || "In force from the next word on, and after a restart.");
  }

  find("words-form").addEventListener("submit", save);
  load();
}

function rowOf(output, name, treatment) {
  const row = document.createElement("tr");
  const head = document.createElement("th");
  head.scope = "row";
  head.textContent = name;
  row.append(
    head,
    ...Object.entries(CHOICES).map(([what, choices]) => {
      const cell = document.createElement("td");
      const select = document.createElement("select");
      select.id = `${output}-${what}`;
      select.setAttribute("aria-label", `${name}: ${{ blocked: "blocked words", fillers: "“um” and its like", casing: "letters" }[what]}`);
      select.append(...choices.map(([value, label]) => new Option(label, value, false, value === treatment[what])));
      cell.append(select);
      return cell;
    }),
  );
  return row;
}
