// Requests to LiveCaptions, with their refusals in its own sentences.

const PATIENCE_MS = 4000;

/** A request that was refused or not answered; the message is for the crew. */
export class Refused extends Error {
  /**
   * @param {string} sentence
   * @param {number} status of HTTP; 0: nobody answered
   */
  constructor(sentence, status) {
    super(sentence);
    this.status = status;
  }
}

export class Service {
  #root;
  #token;

  /** @param {{ address: string, token?: string }} config */
  constructor({ address, token }) {
    this.#root = address.trim().replace(/\/+$/, "");
    this.#token = token?.trim() ?? "";
  }

  /** All tracks with their figures. */
  tracks() {
    return this.#send("GET", "/api/tracks");
  }

  /**
   * @param {string} method
   * @param {string} path below the service's root
   * @param {unknown} [body]
   */
  act(method, path, body) {
    return this.#send(method, path, body);
  }

  async #send(method, path, body) {
    const headers = { Accept: "application/json" };
    if (this.#token) headers.Authorization = `Bearer ${this.#token}`;
    if (body !== undefined) headers["Content-Type"] = "application/json";
    let answer;
    try {
      answer = await fetch(this.#root + path, {
        method,
        headers,
        body: body === undefined ? undefined : JSON.stringify(body),
        redirect: "error",
        signal: AbortSignal.timeout(PATIENCE_MS),
      });
    } catch {
      throw new Refused(
        `LiveCaptions does not answer at ${this.#root}. Is it running there?`,
        0,
      );
    }
    const text = await answer.text();
    if (!answer.ok)
      throw new Refused(
        sentenceOf(text) || `LiveCaptions refused it (${answer.status}).`,
        answer.status,
      );
    try {
      return text ? JSON.parse(text) : null;
    } catch {
      throw new Refused(
        `What answers at ${this.#root} is not LiveCaptions.`,
        0,
      );
    }
  }
}

/** The title of problem details (RFC 9457). @param {string} text */
function sentenceOf(text) {
  try {
    return JSON.parse(text).title ?? "";
  } catch {
    return "";
  }
}
