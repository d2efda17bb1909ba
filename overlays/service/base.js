// Where the service is: its root, which a proxy may have put below a path. A script knows it by its own address.

/** The service's root, without a slash at its end: "http://127.0.0.1:4955", "https://hall.example/captions". */
export const BASE = rootOf(import.meta.url);

/**
 * The service's root by the address of one of its scripts.
 * @param {string} script below the folder `assets`, in a folder of its own
 */
export function rootOf(script) {
  return new URL("../..", script).href.replace(/\/$/, "");
}

/**
 * The address of the page for signing in, which leads back to a page.
 * @param {string} base
 * @param {string} page its address
 */
export function signInFrom(base, page) {
  const { pathname } = new URL(page);
  const below = new URL(base).pathname.replace(/\/$/, "");
  const next = pathname.startsWith(below + "/") ? pathname.slice(below.length) : pathname;
  return `${base}/login?next=${encodeURIComponent(next)}`;
}
