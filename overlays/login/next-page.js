// Where to go after signing in; pure.
import { isLocal } from "../service/origins.js";

/** The page that was asked for, if it is one of ours; else the operator's page. */
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

/** True where what is typed goes over the network for all to read. */
export function isPlain(origin) {
  return new URL(origin).protocol !== "https:" && !isLocal(origin);
}
