// How other devices reach this machine: its addresses, and the token that viewers share. Only the operator is told.
import { BASE } from "./base.js";
import { isLocal } from "./origins.js";
/** @import { Venue } from "./types.js" */

/** @type {Venue} */
const UNKNOWN = { token: null, addresses: [], speaking: [], needed: false };

/** @returns {Promise<Venue>} an empty one where the service does not tell */
export async function fetchVenue() {
  try {
    const answer = await fetch(BASE + "/api/room", { cache: "no-store" });
    return answer.ok ? await answer.json() : UNKNOWN;
  } catch {
    return UNKNOWN;
  }
}

/**
 * The root of the service to give to viewers: this page's own, unless its certificate is one that browsers warn about.
 * @param {Pick<Venue, "addresses">} venue
 * @param {string} here this page's root
 */
export function viewersOrigin(venue, here) {
  if (isLocal(here)) return here;
  const { hostname } = new URL(here);
  return venue.addresses.find(address => new URL(address).hostname === hostname) || here;
}

/**
 * Adds a token, if there is one, to an address's query.
 * @param {string} address
 * @param {string | null} token
 */
export function withToken(address, token) {
  if (!token) return address;
  const url = new URL(address);
  url.searchParams.set("token", token);
  return url.href;
}
