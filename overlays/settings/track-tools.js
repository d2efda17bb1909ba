// Tracks are added, renamed and removed at once; their settings are changed as all others.
import { confirmedButton } from "../page/buttons.js";
import { make } from "../page/make.js";
import { t } from "../strings/strings.js";

/** @typedef {(body: object) => Promise<boolean>} Send tells whether it was done */

/** @param {string} label @param {string} press @param {(id: string) => Promise<boolean>} use */
function naming(label, press, use) {
  const field = make("input", { type: "text", autocomplete: "off", spellcheck: false, maxLength: 32, required: true });
  field.pattern = "[a-z0-9-]{1,32}";
  field.placeholder = label;
  field.setAttribute("aria-label", label);
  const form = make("form", { className: "track-tools" }, field, make("button", { className: "second", textContent: press }));
  form.addEventListener("submit", async event => {
    event.preventDefault();
    if (await use(field.value.trim())) field.value = "";
  });
  return form;
}

/**
 * Renaming and removing.
 * @param {string} track
 * @param {Send} send
 * @param {boolean} isOnly captions need a track
 */
export function trackTools(track, send, isOnly) {
  const key = `Tracks:${track}`;
  const form = naming(t("settings.track.id"), t("settings.track.rename"), id => send({ rename: { [key]: id } }));
  const remove = confirmedButton(t("settings.track.remove"), t("settings.track.remove.sure"), () => send({ remove: [key] }));
  remove.className = "second";
  if (!isOnly) form.append(remove);
  return form;
}

/** @param {Send} send */
export function trackAdding(send) {
  return naming(t("settings.track.new"), t("settings.track.add"), id => send({ set: { [`Tracks:${id}:Source`]: "browser" } }));
}
