// Requests that change something. Errors are told in the service's own sentence.
import { t } from "../strings/strings.js";
import { BASE } from "./base.js";

/**
 * The outcome of a request: the service's answer (null where it has none), or a sentence that says what is wrong.
 * @typedef {{ value: any, wrong?: undefined } | { value?: undefined, wrong: string }} Outcome
 */

/**
 * The sentence of a refusal: the title of its problem details (RFC 9457), or the text as it is.
 * @param {string} text
 * @returns {string}
 */
export function sentenceOf(text) {
  try {
    return JSON.parse(text).title;
  } catch {
    return text;
  }
}

/**
 * @param {string} method
 * @param {string} path below the service’s root
 * @param {unknown} [body]
 * @param {string} [meaning] what it means that the service does not answer
 * @returns {Promise<Outcome>}
 */
export async function request(method, path, body, meaning = t("service.unchanged")) {
  try {
    const answer = await fetch(BASE + path, {
      method,
      cache: "no-store",
      headers: body ? { "Content-Type": "application/json" } : {},
      body: body ? JSON.stringify(body) : undefined,
    });
    if (!answer.ok) return { wrong: sentenceOf(await answer.text()) || t("service.refused", { status: answer.status }) };
    const text = await answer.text();
    return { value: text ? JSON.parse(text) : null };
  } catch {
    return { wrong: t("service.gone.means", { meaning }) };
  }
}
