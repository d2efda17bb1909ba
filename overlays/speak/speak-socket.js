// Sends sound to the service, for ever. When the connection is cut it reconnects; sound from the meantime is dropped.
import { backOff } from "../element/connection.js";

// The service closes a socket with this code when another page takes over the track. Reconnecting would only drive that page away.
const REPLACED = 4001;
// Sound that has waited for a second is worth nothing to live captions: 32,000 bytes at 16 kHz and 16 bits.
const MOST_WAITING_BYTES = 32000;
const CONNECT_TIMEOUT_MS = 5000;

/**
 * @typedef {Pick<WebSocket, "readyState" | "bufferedAmount" | "send" | "close" | "onopen" | "onclose" | "onerror">} Socket
 */

/**
 * @typedef {{
 *   address: string,
 *   told(state: "open" | "cut" | "replaced", words: string): void,
 *   open?(address: string): Socket,
 *   wait?(milliseconds: number): Promise<void>,
 *   chance?(): number,
 * }} SpeakOptions
 */

/**
 * Opens a connection for sound. `told` is called with each change of its state, and with the service's words.
 * @param {SpeakOptions} options
 */
export function speakTo({ address, told, open = url => new WebSocket(url), wait = pass, chance = Math.random }) {
  /** @type {Socket | null} */
  let socket = null;
  let tries = 0;
  let stopped = false;
  connect();
  return {
    /**
     * @param {ArrayBuffer} block
     * @returns {boolean} false if the block was dropped
     */
    send(block) {
      if (!socket || socket.readyState !== 1 || socket.bufferedAmount > MOST_WAITING_BYTES) return false;
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
    /** @param {number} code @param {string} reason */
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
    wait(CONNECT_TIMEOUT_MS).then(() => {
      if (opened.readyState === 0) end(0, "");
    });
  }
}

/** @param {number} milliseconds @returns {Promise<void>} */
function pass(milliseconds) {
  return new Promise(over => setTimeout(over, milliseconds));
}
