// The settings page: every setting of the file, changed together and checked while one types.
import "../page/page-header.js";
import { find, findButton, findInput, setText } from "../page/elements.js";
import { make } from "../page/make.js";
import { request } from "../service/requests.js";
import { t, translate } from "../strings/strings.js";
import { showAutostart } from "./autostart.js";
import { Changes, sortFaults } from "./changes.js";
import { documented } from "./documented.js";
import { restart } from "./restart.js";
import { SettingRow } from "./setting-row.js";
import { trackAdding, trackTools } from "./track-tools.js";
import { idOf, matches, wordsOf } from "./values.js";
/** @import { Fault, Group, Outcome, View } from "./types.d.ts" */

const CHECK_MS = 300;
const SAVED_MS = 8000;

translate();
const changes = new Changes();
/** @type {View | null} */
let view = null;
/** @type {Map<string, SettingRow>} */
const rows = new Map();
let checking = 0;
/** @type {ReturnType<typeof setTimeout> | undefined} */
let soon;

/** @param {string} [wrong] */
function tell(wrong) {
  const trouble = find("trouble");
  trouble.hidden = wrong === undefined;
  setText(trouble, wrong ?? "");
}

/** Reads the settings anew; changes that are not saved stay. */
async function load() {
  const { value, wrong } = await request("GET", "/api/settings", undefined, t("settings.asking.not"));
  tell(wrong);
  if (!value) return;
  view = documented(/** @type {View} */ (value));
  changes.rebase(view.groups.flatMap(group => group.settings));
  draw(view);
  changed();
}

/** @param {View} now */
function draw(now) {
  rows.clear();
  setText(find("file"), t("settings.file", { file: now.file }));
  find("groups").replaceChildren(...now.groups.map(sectionOf));
  find("contents-list").replaceChildren(...now.groups.map(linkTo));
  drawWaiting(now);
  filter();
}

/** @param {View} now */
function drawWaiting(now) {
  find("waiting").hidden = now.waiting.length === 0;
  setText(find("waiting-keys"), now.waiting.join(", "));
  findButton("restart").hidden = !now.canRestart;
  setText(find("restart-says"), t(now.canRestart ? "settings.restart.says" : "settings.restart.not"));
}

/** @param {Group} group */
function titleOf(group) {
  if (group.track !== null) return t("settings.track", { track: group.track });
  return group.name.split(":").map(wordsOf).join(" · ");
}

/** @param {Group} group */
function linkTo(group) {
  const isInner = group.track === null && group.name.includes(":");
  const text = isInner ? wordsOf(group.name.split(":")[1]) : titleOf(group);
  return make("li", { className: isInner ? "inner" : "" }, make("a", { href: `#${idOf(group.name)}`, textContent: text }));
}

/** @param {Group} group */
function sectionOf(group) {
  const id = idOf(group.name);
  const made = group.settings.map(setting => {
    const row = new SettingRow(setting, changes, changed);
    rows.set(setting.key, row);
    return row.element;
  });
  const says = make("p", { className: "quiet", textContent: group.description });
  const section = make("section", { id }, make("h2", { id: `${id}-title`, textContent: titleOf(group) }), says, ...made);
  section.setAttribute("aria-labelledby", `${id}-title`);
  section.tabIndex = -1;
  const tracks = view?.tracks ?? [];
  if (group.track !== null) section.append(trackTools(group.track, send, tracks.length === 1));
  if (group.track !== null && group.track === tracks[tracks.length - 1]) section.append(trackAdding(send));
  return section;
}

/** Shows what the search asks for. */
function filter() {
  const search = findInput("search").value.trim();
  const only = findInput("only-changed").checked;
  let count = 0;
  for (const [n, group] of (view?.groups ?? []).entries()) {
    let any = false;
    for (const setting of group.settings) {
      const row = rows.get(setting.key);
      if (!row) continue;
      const fits = (search === "" || matches(group, setting, search)) && (!only || row.differs || changes.has(setting.key));
      row.element.hidden = !fits;
      any ||= fits;
      if (fits) count++;
    }
    find(idOf(group.name)).hidden = !any;
    const link = find("contents-list").children[n];
    if (link instanceof HTMLElement) link.hidden = !any;
  }
  const key = count === 0 ? "settings.found.none" : count === 1 ? "settings.found.one" : "settings.found";
  const told = search === "" && !only ? "" : t(key, { count });
  setText(find("found"), told);
}

