// What the operator's page makes of what the service tells; pure.

/** The delay's curve in a box: from left, five minutes ago, to right, now. Its scale grows with the worst, three seconds at least. */
export function curveOf(delays, width = 300, height = 90, seconds = 300) {
  const most = Math.max(3, ...delays.map(point => point.delay)), x = ago => width * (1 - ago / seconds), y = delay => height * (1 - delay / most / 1.1);
  const points = delays.map(({ ago, delay }) => `${x(ago).toFixed(1)},${y(delay).toFixed(1)}`);
  const curve = points.length > 0 ? "M" + points.join("L") : "";
  const area = points.length > 0 ? `${curve}L${x(delays[delays.length - 1].ago).toFixed(1)},${height}L${x(delays[0].ago).toFixed(1)},${height}Z` : "";
  const grid = Array.from({ length: Math.floor(most) }, (_, i) => `M0,${y(i + 1).toFixed(1)}H${width}`).join("");
  return { curve, area, grid, most };
}

/** The curve for who does not see it. */
export function wordsOf(delays) {
  if (delays.length === 0) return "Nothing was said yet.";
  const sorted = delays.map(point => point.delay).sort((a, b) => a - b);
  return `Mostly ${sorted[Math.floor(sorted.length / 2)].toFixed(1)} s, at worst ${sorted[sorted.length - 1].toFixed(1)} s; a line every second.`;
}

/** What stands in a box of replacements, as the service takes it; a line that is none is told. */
export function readReplacements(text) {
  const replacements = {};
  for (const line of text.split("\n").map(one => one.trim()).filter(Boolean)) {
    const at = line.indexOf("=");
    if (at < 1) return { fault: `“${line}” has no word before an equals sign. Write “jason = JSON”.` };
    replacements[line.slice(0, at).trim()] = line.slice(at + 1).trim();
  }
  return { replacements };
}

export function writeReplacements(replacements) {
  return Object.entries(replacements).map(([from, to]) => `${from} = ${to}`).join("\n");
}

export function readList(text) {
  return [...new Set(text.split(/[\n,]/).map(one => one.trim()).filter(Boolean))];
}

/** What is on air, in a few words, and how good that is. */
export function airOf(view, state) {
  if (view.paused) return ["Paused: nothing goes out", "bad"];
  if (!view.overlay && !view.readers) return ["Both outputs are off", "bad"];
  if (state === "failed" || state === "lost") return ["No captions at the moment", "bad"];
  const where = view.overlay && view.readers ? "On air" : view.overlay ? "On air, readers’ page off" : "On air, picture off";
  return [view.hold > 0 ? `${where}, ${view.hold} s later` : where, view.overlay && view.readers ? "good" : "wait"];
}

/** How loud it is, in words. */
export function levelOf(level) {
  if (level === null || level === undefined) return "not known";
  if (level < -55) return "silent";
  return `${Math.round(level)} dB${level < -45 ? ", low" : level > -6 ? ", too loud" : ""}`;
}
