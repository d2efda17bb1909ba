import type * as client from "@microsoft/signalr";

declare global {
  /** Set by signalr.js once it has loaded. */
  var signalR: typeof client;
}
