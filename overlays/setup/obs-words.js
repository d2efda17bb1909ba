// OBS in words: what was found, and what its encoder allows; pure.
import { t } from "../strings/strings.js";
/** @import { Answer, Mood } from "../service/types.js" */
/** @import { Finding, ObsFound } from "./types.js" */

/**
 * What the set-up knows about OBS now, from the state of the connection and from asking OBS itself.
 * @param {{ state: string, message: string }} connection
 * @param {Answer} asked the answer to GET /api/obs
 * @returns {ObsFound}
 */
export function foundOf(connection, asked) {
  const ready = connection.state === "ready";
  if (asked.value) {
    const text = t(ready ? "setup.obs.connected" : "setup.obs.found", { version: asked.value.obsVersion });
    return { state: ready ? "ready" : "found", text, mood: "good", scenes: asked.value.scenes, source: asked.value.sourceKind !== null };
  }
  const absent = { scenes: [], source: false };
  if (asked.status === 0) return { ...absent, state: "unknown", text: asked.wrong ?? "", mood: "wait" };
  const says = asked.wrong ?? connection.message;
  return /password|4009/i.test(says)
    ? { ...absent, state: "password", text: `${t("setup.obs.password-wanted")} ${says}`, mood: "wait" }
    : { ...absent, state: "absent", text: `${t("setup.obs.absent")} ${says}`, mood: "wait" };
}

/**
 * What stands in the way of captions in the stream or beside recordings, from the checks of the service.
 * @param {Finding[]} findings
 * @param {RegExp} about
 * @returns {[string, Mood] | null} null where nothing is known
 */
export function allowanceOf(findings, about) {
  const finding = findings.find(one => about.test(one.about));
  if (!finding) return null;
  const text = [finding.about, finding.cause, finding.fix].filter(part => part).join(" ");
  return [text, finding.mark === "Good" ? "good" : finding.mark === "Bad" ? "bad" : "wait"];
}

/** The checks' first sentences about the stream's encoder, and about subtitles. */
export const ABOUT_ENCODER = /^The stream's encoder is /;
export const ABOUT_SUBTITLES = /^Subtitles of recordings /;
