// Sends sound to the service, for ever: when the connection is cut it comes again, and sound of meanwhile is left out.
import { backOff } from "../element/connection.js";

// Another page speaks for this track: coming back by ourselves would only drive it away again.
const REPLACED = 4001;
// Bytes that wait to be sent: what is older than a second is worth nothing to live captions.
const MOST_WAITING = 32000;
// A connection that takes so long to open is as good as none.
const PATIENCE = 5000;

/** Opens a way for sound. `told` hears "open", "cut" or "replaced", with the server's words. */
export function speakTo({ address, told, open = url => new WebSocket(url), wait = pass, chance = Math.random }) {
  let socket = null;
  let tries = 0;
  let stopped = false;
  connect();
  return {
    /** False if the block was left out. */
    send(block) {
      if (!socket || socket.readyState !== 1 || socket.bufferedAmount > MOST_WAITING) return false;
      socket.send(block);
      return true;
    },
    stop() {
      stopped = true;
      if (socket) socket.close();
    },
  };

  function connect() {
    if (stopped) return;
    const opened = (socket = open(address));
    let over = false;
    const end = (code, reason) => {
      if (over) return;
      over = true;
      opened.close();
      if (stopped) return;
      told(code === REPLACED ? "replaced" : "cut", reason || "");
      if (code !== REPLACED) wait(backOff(tries++, chance())).then(connect);
    };
    opened.onopen = () => {
      tries = 0;
      told("open", "");
    };
    opened.onclose = event => end(event.code, event.reason);
    opened.onerror = () => end(0, "");
    wait(PATIENCE).then(() => {
      if (opened.readyState === 0) end(0, "");
    });
  }
}

function pass(milliseconds) {
  return new Promise(over => setTimeout(over, milliseconds));
}
