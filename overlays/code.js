// The address of the readers' page, and its QR code as a drawing.

const SVG = "http://www.w3.org/2000/svg", QUIET = 4;    // the quiet zone of ISO/IEC 18004: four modules

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

/** Draws a code of modules as one path. */
export function drawCode(code, title) {
  const size = code.size + 2 * QUIET, svg = document.createElementNS(SVG, "svg"), path = document.createElementNS(SVG, "path");
  svg.setAttribute("viewBox", `0 0 ${size} ${size}`);
  svg.setAttribute("role", "img");
  svg.setAttribute("aria-label", title);
  svg.setAttribute("shape-rendering", "crispEdges");
  path.setAttribute("d", outline(code));
  svg.append(path);
  return svg;
}

/** The dark modules, row by row, a stroke for each run. */
export function outline(code) {
  const strokes = [];
  for (let y = 0; y < code.size; y++) for (let x = 0; x < code.size; x++) {
    let run = 0;
    while (x + run < code.size && code.get(x + run, y)) run++;
    if (run > 0) strokes.push(`M${x + QUIET} ${y + QUIET}h${run}v1h-${run}z`);
    x += run;
  }
  return strokes.join("");
}
