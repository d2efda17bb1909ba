// Companion as a module meets it: a process with a channel for messages. And a LiveCaptions that answers as a test says.
import EJSON from "ejson";
import { fork } from "node:child_process";
import { createServer } from "node:http";

const FOLDER = new URL("..", import.meta.url).pathname;

/** The module in a process of its own, as Companion starts it. */
export class Host {
  #process;
  #callback = 0;
  #answers = new Map();
  #waiting = new Set();
  /** The newest message of each name. */
  told = {};
  variables = {};

  /** @param {object} config */
  static async start(config) {
    const host = new Host();
    await host.#registered;
    await host.call("init", {
      label: "lc",
      isFirstInit: false,
      config,
      lastUpgradeIndex: -1,
      feedbacks: {},
      actions: {},
    });
    return host;
  }

  constructor() {
    const env = {
      ...process.env,
      MODULE_MANIFEST: `${FOLDER}companion/manifest.json`,
      CONNECTION_ID: "1",
      VERIFICATION_TOKEN: "x",
    };
    this.#process = fork(`${FOLDER}main.js`, { env, silent: true });
    this.#process.on("message", (message) => this.#take(message));
    this.#registered = this.until(() => this.told.register);
  }

  #registered;

  /** @param {string} name @param {object} payload */
  call(name, payload) {
    const callbackId = ++this.#callback;
    const answer = new Promise((resolve, reject) =>
      this.#answers.set(callbackId, { resolve, reject }),
    );
    this.#process.send({
      direction: "call",
      name,
      payload: EJSON.stringify(payload),
      callbackId,
    });
    return answer;
  }

  /** A key is pressed. @param {string} actionId @param {object} [options] */
  press(actionId, options = {}) {
    const action = {
      id: "a",
      controlId: "c",
      upgradeIndex: null,
      disabled: false,
      actionId,
      options,
    };
    return this.call("executeAction", { action, surfaceId: undefined });
  }

  /** Waits until something has been told. @template T @param {() => T} look @returns {Promise<T>} */
  until(look) {
    return new Promise((resolve) => {
      const check = () => {
        const seen = look();
        if (!seen) return;
        this.#waiting.delete(check);
        resolve(seen);
      };
      this.#waiting.add(check);
      check();
    });
  }

  stop() {
    const gone = new Promise((resolve) => this.#process.once("exit", resolve));
    this.#process.kill();
    return gone;
  }

  #take({ direction, name, payload, callbackId, success }) {
    const data = payload ? EJSON.parse(payload) : undefined;
    if (direction === "response") {
      const { resolve, reject } = this.#answers.get(callbackId);
      if (success) resolve(data);
      else reject(new Error(data?.message));
      return;
    }
    this.told[name] = data;
    for (const { id, value } of data?.newValues ?? [])
      this.variables[id] = value;
    if (callbackId) {
      const answer =
        name === "parseVariablesInString"
          ? { text: data.text, variableIds: [] }
          : {};
      this.#process.send({
        direction: "response",
        callbackId,
        success: true,
        payload: EJSON.stringify(answer),
      });
    }
    for (const check of [...this.#waiting]) check();
  }
}

/** A LiveCaptions with one track. */
export class Double {
  air = {
    paused: false,
    delay: 0,
    overlay: true,
    readers: true,
    offAir: false,
  };
  /** Requests but questions, as "METHOD path body". */
  asked = [];
  token = "";
  #server = createServer((request, response) =>
    this.#answer(request, response),
  );

  async start(port = 0) {
    await new Promise((resolve) =>
      this.#server.listen(port, "127.0.0.1", resolve),
    );
    return this.#server.address().port;
  }

  stop() {
    this.#server.closeAllConnections();
    return new Promise((resolve) => this.#server.close(resolve));
  }

  async #answer(request, response) {
    let body = "";
    for await (const part of request) body += part;
    if (this.token && request.headers.authorization !== `Bearer ${this.token}`)
      return refuse(response, 401, "Sign in, or send a token.");
    if (request.method === "GET") {
      const track = {
        id: "main",
        label: "Hall",
        state: "running",
        delay: 0.31,
        viewers: 2,
        level: -21,
        air: this.air,
      };
      return response.end(JSON.stringify([track]));
    }
    this.asked.push(`${request.method} ${request.url} ${body}`.trim());
    if (request.url === "/api/off-air")
      this.air = { ...this.air, offAir: true };
    else if (request.url === "/api/on-air")
      this.air = { ...this.air, offAir: false };
    else if (request.url.endsWith("/lines") && this.air.offAir)
      return refuse(
        response,
        409,
        "All captions are off air, so nothing was put on air.",
      );
    response.writeHead(204).end();
  }
}

function refuse(response, status, title) {
  response
    .writeHead(status, { "Content-Type": "application/problem+json" })
    .end(JSON.stringify({ title, status }));
}
