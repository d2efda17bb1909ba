// Names that may be added to the vocabulary: found in documents, or corrected more than once. Nothing is added by itself.
import { button } from "../page/buttons.js";
import { find, findButton, findInput, setText } from "../page/elements.js";
import { make } from "../page/make.js";
import { BASE } from "../service/base.js";
import { sentenceOf } from "../service/requests.js";
import { t } from "../strings/strings.js";
import { readList } from "./rules-text.js";
/** @import { Get, ProposedTerm } from "./types.js" */

// The service takes no more.
const MOST_BYTES = 32 * 2 ** 20;

/**
 * A list with more entries: those that it has already stand there once.
 * @param {string} list one entry a line
 * @param {string[]} more
 */
export function withTerms(list, more) {
  return [...new Set([...readList(list), ...more])].join("\n");
}

/**
 * Offers names; returns what asks again whether there are corrected ones.
 * @param {Get} get
 */
export function offerTerms(get) {
  const vocabulary = find("vocabulary", HTMLTextAreaElement);
  const file = findInput("terms-file");
  const told = find("terms-told");
  file.addEventListener("change", read);
  findButton("terms-take").addEventListener("click", take);

  /** @param {string[]} terms */
  function add(terms) {
    const before = readList(vocabulary.value).length;
    vocabulary.value = withTerms(vocabulary.value, terms);
    setText(told, t("terms.taken", { count: readList(vocabulary.value).length - before }));
  }

  async function read() {
    const files = [...(file.files ?? [])];
    if (files.length === 0) return;
    setText(told, t("terms.reading"));
    /** @type {Map<string, ProposedTerm>} */
    const found = new Map();
    const sentences = [];
    for (const one of files) {
      const { terms = [], wrong } = one.size > MOST_BYTES ? { wrong: t("terms.long") } : await proposals(one);
      if (wrong !== undefined) sentences.push(`${one.name}: ${wrong}`);
      else if (terms.length === 0) sentences.push(t("terms.none", { file: one.name }));
      for (const term of terms) found.set(term.term, term);
    }
    file.value = "";
    setText(told, sentences.join(" "));
    find("terms").hidden = found.size === 0;
    find("terms-list").replaceChildren(...[...found.values()].map(choice));
  }

  function take() {
    add([...find("terms-list").querySelectorAll("input")].filter(box => box.checked).map(box => box.value));
    find("terms").hidden = true;
    vocabulary.focus();
  }

  async function askCorrected() {
    try {
      /** @type {{ corrected: string[] }} */
      const { corrected } = await get("/api/vocabulary/offers");
      const list = readList(vocabulary.value);
      const offers = corrected.filter(term => !list.includes(term));
      const box = find("terms-corrected");
      box.hidden = offers.length === 0;
      box.replaceChildren(...offers.map(term => offer(term, box)));
    } catch {
      // The page says by itself that the service does not answer.
    }
  }

  /** @param {string} term @param {HTMLElement} box */
  function offer(term, box) {
    const item = make("li", {}, make("span", { textContent: t("terms.corrected", { term }) }));
    const takes = button(t("terms.take"), () => {
      add([term]);
      item.remove();
      box.hidden = box.childElementCount === 0;
    });
    item.append(" ", takes);
    return item;
  }

  askCorrected();
  return askCorrected;
}

/** @param {ProposedTerm} proposal */
function choice({ term, likely }) {
  return make(
    "li",
    {},
    make("label", {}, make("input", { type: "checkbox", value: term, checked: likely }), make("span", { textContent: term, dir: "auto" })),
  );
}

/**
 * @param {File} file
 * @returns {Promise<{ terms?: ProposedTerm[], wrong?: string }>}
 */
async function proposals(file) {
  try {
    const answer = await fetch(BASE + "/api/vocabulary/proposals", { method: "POST", cache: "no-store", body: await file.arrayBuffer() });
    if (!answer.ok) return { wrong: sentenceOf(await answer.text()) || t("service.refused", { status: answer.status }) };
    return await answer.json();
  } catch {
    return { wrong: t("service.gone") };
  }
}