/** Something was typed: the bar shows how much, and the service is asked whether it may be. */
function changed() {
  find("bar").hidden = changes.size === 0;
  setText(find("bar-count"), changes.size === 1 ? t("settings.unsaved.one") : t("settings.unsaved", { count: changes.size }));
  if (changes.size > 0) setText(find("saved"), "");
  clearTimeout(soon);
  soon = setTimeout(check, CHECK_MS);
}

async function check() {
  const asked = ++checking;
  if (changes.size === 0) return showFaults([]);
  const { value, wrong } = await request("POST", "/api/settings/check", changes.body());
  if (asked !== checking) return; // something else was typed meanwhile
  showFaults(value ? value.errors : [{ key: null, message: wrong }]);
}

/** @param {Fault[]} faults */
function showFaults(faults) {
  const { bySetting, others } = sortFaults(faults, key => rows.has(key));
  for (const [key, row] of rows) row.showFault(bySetting.get(key));
  const trouble = find("bar-trouble");
  trouble.hidden = others.length === 0;
  setText(trouble, others.join(" "));
  findButton("save").disabled = faults.length > 0;
  return bySetting;
}

async function save() {
  clearTimeout(soon);
  checking++;
  const { value, wrong, errors } = await patch(changes.body(view?.version));
  if (value) {
    changes.clear();
    await load();
    told(value);
    return;
  }
  const first = showFaults(errors ?? [{ key: null, message: wrong ?? "" }])
    .keys()
    .next().value;
  if (first !== undefined) rows.get(first)?.focus();
  else await loadAfterConflict(wrong);
  findButton("save").disabled = first !== undefined;
}

/** Somebody else has changed the file: the next save is based on what it holds now. @param {string | undefined} wrong */
async function loadAfterConflict(wrong) {
  await load();
  clearTimeout(soon);
  const trouble = find("bar-trouble");
  trouble.hidden = !wrong;
  setText(trouble, wrong ?? "");
}

/**
 * @param {object} body
 * @returns {Promise<{ value?: Outcome, wrong?: string, errors?: Fault[] }>}
 */
async function patch(body) {
  const outcome = await request("PATCH", "/api/settings", body);
  if (outcome.wrong === undefined) return { value: outcome.value };
  // The faults by setting are those of a check, whose answer has them in order.
  const { value } = await request("POST", "/api/settings/check", body);
  return { wrong: outcome.wrong, errors: value?.errors.length > 0 ? value.errors : undefined };
}

/** A change of tracks, which is made at once. @param {object} body */
async function send(body) {
  const { value, wrong } = await patch({ ...body, version: view?.version });
  if (!value) {
    tell(wrong);
    find("trouble").scrollIntoView({ block: "center" });
    return false;
  }
  await load();
  told(value);
  return true;
}

/** @param {Outcome} outcome */
function told(outcome) {
  const [applied, waiting] = [outcome.applied.length, outcome.waiting.length];
  const key = waiting === 0 ? "settings.saved.all" : applied === 0 ? "settings.saved.none" : "settings.saved";
  setText(find("saved"), t(key, { applied, waiting }));
  setTimeout(() => setText(find("saved"), ""), SAVED_MS);
}

async function restartNow() {
  const button = findButton("restart");
  if (!button.dataset.sure) {
    button.dataset.sure = "1";
    setText(button, t("settings.restart.sure"));
    setTimeout(() => {
      delete button.dataset.sure;
      if (!button.disabled) setText(button, t("settings.restart"));
    }, 4000);
    return;
  }
  button.disabled = true;
  setText(button, t("settings.restart.running"));
  const wrong = await restart(() => tell(t("settings.restart.late")));
  button.disabled = false;
  setText(button, t("settings.restart"));
  if (wrong !== null) return tell(wrong);
  await load();
  setText(find("saved"), t("settings.restart.done"));
}

findInput("search").addEventListener("input", filter);
findInput("only-changed").addEventListener("change", filter);
findButton("save").addEventListener("click", save);
findButton("discard").addEventListener("click", () => {
  changes.clear();
  for (const row of rows.values()) row.write();
  changed();
});
findButton("restart").addEventListener("click", restartNow);
addEventListener("beforeunload", event => {
  if (changes.size > 0) event.preventDefault();
});
await load();
// The page's sections are there only now.
if (location.hash) document.getElementById(location.hash.slice(1))?.scrollIntoView();
void showAutostart();
