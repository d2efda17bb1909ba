// How well a session was captioned: figures, corrections, gaps and what each way out did.
import { find } from "../page/elements.js";
import { make } from "../page/make.js";
import { seconds, uptime } from "../service/track-status.js";
import { locale, number, t } from "../strings/strings.js";
import { secondsBetween } from "./lines.js";
/** @import { Correction, Gap, Output, SessionRecord } from "./types.js" */

/** A moment with its day. @param {string} at */
export function moment(at) {
  return new Date(at).toLocaleString(locale, { dateStyle: "medium", timeStyle: "short" });
}

/** @param {string} at */
function clock(at) {
  return new Date(at).toLocaleTimeString(locale);
}

/**
 * @param {SessionRecord} record
 * @param {string} track
 */
export function showRecord({ session, records, corrections, gaps, outputs }, track) {
  const told = session.tracks.find(one => one.name === track);
  const record = records.find(one => one.name === track);
  if (!told || !record) return;
  const { corrected, coverage, missing } = record;
  const share = number(told.words > 0 ? (100 * corrected) / told.words : 0, 1);
  /** @type {[string, string][]} */
  const figures = [
    ["archive.length", uptime(secondsBetween(session.begun, session.ended))],
    ["archive.count", number(told.words)],
    ["archive.delay", seconds(told.delay ?? 0)],
    ["archive.longest", seconds(told.longestDelay ?? 0)],
    ["archive.corrected", corrected > 0 ? t("archive.corrected.share", { count: number(corrected), share }) : "0"],
    ["archive.coverage", t("archive.coverage.share", { share: number(Math.floor(coverage * 1000) / 10, 1) })],
    ["archive.missing", seconds(missing)],
  ];
  find("record").replaceChildren(
    ...figures.map(([key, value]) => make("div", {}, make("dt", { textContent: t(key) }), make("dd", { textContent: value }))),
  );
  /** @param {string | null} name */
  const label = name => (name === null ? t("archive.all-tracks") : (session.tracks.find(one => one.name === name)?.label ?? name));
  fill(
    "corrections",
    "corrected",
    corrections.map(one => correctionRow(one, label(one.track))),
  );
  fill(
    "gaps",
    "missing",
    gaps.map(one => gapRow(one, label(one.track))),
  );
  fill("outputs", "went", outputs.map(outputRow));
}

/** @param {Correction} correction @param {string} track */
function correctionRow({ at, former, text, who }, track) {
  return [moment(at), track, former || t("archive.left-out"), text || t("archive.left-out"), who];
}

/** @param {Gap} gap @param {string} track */
function gapRow({ kind, start, end }, track) {
  return [clock(start), track, uptime(secondsBetween(start, end)), t(`archive.gap.${kind}`)];
}

/** @param {Output} output */
function outputRow({ name, kind, host, sent, lost, trouble, at }) {
  return [
    kind === "obs" ? `OBS: ${name}` : `${name}: ${host}`,
    sent === null ? "–" : number(sent),
    lost === null ? "–" : number(lost),
    at && trouble ? `${clock(at)}: ${trouble}` : "–",
  ];
}

/** @param {string} box @param {string} body @param {string[][]} rows */
function fill(box, body, rows) {
  find(box).hidden = rows.length === 0;
  find(body).replaceChildren(...rows.map(row => make("tr", {}, ...row.map(cell => make("td", { textContent: cell, dir: "auto" })))));
}
