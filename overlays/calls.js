// Calls that change something; what is wrong is said in the service's own sentence.

/** The sentence of a refusal: the title of its problem details (RFC 9457), or the text as it is. */
function sentenceOf(text) {
  try {
    return JSON.parse(text).title;
  } catch {
    return text;
  }
}

/** `{ value }` of what was done, `null` where nothing is told; else `{ wrong }`. `gone` says what it means that nobody answers. */
export async function call(method, path, body, gone = "so nothing was changed") {
  try {
    const answer = await fetch(path, { method, cache: "no-store", headers: body ? { "Content-Type": "application/json" } : {}, body: body ? JSON.stringify(body) : undefined });
    if (!answer.ok) return { wrong: sentenceOf(await answer.text()) || `The service refused (${answer.status}), so nothing was changed.` };
    const text = await answer.text();
    return { value: text ? JSON.parse(text) : null };
  } catch {
    return { wrong: `LiveCaptions does not answer, ${gone}. Is it running?` };
  }
}
