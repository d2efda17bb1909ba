// The connection to the service: connect, watch, and reconnect whenever that ends, for ever and without a word on screen.
/** @import { Connection, WatchOptions } from "./types.js" */

// A server that accepts the connection and then says nothing counts as gone.
const CONNECT_TIMEOUT_MS = 10000;
// Two sentences; longer messages would cost the connection.
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
 * Watches until the returned function is called.
 * @template Message
 * @param {WatchOptions<Message>} options
 * @returns {() => void}
 */
export function watch({ server, request, take, away, onScreen, method = "Watch", token = null, open = openHub, wait = pass }) {
  let stopped = false;
  /** @type {Connection | null} */
  let connection = null;
  keepWatching();
  return () => {
    stopped = true;
    hangUp();
  };

  async function keepWatching() {
    let tries = 0;
    while (!stopped) {
      let reason = "";
      try {
        connection = await open(server, tries, token);
        if (stopped) break;
        // The service asks in a sound check whether the words have really arrived.
        if (onScreen) connection.on("OnScreen", () => onScreen().slice(-LONGEST_ANSWER));
        await Promise.race([connection.start(), wait(CONNECT_TIMEOUT_MS).then(giveUp)]);
        await streamEnds(connection, method, typeof request === "function" ? await request(connection) : request, message => {
          tries = 0;
          if (!stopped) take(message);
        });
      } catch (trouble) {
        reason = (trouble instanceof Error && trouble.message) || String(trouble);
      }
      hangUp();
      if (stopped) return;
      away(reason);
      await wait(backOff(tries++, Math.random()));
    }
    hangUp();
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
 * @returns {Promise<Connection>}
 */
async function openHub(server, tries, token) {
  // The browser may remember that a module failed to load; another address makes it try again.
  if (!globalThis.signalR) await import(tries === 0 ? "../signalr.js" : `../signalr.js?try=${tries}`);
  const connection = new signalR.HubConnectionBuilder()
    .withUrl(withPage(server, location.pathname), token ? { accessTokenFactory: () => token } : {})
    .configureLogging(signalR.LogLevel.None)
    .build();
  connection.serverTimeoutInMilliseconds = SILENCE_TIMEOUT_MS;
  return connection;
}
