// Questions to the service and answers with their status; and questions that are asked again and again while somebody looks.
import { t } from "../strings/strings.js";
import { BASE, signInFrom } from "./base.js";
import { sentenceOf } from "./requests.js";
/** @import { Answer } from "./types.js" */

const PATIENCE_MS = 8000;

/**
 * @param {string} method
 * @param {string} path below the service's root
 * @param {unknown} [body]
 * @param {number} [patience] milliseconds
 * @returns {Promise<Answer>}
 */
export async function send(method, path, body, patience = PATIENCE_MS) {
  const gone = new AbortController();
  const timer = setTimeout(() => gone.abort(), patience);
  try {
    const answer = await fetch(BASE + path, {
      method,
      cache: "no-store",
      signal: gone.signal,
      headers: body === undefined ? {} : { "Content-Type": "application/json" },
      body: body === undefined ? undefined : JSON.stringify(body),
    });
    if (answer.status === 401) location.assign(signInFrom(BASE, location.href));
    const text = await answer.text();
    if (!answer.ok) return { status: answer.status, wrong: sentenceOf(text) || t("service.refused", { status: answer.status }) };
    return { status: answer.status, value: text ? JSON.parse(text) : null };
  } catch {
    return { status: 0, wrong: t("service.gone") };
  } finally {
    clearTimeout(timer);
  }
}

/**
 * Asks again and again while the page is visible, never twice at once; a service that was away is asked on.
 * @param {string} path
 * @param {number} period milliseconds between an answer and the next question
 * @param {(answer: Answer) => void} take
 * @returns {() => void} ends it
 */
export function poll(path, period, take) {
  let ended = false;
  async function ask() {
    if (ended) return;
    const answer = document.hidden ? null : await send("GET", path);
    if (ended) return;
    if (answer) take(answer);
    setTimeout(ask, period);
  }
  ask();
  return () => {
    ended = true;
  };
}
