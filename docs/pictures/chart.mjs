// Draws the chart of docs/benchmarks.md from the table below it: node docs/pictures/chart.mjs.
import { readFileSync, writeFileSync } from "node:fs";

const rows = readFileSync(new URL("../benchmarks.md", import.meta.url), "utf8").split("\n")
  .map(line => line.split("|").map(cell => cell.trim()).slice(1, -1))
  .filter(cells => cells.length === 7 && /^\d/.test(cells[1]))
  .map(([name, ...figures]) => ({ name, figures: figures.map(Number) }));

const left = 96, top = 58, scale = 400, step = 62, bar = 18, seconds = 1.6;
const width = left + seconds * scale + 34, height = top + rows.length * step + 30;

function bars({ name, figures: [shown, shownMost, settled, settledMost] }, i) {
  const y = top + i * step;
  return `  <text x="${left - 12}" y="${y + bar + 6}" text-anchor="end" class="name">${name}</text>
${one(y, "shown", shown, shownMost)}
${one(y + bar + 4, "settled", settled, settledMost)}`;
}

/** A bar up to the mean, and a thin one up to 95 %. */
function one(y, kind, mean, most) {
  return `  <rect x="${left}" y="${y + bar / 2 - 2}" width="${most * scale}" height="4" class="${kind} most"/>
  <rect x="${left}" y="${y}" width="${mean * scale}" height="${bar}" rx="3" class="${kind}"/>
  <text x="${left + mean * scale - 6}" y="${y + 13}" text-anchor="end" class="value">${mean.toFixed(2)}</text>`;
}

const grid = [0, 0.4, 0.8, 1.2, 1.6].map(at => `  <path d="M${left + at * scale} ${top - 10}V${height - 26}" class="grid"/>
  <text x="${left + at * scale}" y="${height - 8}" text-anchor="middle" class="axis">${at} s</text>`);

writeFileSync(new URL("delays.svg", import.meta.url), `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}" role="img" aria-label="Seconds from a word's end until it is on screen and until it is settled">
  <style>
    text { font: 13px system-ui, sans-serif; fill: #1d2433 } .name { font-weight: 600 } .axis, .legend { fill: #5a6478 } .value { fill: #fff; font-size: 11px; font-weight: 600 }
    .grid { stroke: #d9deea } .shown { fill: #1f4fd8 } .settled { fill: #0f8a5f } .most { opacity: 0.45 }
  </style>
  <rect width="${width}" height="${height}" rx="10" fill="#fff"/>
  <rect x="${left}" y="18" width="14" height="14" rx="3" class="shown"/><text x="${left + 20}" y="30" class="legend">on screen, to stay</text>
  <rect x="${left + 160}" y="18" width="14" height="14" rx="3" class="settled"/><text x="${left + 180}" y="30" class="legend">settled</text>
  <rect x="${left + 260}" y="23" width="30" height="4" class="settled most"/><text x="${left + 298}" y="30" class="legend">95 % of the words</text>
${grid.join("\n")}
${rows.map(bars).join("\n")}
</svg>
`);
