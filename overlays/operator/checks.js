// The checks of `doctor` on the operator's page: what is wrong between the sound and the viewers, why, and what to do.
import { find } from "../page/elements.js";
import { request } from "../service/requests.js";
import { t } from "../strings/strings.js";
/** @import { Finding } from "./types.js" */

/** @type {Record<Finding["mark"], { sign: string, mood: string, says: string }>} */
const MARKS = {
  Good: { sign: "✓", mood: "good", says: t("checks.good") },
  Doubtful: { sign: "!", mood: "wait", says: t("checks.doubtful") },
  Bad: { sign: "✗", mood: "bad", says: t("checks.bad") },
};

/**
 * The findings in one sentence.
 * @param {Finding[]} findings
 */
export function summaryOf(findings) {
  const bad = findings.filter(finding => finding.mark === "Bad").length;
  const doubtful = findings.filter(finding => finding.mark === "Doubtful").length;
  if (bad > 0) return t("checks.stops", { some: bad, all: findings.length });
  if (doubtful > 0) return t("checks.works", { some: doubtful, all: findings.length });
  return t("checks.passed", { all: findings.length });
}

/** @param {Finding} finding */
function itemOf({ mark, about, cause, fix }) {
  const item = document.createElement("li");
  const { sign, mood, says } = MARKS[mark];
  const name = document.createElement("strong");
  name.textContent = `${sign} ${about}`;
  name.dataset.mood = mood;
  // The sign alone is not read out.
  name.setAttribute("aria-label", t("checks.told", { says, about }));
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
    told.textContent = t("checks.running");
    const { value, wrong } = await request("GET", "/api/checks", undefined, t("checks.nothing"));
    /** @type {Finding[]} */
    const findings = value ?? [];
    told.textContent = wrong || summaryOf(findings);
    find("checks-list").replaceChildren(...findings.map(itemOf));
    button.disabled = false;
  });
}
