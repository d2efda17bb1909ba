// The operator page's form for OBS: its fields as a request, and the service's answer as sentences; pure.
import { t } from "../strings/strings.js";
/** @import { ObsSettings } from "./types.js" */

/**
 * The set-up that is asked for. Empty fields are left out, so that the service chooses.
 * @param {string} scene
 * @param {string} kind
 * @param {string} password
 * @param {string} file
 */
export function setupOf(scene, kind, password, file) {
  const wanted = { scene: scene.trim(), kind, password, passwordFile: file.trim() };
  return Object.fromEntries(Object.entries(wanted).filter(([, value]) => value !== ""));
}

/**
 * The state of OBS, in two sentences.
 * @param {Omit<ObsSettings, "scenes">} settings
 */
export function standingOf({ obsVersion, enabled, source, sourceKind, stream, recording }) {
  return t("obs.standing", {
    version: obsVersion,
    stream: t(`obs.is.${stream.replace(" ", "-")}`),
    recording: t(`obs.is.${recording.replace(" ", "-")}`),
    source: t(sourceKind ? "obs.source.there" : "obs.source.missing", { source }),
    connection: t(enabled ? "obs.connects" : "obs.unconnected"),
  });
}
