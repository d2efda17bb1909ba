// The languages into which this browser itself can translate.
import { primaryOf } from "./languages.js";

// Browsers have no list to ask for: each pair is a question. These are what their makers name, and what Bergamot's models are for.
const CANDIDATES = [
  ..."ar,bg,bn,bs,ca,cs,da,de,el,en,es,et,fa,fi,fr,gu,he,hi,hr,hu,id,is,it,ja,kn,ko,lt,lv,ml,mr".split(","),
  ..."ms,nb,nl,no,pa,pl,pt,ro,ru,sk,sl,sq,sr,sv,sw,ta,te,th,tl,tr,uk,ur,vi,zh,zh-Hant".split(","),
];
// A picker waits no longer for the answers.
const PATIENCE_MS = 1500;

/** @typedef {{ availability(pair: { sourceLanguage: string, targetLanguage: string }): Promise<string> }} Availability */

/**
 * @param {Availability} api the browser's `Translator`
 * @param {string} source
 * @param {readonly string[]} [candidates]
 * @returns {Promise<string[]>} those that the browser has, or can download
 */
export async function deviceLanguages(api, source, candidates = CANDIDATES) {
  /** @type {string[]} */
  const able = [];
  const questions = candidates
    .filter(target => primaryOf(target) !== primaryOf(source))
    .map(async target => {
      const answer = await api.availability({ sourceLanguage: source, targetLanguage: target });
      if (["available", "downloading", "downloadable"].includes(answer)) able.push(target);
    });
  await Promise.race([Promise.allSettled(questions), new Promise(over => setTimeout(over, PATIENCE_MS))]);
  return candidates.filter(candidate => able.includes(candidate));
}
