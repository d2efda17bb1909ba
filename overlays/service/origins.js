// Origins of pages, as people type them and as browsers write them.

/** "name", "name:port" or an address, as a person types it, made into the origin of a page; null if it is none. */
export function originOf(text, port) {
  const typed = text.trim();
  if (typed === "" || /[\s@?#\\]/.test(typed)) return null;
  try {
    const url = new URL(/^https?:\/\//i.test(typed) ? typed : `http://${typed}`);
    if (url.pathname !== "/" || !/^https?:$/.test(url.protocol)) return null;
    if (!url.port && !/^https?:\/\//i.test(typed) && !/:\d+$/.test(typed)) url.port = port;
    return url.origin;
  } catch {
    return null;
  }
}

/** True for addresses that mean the machine itself, wherever they are opened. */
export function isLocal(origin) {
  return /^(localhost|127(\.\d+){3}|\[::1\])$/i.test(new URL(origin).hostname);
}
