// What the operator page's form for OBS makes of fields and answers; pure.

/** What is asked for: fields that are empty are left out, so that the service chooses. */
export function setupOf(scene, kind, password, file) {
  const wanted = { scene: scene.trim(), kind, password, passwordFile: file.trim() };
  return Object.fromEntries(Object.entries(wanted).filter(([, value]) => value !== ""));
}

/** How OBS stands, in two sentences. */
export function standingOf({ obsVersion, enabled, source, sourceKind, stream, recording }) {
  const captions = sourceKind ? `“${source}” is there` : `there is no source “${source}” in this scene collection`;
  return `OBS ${obsVersion}: stream ${stream}, recording ${recording}, ${captions}. ${enabled ? "LiveCaptions connects to it when it starts." : "LiveCaptions is not connected to it: set it up."}`;
}
