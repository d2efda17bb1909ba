// OBS on the operator's page: how it does, and a small picture of what is on air while somebody looks.

const PERIOD = 2000;
const PICTURE = 1000;

/** How OBS does, as sentences and a mood. */
export function obsOf({ state, message, outputs }) {
  if (state === "off")
    return {
      mood: "off",
      says: "OBS is not used. To send captions into its picture, stream and recordings, set it up below, or run: livecaptions obs setup",
      outputs: [],
    };
  const good = state === "ready" && outputs.every(output => output.working);
  return {
    mood: good ? "good" : state === "ready" ? "wait" : "bad",
    says: message,
    outputs: outputs.map(({ name, working, message: doing }) => `${working ? "✓" : "✗"} ${name}: ${doing}`),
  };
}

/** Keeps asking; `get` fetches JSON, `say` writes a text. */
export function watchObs({ box, says, list, picture }, get, say) {
  let ready = false;

  async function ask() {
    try {
      const now = await get("/api/obs/outputs");
      const told = obsOf(now);
      ready = now.state === "ready";
      say(says, told.says, told.mood);
      if (list.children.length !== told.outputs.length) list.replaceChildren(...told.outputs.map(() => document.createElement("li")));
      told.outputs.forEach((output, i) => say(list.children[i], output));
    } catch {
      ready = false;
    }
    if (!ready) picture.hidden = true;
    box.hidden = false;
    setTimeout(ask, PERIOD);
  }

  // The next picture is asked for a second after the last: never two at once, and none while the page is not seen.
  function look() {
    if (ready && !document.hidden) picture.src = `/api/obs/preview?at=${Date.now()}`;
    else setTimeout(look, PICTURE);
  }
  picture.addEventListener("load", () => {
    picture.hidden = false;
    setTimeout(look, PICTURE);
  });
  picture.addEventListener("error", () => {
    picture.hidden = true;
    setTimeout(look, 3 * PICTURE);
  });
  ask();
  look();
}
