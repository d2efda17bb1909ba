// The switch that starts LiveCaptions with the computer or with OBS.
import { find, findSelect } from "../page/elements.js";
import { make } from "../page/make.js";
import { request } from "../service/requests.js";
/** @import { Autostart } from "./types.d.ts" */

/** Shows the switch where the service has it. */
export async function showAutostart() {
  const { value } = await request("GET", "/api/autostart");
  if (!value) return;
  const choice = findSelect("autostart-with");
  show(value);
  find("autostart").hidden = false;
  choice.addEventListener("change", async () => {
    choice.disabled = true;
    const { value: now, wrong } = await request("PUT", "/api/autostart", { with: choice.value });
    choice.disabled = false;
    if (now) show(now);
    else tell(wrong ?? null);
  });
}

/** @param {Autostart} now */
function show(now) {
  findSelect("autostart-with").value = now.with;
  const steps = find("autostart-steps");
  steps.hidden = now.steps.length === 0;
  steps.replaceChildren(...now.steps.map(step => make("li", { textContent: step, lang: "en" })));
  tell(now.trouble);
}

/** @param {string | null} trouble */
function tell(trouble) {
  const told = find("autostart-trouble");
  told.hidden = trouble === null;
  told.textContent = trouble ?? "";
}
