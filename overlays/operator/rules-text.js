// Text rules as text in boxes, and back; pure.

/** What stands in a box of replacements, as the service takes it; a line that is none is told. */
export function readReplacements(text) {
  const replacements = {};
  for (const line of text
    .split("\n")
    .map(one => one.trim())
    .filter(Boolean)) {
    const at = line.indexOf("=");
    if (at < 1) return { fault: `“${line}” has no word before an equals sign. Write “jason = JSON”.` };
    replacements[line.slice(0, at).trim()] = line.slice(at + 1).trim();
  }
  return { replacements };
}

export function writeReplacements(replacements) {
  return Object.entries(replacements)
    .map(([from, to]) => `${from} = ${to}`)
    .join("\n");
}

export function readList(text) {
  return [
    ...new Set(
      text
        .split(/[\n,]/)
        .map(one => one.trim())
        .filter(Boolean),
    ),
  ];
}
