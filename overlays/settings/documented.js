// The settings with their documentation in the reader's language.
import DOCS from "../strings/setting-docs.js";
import { translator } from "../strings/translator.js";
/** @import { View } from "./types.d.ts" */

/** The key under which a setting or a section is documented: tracks, outputs and engines have all the same. @param {string} key */
export function documentedAs(key) {
  return key.replace(/^(Tracks|Outputs|Translators):[^:]+$/, "$1").replace(/^(Tracks|Outputs|Translators):[^:]+:/, "$1:*:");
}

/**
 * The view with its documentation in the reader's language; what has none keeps the service's own.
 * @param {View} view
 * @param {readonly string[]} [wanted] languages, most wanted first; the browser's
 * @returns {View}
 */
export function documented(view, wanted) {
  const { t } = translator(DOCS, wanted);
  /** @param {string} key @param {string} own */
  const says = (key, own) => (documentedAs(key) in DOCS ? t(documentedAs(key)) : own);
  return {
    ...view,
    groups: view.groups.map(group => ({
      ...group,
      description: says(group.name, group.description),
      settings: group.settings.map(setting => ({ ...setting, description: says(setting.key, setting.description) })),
    })),
  };
}
