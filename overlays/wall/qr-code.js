// A QR code as a drawing.

const SVG = "http://www.w3.org/2000/svg";
const QUIET = 4; // the quiet zone of ISO/IEC 18004: four modules

/** Draws a code of modules as one path. */
export function drawCode(code, title) {
  const size = code.size + 2 * QUIET;
  const svg = document.createElementNS(SVG, "svg");
  const path = document.createElementNS(SVG, "path");
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
  for (let y = 0; y < code.size; y++)
    for (let x = 0; x < code.size; x++) {
      let run = 0;
      while (x + run < code.size && code.get(x + run, y)) run++;
      if (run > 0) strokes.push(`M${x + QUIET} ${y + QUIET}h${run}v1h-${run}z`);
      x += run;
    }
  return strokes.join("");
}
