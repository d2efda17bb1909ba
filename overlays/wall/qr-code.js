// A QR code as a drawing.

const SVG = "http://www.w3.org/2000/svg";
// The quiet zone of ISO/IEC 18004: four modules.
const QUIET = 4;

/** @typedef {{ size: number, get(x: number, y: number): boolean }} Code */

/**
 * Draws a code as one path.
 * @param {Code} code
 * @param {string} title
 */
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

/**
 * The dark modules as a path, row by row, one rectangle for each run.
 * @param {Code} code
 */
export function outline(code) {
  const rectangles = [];
  for (let y = 0; y < code.size; y++)
    for (let x = 0; x < code.size; x++) {
      let run = 0;
      while (x + run < code.size && code.get(x + run, y)) run++;
      if (run > 0) rectangles.push(`M${x + QUIET} ${y + QUIET}h${run}v1h-${run}z`);
      x += run;
    }
  return rectangles.join("");
}
