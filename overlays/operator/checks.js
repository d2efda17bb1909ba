// The checks of `doctor` on the operator's page: what is wrong between the sound and the viewers, why, and what to do.
import { find } from "../page/elements.js";
import { request } from "../service/requests.js";
/** @import { Finding } from "./types.js" */

/** @type {Record<Finding["mark"], { sign: string, mood: string, says: string }>} */
const MARKS = {
  Good: { sign: "✓", mood: "good", says: "works" },
  Doubtful: { sign: "!", mood: "wait", says: "possibly a problem" },
  Bad: { sign: "✗", mood: "bad", says: "wrong" },
};

/**
 * The findings in one sentence.
 * @param {Finding[]} findings
 */
export function summaryOf(findings) {
  const bad = findings.filter(finding => finding.mark === "Bad").length;
  const doubtful = findings.filter(finding => finding.mark === "Doubtful").length;
  if (bad > 0) return `${bad} of ${findings.length} checks found something that stops captions.`;
  if (doubtful > 0) return `Captions work; ${doubtful} of ${findings.length} checks found something to look at.`;
  return `All ${findings.length} checks passed.`;
}

/** @param {Finding} finding */
function itemOf({ mark, about, cause, fix }) {
  const item = document.createElement("li");
  const { sign, mood, says } = MARKS[mark];
  const name = document.createElement("strong");
  name.textContent = `${sign} ${about}`;
  name.dataset.mood = mood;
  // The sign alone is not read out.
  name.setAttribute("aria-label", `${says}: ${about}`);
  item.append(name, ...[cause, fix].filter(text => text).map(textOf));
  return item;
}

/** @param {string} text */
function textOf(text) {
  const line = document.createElement("span");
  line.textContent = text;
  return line;
}

/** Runs the checks when the button is pressed. */
export function openChecks() {
  const button = find("checks-run", HTMLButtonElement);
  const told = find("checks-told");
  button.addEventListener("click", async () => {
    button.disabled = true;
    told.textContent = "Checking; this takes a few seconds…";
    const { value, wrong } = await request("GET", "/api/checks", undefined, "so nothing was checked");
    /** @type {Finding[]} */
    const findings = value ?? [];
    told.textContent = wrong || summaryOf(findings);
    find("checks-list").replaceChildren(...findings.map(itemOf));
    button.disabled = false;
  });
}
