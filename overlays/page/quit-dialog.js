// Quitting from a page: a question first, and afterwards what has ended and how to start it again.
import { BASE } from "../service/base.js";
import { request } from "../service/requests.js";
import { t } from "../strings/strings.js";
import { make } from "./make.js";

const LOOK_MS = 2000;

/** Asks whether to quit, and quits. */
export function quitDialog() {
  const title = make("h2", { id: "quit-title", textContent: t("header.quit.title") });
  const says = make("p", { id: "quit-says", textContent: t("header.quit.means") });
  const wrong = make("p", { className: "trouble", hidden: true });
  const sure = make("button", { type: "button", className: "danger", textContent: t("header.quit.sure") });
  const cancel = make("button", { type: "button", className: "second", textContent: t("header.quit.cancel"), autofocus: true });
  const buttons = make("p", { className: "actions" }, cancel, sure);
  const dialog = make("dialog", { className: "ask" }, title, says, wrong, buttons);
  dialog.setAttribute("aria-labelledby", title.id);
  dialog.setAttribute("aria-describedby", says.id);
  wrong.setAttribute("role", "alert");
  cancel.addEventListener("click", () => dialog.close());
  dialog.addEventListener("close", () => dialog.remove());
  sure.addEventListener("click", async () => {
    sure.disabled = cancel.disabled = true;
    const answer = await request("POST", "/api/quit");
    sure.disabled = cancel.disabled = false;
    wrong.hidden = !answer.wrong;
    if (answer.wrong) wrong.textContent = answer.wrong;
    else showEnd();
  });
  document.body.append(dialog);
  dialog.showModal();

  function showEnd() {
    dialog.addEventListener("cancel", event => event.preventDefault());
    title.textContent = t("header.ended.title");
    says.textContent = t("header.ended.means");
    says.tabIndex = -1;
    buttons.remove();
    says.focus();
    setTimeout(comeBack, LOOK_MS);
  }
}

/** Loads the page anew once the service answers again. */
async function comeBack() {
  try {
    const answer = await fetch(BASE + "/health/live", { cache: "no-store" });
    if (answer.ok) return location.reload();
  } catch {
    // Not started again yet.
  }
  setTimeout(comeBack, LOOK_MS);
}
