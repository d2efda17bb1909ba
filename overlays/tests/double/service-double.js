// A double of the service for the set-up's page: it speaks the contract of its HTTP calls, holds state, and has the unhappy paths.
// node overlays/tests/double/serve.js 21600 shows the pages with it.
import { readFileSync } from "node:fs";
import { createServer } from "node:http";
import { extname } from "node:path";
import { fresh } from "./state.js";

const FOLDER = new URL("../..", import.meta.url);
const TYPES = { ".html": "text/html", ".js": "text/javascript", ".css": "text/css", ".svg": "image/svg+xml" };
// Files that the build puts beside the pages.
const MODULES = {
  "signalr.js": "node_modules/@microsoft/signalr/dist/browser/signalr.min.js",
  "lean-qr.js": "node_modules/lean-qr/index.mjs",
};
const LEVELS_MS = 100;

/** A refusal as the service writes it. */
class Refusal extends Error {
  constructor(status, title) {
    super(title);
    this.status = status;
  }
}

const refuse = (status, title) => {
  throw new Refusal(status, title);
};

/** One service: its state can be read and changed by a test while a page looks at it. */
export class ServiceDouble {
  /** @param {Partial<ReturnType<typeof fresh>>} changes of the state */
  constructor(changes = {}) {
    this.state = { ...fresh(), ...changes };
    this.requests = [];
    this.streams = new Set();
    this.server = createServer((request, response) => this.#answer(request, response));
  }

  async start(port = 0) {
    await new Promise(resolve => this.server.listen(port, "127.0.0.1", resolve));
    this.timer = setInterval(() => this.#tick(), LEVELS_MS);
    return `http://127.0.0.1:${this.server.address().port}`;
  }

  async stop() {
    clearInterval(this.timer);
    this.server.closeAllConnections();
    await new Promise(resolve => this.server.close(resolve));
  }

  /** Time passes: levels come, downloads and a sound check go on. */
  #tick() {
    this.state.tick(LEVELS_MS / 1000);
    for (const stream of this.streams) stream.write(`data: ${JSON.stringify(this.state.levels())}\n\n`);
  }

  async #answer(request, response) {
    const url = new URL(request.url, "http://double");
    let body = "";
    for await (const chunk of request) body += chunk;
    try {
      if (request.method !== "GET") this.requests.push([request.method, url.pathname, body ? JSON.parse(body) : null]);
      // A test in another language changes what has happened.
      if (url.pathname === "/double")
        return void response.end(JSON.stringify(Object.assign(this.state, JSON.parse(body || "{}")).settings));
      if (url.pathname === "/api/inputs/levels") return this.#stream(request, response);
      if (this.state.away) return response.destroy();
      if (url.pathname === "/health/live") return response.end("live");
      const answer =
        url.pathname.startsWith("/api/") || url.pathname === "/status" ? this.#call(request.method, url, body) : this.#file(url);
      const { status = 200, type = "application/json", content } = answer;
      response.writeHead(status, { "Content-Type": type, "Cache-Control": "no-store" }).end(content ?? "");
    } catch (e) {
      if (!(e instanceof Refusal)) console.error(e);
      const status = e instanceof Refusal ? e.status : 500;
      response.writeHead(status, { "Content-Type": "application/problem+json" }).end(JSON.stringify({ title: e.message, status }));
    }
  }

  #stream(request, response) {
    response.writeHead(200, { "Content-Type": "text/event-stream" });
    this.streams.add(response);
    request.on("close", () => this.streams.delete(response));
  }

  #file({ pathname }) {
    const page = pathname === "/" ? "start" : /^\/(\w+)$/.exec(pathname)?.[1];
    const name = page ? `${page === "builder" ? "builder" : page}/${page}.html` : pathname.replace(/^\/assets\//, "");
    try {
      return {
        type: TYPES[extname(MODULES[name] ?? name)] ?? "text/javascript",
        content: readFileSync(new URL(MODULES[name] ?? name, FOLDER)),
      };
    } catch {
      return refuse(404, `${pathname} does not exist.`);
    }
  }

  #call(method, url, text) {
    const body = text ? JSON.parse(text) : {};
    const state = this.state;
    const known = [
      [/^GET \/status$/, () => state.status()],
      [/^GET \/api\/tracks$/, () => state.status().tracks],
      [/^GET \/api\/setup$/, () => ({ done: state.done, steps: [] })],
      [/^PUT \/api\/setup\/done$/, () => void (state.done = true)],
      [/^GET \/api\/inputs$/, () => ({ inputs: state.listInputs(), problem: state.problem })],
      [/^GET \/api\/settings$/, () => state.listSettings()],
      [/^PATCH \/api\/settings$/, () => state.change(body, refuse)],
      [/^POST \/api\/restart$/, () => state.restart()],
      [/^GET \/api\/models$/, () => state.listModels()],
      [
        /^(POST|DELETE) \/api\/models\/([^/]+)\/(pull|pause|measure)$/,
        (how, name, what) => state.work(how, decodeURIComponent(name), what, refuse),
      ],
      [/^GET \/api\/obs\/outputs$/, () => state.obsConnection()],
      [/^GET \/api\/obs$/, () => state.askObs(refuse)],
      [/^POST \/api\/obs\/setup$/, () => state.setUpObs(body, refuse)],
      [/^POST \/api\/obs\/retry$/, () => undefined],
      [/^GET \/api\/obs\/preview$/, () => state.picture(refuse)],
      [/^GET \/api\/checks$/, () => state.findings],
      [
        /^GET \/api\/looks$/,
        () => ({ looks: Object.entries(state.looks).map(([name, values]) => ({ name, values, formerly: [], open: 1 })) }),
      ],
      [/^PUT \/api\/looks\/([a-z0-9-]{1,32})$/, name => void (state.looks[name] = body.values)],
      [/^(GET|POST|DELETE) \/api\/tracks\/([^/]+)\/check$/, how => state.soundCheck(how, refuse)],
      [/^GET \/api\/room$/, () => ({ token: null, addresses: [], speaking: [], needed: false })],
    ];
    for (const [pattern, act] of known) {
      const found = pattern.exec(`${method} ${url.pathname}`);
      if (!found) continue;
      const value = act(...found.slice(1));
      if (value === undefined) return { status: 204 };
      return value.type ? value : { content: JSON.stringify(value) };
    }
    return refuse(404, `${method} ${url.pathname} does not exist.`);
  }
}
