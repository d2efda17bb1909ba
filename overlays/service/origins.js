// Origins of pages, as people type them and as browsers write them.

/**
 * Reads a computer's name, "name:port" or an address, as a person types it, with a path where a proxy has put the service below one.
 * @param {string} text
 * @param {string} port used where the text has none
 * @returns {string | null} the service's root; null if the text is not one
 */
export function originOf(text, port) {
  const typed = text.trim();
  if (typed === "" || /[\s@?#\\]/.test(typed)) return null;
  try {
    const url = new URL(/^https?:\/\//i.test(typed) ? typed : `http://${typed}`);
    if (!/^https?:$/.test(url.protocol)) return null;
    if (url.pathname !== "/" && (!/^https?:\/\//i.test(typed) || url.pathname.includes("//"))) return null;
    if (!url.port && !/^https?:\/\//i.test(typed) && !/:\d+$/.test(typed)) url.port = port;
    return url.origin + url.pathname.replace(/\/$/, "");
  } catch {
    return null;
  }
}

/**
 * Whether an origin means the machine on which it is opened.
 * @param {string} origin
 */
export function isLocal(origin) {
  return /^(localhost|127(\.\d+){3}|\[::1\])$/i.test(new URL(origin).hostname);
}
