// The connection to the service: connect, watch, and reconnect whenever that ends, for ever and without a word on screen.
/** @import { Connection, WatchOptions } from "./types.js" */

// A server that accepts the connection and then says nothing counts as gone.
const CONNECT_TIMEOUT_MS = 10000;
// Sooner, where there are others.
const ELSEWHERE_TIMEOUT_MS = 2000;
// Longer messages would cost the connection.
const LONGEST_ANSWER = 240;
// The service sends something at least every 10 s.
const SILENCE_TIMEOUT_MS = 25000;

/**
 * Milliseconds until the next try: 0.25 s, doubled up to 5 s, minus up to half at random, so that viewers do not reconnect all at once.
 * @param {number} attempt
 * @param {number} chance 0 to 1
 */
export function backOff(attempt, chance) {
  return Math.min(5000, 250 * 2 ** Math.min(attempt, 10)) * (1 - chance / 2);
}

/**
 * Milliseconds until viewers of a lost machine try another one: they must not come there all at once.
 * @param {number} chance 0 to 1
 */
export function spread(chance) {
  return 200 + 1300 * chance;
}

/**
 * Watches until the returned function is called: this machine, or another one with the same captions while this one is lost.
 * @template Message
 * @param {WatchOptions<Message>} options
 * @returns {() => void}
 */
export function watch({ server, request, take, away, elsewhere, onScreen, method = "Watch", token = null, open = openHub, wait = pass }) {
  let stopped = false;
  /** @type {Connection | null} */
  let connection = null;
  const own = { server, token };
  /** Other machines, in the order in which to try them. @type {(typeof own)[]} */
  let others = [];
  keepWatching();
  return () => {
    stopped = true;
    hangUp();
  };

  async function keepWatching() {
    let tries = 0;
    let round = [own];
    while (!stopped) {
      const place = round.shift() ?? own;
      let [reason, worked, sent] = ["", false, false];
      try {
        connection = await open(place.server, tries, place.token, place !== own);
        if (stopped) break;
        // The service asks in a sound check whether the words have really arrived.
        if (onScreen) connection.on("OnScreen", () => onScreen().slice(-LONGEST_ANSWER));
        connection.on("Leave", () => {
          sent = true;
        });
        await Promise.race([connection.start(), wait(others.length > 0 ? ELSEWHERE_TIMEOUT_MS : CONNECT_TIMEOUT_MS).then(giveUp)]);
        learn(connection);
        await streamEnds(connection, method, typeof request === "function" ? await request(connection) : request, message => {
          tries = 0;
          worked = true;
          if (!stopped) take(place === own ? message : { ...message, assets: "" });
        });
      } catch (trouble) {
        reason = (trouble instanceof Error && trouble.message) || String(trouble);
      }
      hangUp();
      if (stopped) return;
      away(reason);
      if (round.length > 0 && !worked) continue;
      round = sent ? [...others, own] : [own, ...others];
      // Those that are sent away are sent one by one.
      if (worked && others.length > 0) await wait(sent ? 0 : spread(Math.random()));
      else await wait(backOff(tries++, Math.random()));
    }
    hangUp();
  }

  /** @param {Connection} asked */
  async function learn(asked) {
    /** @type {{ addresses: string[], token: string | null } | null} */
    const news = await asked.invoke?.("Neighbours").catch(() => null);
    if (!news) return;
    const here = new URL(server, globalThis.location?.href).href;
    const all = news.addresses.map(address => ({ server: address + "/captions", token: token ?? news.token }));
    others = all.filter(other => other.server !== here);
    if (others.length > 0) elsewhere?.();
  }

  function hangUp() {
    const ended = connection;
    connection = null;
    if (ended)
      ended.stop().catch(() => {
        // It had already ended.
      });
  }
}

/**
 * @param {Connection} connection
 * @param {string} method
 * @param {unknown} request
 * @param {(message: any) => void} next
 * @returns {Promise<void>} settles when the stream ends
 */
function streamEnds(connection, method, request, next) {
  return new Promise((ended, failed) => {
    connection.onclose(() => ended());
    connection.stream(method, request).subscribe({ next, complete: ended, error: failed });
  });
}

function giveUp() {
  throw new Error("the server does not answer");
}

/**
 * The hub's address with the name of the page that watches, so that `doctor` can say which ones do.
 * @param {string} server
 * @param {string} path the page's path
 */
export function withPage(server, path) {
  const url = new URL(server, globalThis.location?.href);
  url.searchParams.set("page", path.split("/").pop() || "");
  return url.href;
}

/** @param {number} milliseconds @returns {Promise<void>} */
function pass(milliseconds) {
  return new Promise(over => setTimeout(over, milliseconds));
}

/**
 * @param {string} server
 * @param {number} tries
 * @param {string | null} token
 * @param {boolean} elsewhere on another machine, which takes sockets of this page and no other requests
 * @returns {Promise<Connection>}
 */
async function openHub(server, tries, token, elsewhere) {
  // The browser may remember that a module failed to load; another address makes it try again.
  if (!globalThis.signalR) await import(tries === 0 ? "../signalr.js" : `../signalr.js?try=${tries}`);
  const connection = new signalR.HubConnectionBuilder()
    .withUrl(withPage(server, location.pathname), {
      ...(token ? { accessTokenFactory: () => token } : {}),
      ...(elsewhere ? { skipNegotiation: true, transport: signalR.HttpTransportType.WebSockets } : {}),
    })
    .configureLogging(signalR.LogLevel.None)
    .build();
  connection.serverTimeoutInMilliseconds = SILENCE_TIMEOUT_MS;
  return connection;
}
