// How others come in: the token of the room, and the addresses of this machine. The operator alone is told.
import { isLocal } from "./origins.js";

const UNTOLD = { token: null, addresses: [], speaking: [], needed: false };

/** `{ token, addresses, speaking, needed }`; nothing in it where nobody tells. */
export async function askForRoom() {
  try {
    const answer = await fetch("/api/room", { cache: "no-store" });
    return answer.ok ? await answer.json() : UNTOLD;
  } catch {
    return UNTOLD;
  }
}

/** The origin to give to viewers: where this page is, except that a certificate which browsers warn of is kept from them. */
export function viewersOrigin(room, here) {
  if (isLocal(here)) return here;
  const { hostname } = new URL(here);
  return room.addresses.find(address => new URL(address).hostname === hostname) || here;
}

/** An address with a token in its query, where there is one. */
export function withToken(address, token) {
  if (!token) return address;
  const url = new URL(address);
  url.searchParams.set("token", token);
  return url.href;
}
