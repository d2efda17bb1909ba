// Step 3, OBS: found by itself, its password, the source in a scene, and the ways into stream and recordings.
import { find, findButton, findInput, findSelect, setText } from "../page/elements.js";
import { poll, send } from "../service/asking.js";
import { t } from "../strings/strings.js";
import { ObsPicture } from "./obs-picture.js";
import { ABOUT_ENCODER, ABOUT_SUBTITLES, allowanceOf, foundOf } from "./obs-words.js";
import { offerRestart } from "./restart.js";
import { changeSettings, valuesOf } from "./settings-values.js";
import { tell } from "./tell.js";
/** @import { Finding, ObsFound, Step } from "./types.js" */

const PERIOD_MS = 2000;
// OBS may take its time to make a source.
const SETUP_PATIENCE_MS = 20000;

/** @type {[box: string, key: string][]} */
const TICKS = [
  ["obs-stream", "Obs:StreamCaptions:Enabled"],
  ["obs-subtitles", "Obs:Recordings:Enabled"],
];

/** @implements {Step} */
export class ObsStep {
  #picture;
  #state = /** @type {ObsFound["state"]} */ ("unknown");
  #checked = false;
  /** @type {(() => void)[]} */
  #stop = [];

  constructor() {
    this.#picture = new ObsPicture(find("obs-picture", HTMLImageElement), there => {
      const figure = find("obs-figure");
      const appears = there && figure.hidden;
      figure.hidden = !there;
      // Captions stand at the picture's lower edge.
      if (appears) figure.scrollIntoView({ block: "nearest" });
    });
    find("obs-form").addEventListener("submit", event => this.#put(event));
    findButton("obs-again").addEventListener("click", () => this.#retry());
    for (const [box, key] of TICKS) findInput(box).addEventListener("change", () => this.#tick(findInput(box), key));
  }

  enter() {
    if (this.#stop.length > 0) return;
    setText(find("obs-found"), t("setup.obs.looking"), "wait");
    this.#stop = [poll("/api/obs/outputs", PERIOD_MS, ({ value }) => value && this.#look(value))];
    this.#showTicks();
  }

  leave() {
    for (const stop of this.#stop) stop();
    this.#stop = [];
    this.#picture.close();
    this.#state = "unknown";
  }

  /** Asks OBS itself only while it is not known to be connected. @param {{ state: string, message: string }} connection */
  async #look(connection) {
    if (this.#state === "ready" && connection.state === "ready") return;
    const found = foundOf(connection, await send("GET", "/api/obs"));
    if (this.#stop.length > 0) this.#show(found);
  }

  /** @param {ObsFound} found */
  #show(found) {
    this.#state = found.state;
    setText(find("obs-found"), found.text, found.mood);
    const reached = found.state === "ready" || found.state === "found";
    find("obs-password-row").hidden = reached;
    find("obs-absent").hidden = found.state !== "absent";
    find("obs-scene-row").hidden = !reached;
    findButton("obs-again").hidden = reached;
    setText(findButton("obs-put"), t(found.source ? "setup.obs.put-again" : "setup.obs.put"));
    find("obs-ways").hidden = !reached;
    const scene = findSelect("obs-scene");
    const names = found.scenes.join("\n");
    if (scene.dataset.names !== names) {
      scene.dataset.names = names;
      scene.replaceChildren(...found.scenes.map((name, i) => new Option(i === 0 ? t("setup.obs.scene-on-air", { name }) : name, name)));
    }
    if (found.state !== "ready") {
      this.#picture.close();
      find("obs-figure").hidden = true;
      return;
    }
    this.#picture.open();
    this.#showAllowances();
  }

  /** What the encoder allows takes the service some seconds, so it is asked once. */
  async #showAllowances() {
    if (this.#checked) return;
    this.#checked = true;
    const { value } = await send("GET", "/api/checks", undefined, SETUP_PATIENCE_MS);
    /** @type {Finding[]} */
    const findings = value ?? [];
    const stream = allowanceOf(findings, ABOUT_ENCODER);
    if (stream) setText(find("obs-stream-says"), ...stream);
    const subtitles = allowanceOf(findings, ABOUT_SUBTITLES);
    if (subtitles) setText(find("obs-subtitles-says"), ...subtitles);
  }

  async #showTicks() {
    const { value } = await send("GET", "/api/settings");
    if (!value) return;
    const values = valuesOf(value);
    for (const [box, key] of TICKS) findInput(box).checked = values[key] !== false;
  }

  /** @param {Event} event */
  async #put(event) {
    event.preventDefault();
    const password = findInput("obs-password");
    const scene = findSelect("obs-scene");
    const wanted = {
      ...(password.value && !find("obs-password-row").hidden ? { password: password.value } : {}),
      ...(scene.value && !find("obs-scene-row").hidden ? { scene: scene.value } : {}),
    };
    const told = find("obs-told");
    tell(told, t("setup.obs.asking"));
    findButton("obs-put").disabled = true;
    const { value, wrong } = await send("POST", "/api/obs/setup", wanted, SETUP_PATIENCE_MS);
    findButton("obs-put").disabled = false;
    if (wrong) {
      tell(told, wrong, true);
      if (/password/i.test(wrong)) password.focus();
      return;
    }
    password.value = "";
    this.#checked = false;
    const done = t(value.created ? "setup.obs.done" : "setup.obs.kept", { scene: value.scene, source: value.name });
    const { value: connection } = await send("GET", "/api/obs/outputs");
    // Without a connection since the start there is no service for OBS yet: the overlay shows captions at once, the rest after a restart.
    if (connection?.state === "off") offerRestart(told, `${done} ${t("setup.obs.waits")}`, null);
    else tell(told, done);
    this.#state = "unknown";
    if (connection) this.#look(connection);
  }

  async #retry() {
    tell(find("obs-told"), t("setup.obs.asking"));
    // Refused with 404 where OBS was never connected: then asking OBS itself is all there is to try.
    await send("POST", "/api/obs/retry");
    const { value } = await send("GET", "/api/obs/outputs");
    if (value) await this.#look(value);
    tell(find("obs-told"), "");
  }

  /** @param {HTMLInputElement} box @param {string} key */
  async #tick(box, key) {
    const { value, wrong } = await changeSettings({ set: { [key]: box.checked } });
    const told = find("obs-told");
    if (wrong) {
      box.checked = !box.checked;
      tell(told, wrong, true);
    } else if (value?.waiting?.length) offerRestart(told, t("setup.obs.tick-waits"), null);
    else tell(told, t("setup.model.in-force"));
  }
}
