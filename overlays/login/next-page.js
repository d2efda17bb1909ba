// The page to open after signing in, as a path below the service's root; pure.
import { isLocal } from "../service/origins.js";

/**
 * The page that was asked for, if it is one of this service; else the operator's page.
 * @param {string} search
 * @param {string} origin
 */
export function nextOf(search, origin) {
  const asked = new URLSearchParams(search).get("next");
  if (!asked || !asked.startsWith("/")) return "/operator";
  try {
    const url = new URL(asked, origin);
    return url.origin === origin && url.pathname !== "/login" ? url.pathname + url.search : "/operator";
  } catch {
    return "/operator";
  }
}

/**
 * Whether others in the network can read what is typed.
 * @param {string} origin
 */
export function isPlain(origin) {
  return new URL(origin).protocol !== "https:" && !isLocal(origin);
}
