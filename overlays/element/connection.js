// The wire: come, watch, and when that ends, come again; for ever, and without a word on screen.

// A server that takes the connection and then says nothing is as good as gone.
const PATIENCE = 10000;
// It says something at least every 10 s.
const SILENCE = 25000;

/** Milliseconds until the next try: 0.25 s, doubled up to 5 s, less up to a half by chance so that viewers do not come all at once. */
export function backOff(attempt, chance) {
  return Math.min(5000, 250 * 2 ** Math.min(attempt, 10)) * (1 - chance / 2);
}

/** Watches until the returned function is called. `take` gets every frame; `away` hears, each time, why there is no server. `request` may be a function: what to ask for now. */
export function watch({ server, request, take, away, method = "Watch", token = null, open = openHub, wait = pass }) {
  let stopped = false;
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
        await Promise.race([connection.start(), wait(PATIENCE).then(giveUp)]);
        await streamEnds(connection, method, typeof request === "function" ? request() : request, frame => {
          tries = 0;
          if (!stopped) take(frame);
        });
      } catch (trouble) {
        reason = String((trouble && trouble.message) || trouble);
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
        /* it is gone already */
      });
  }
}

function streamEnds(connection, method, request, next) {
  return new Promise((ended, failed) => {
    connection.onclose(() => ended());
    connection.stream(method, request).subscribe({ next, complete: ended, error: failed });
  });
}

function giveUp() {
  throw new Error("the server does not answer");
}

function pass(milliseconds) {
  return new Promise(over => setTimeout(over, milliseconds));
}

async function openHub(url, tries, token) {
  // A module that once failed to load may be remembered as failed: another address is another try.
  if (!globalThis.signalR) await import(tries === 0 ? "../signalr.js" : `../signalr.js?try=${tries}`);
  const connection = new signalR.HubConnectionBuilder()
    .withUrl(url, token ? { accessTokenFactory: () => token } : {})
    .configureLogging(signalR.LogLevel.None)
    .build();
  connection.serverTimeoutInMilliseconds = SILENCE;
  return connection;
}
