// The page of a microphone in a browser: asks for it, shows its level, and sends its sound to a track.
import { find, findButton, findSelect, setText } from "../page/elements.js";
import { BASE } from "../service/base.js";
import { speakTo } from "./speak-socket.js";
import { number, t, translate } from "./strings.js";

const RATE_HZ = 16000;
const QUIET_PEAK = 0.002;
const MUTED_AFTER_MS = 5000;
const STORE = "livecaptions-microphone";
const devices = findSelect("device");
const track = new URLSearchParams(location.search).get("track") || "main";
const address = `${BASE.replace(/^http/, "ws")}/api/tracks/${encodeURIComponent(track)}/sound`;

/** Ends what runs now, if anything does. @type {(() => void) | null} */
let stopSpeech = null;

/**
 * Starts one use of one microphone.
 * @param {string} deviceId empty: the browser's default
 * @returns {Promise<() => void>} ends it
 */
async function begin(deviceId) {
  const stream = await navigator.mediaDevices.getUserMedia({
    // The recogniser makes fewer errors with sound that the browser has not "improved".
    audio: {
      deviceId: deviceId ? { exact: deviceId } : undefined,
      channelCount: 1,
      echoCancellation: false,
      noiseSuppression: false,
      autoGainControl: false,
    },
  });
  const context = new AudioContext({ sampleRate: RATE_HZ });
  await context.audioWorklet.addModule(BASE + "/assets/speak/speak-worklet.js");
  const node = new AudioWorkletNode(context, "speech", { numberOfOutputs: 0, channelCount: 1, channelCountMode: "explicit" });
  context.createMediaStreamSource(stream).connect(node);
  const socket = speakTo({ address, told: tell });
  let loud = performance.now();
  node.port.onmessage = ({ data }) => {
    socket.send(data.sound);
    if (data.peak > QUIET_PEAK) loud = performance.now();
    showLevel(data.peak, performance.now() - loud > MUTED_AFTER_MS);
  };
  // Ends when a cable is pulled, or when the system takes the device away.
  for (const source of stream.getTracks())
    source.onended = () => {
      stop();
      say(t("speak.unplugged"));
    };
  context.onstatechange = () => {
    if (context.state !== "running" && context.state !== "closed") context.resume();
  };
  await context.resume();
  return () => {
    socket.stop();
    node.port.onmessage = null;
    for (const source of stream.getTracks()) {
      source.onended = null;
      source.stop();
    }
    context.onstatechange = null;
    context.close();
  };
}

async function start() {
  findButton("start").disabled = true;
  say(t("speak.opening"));
  try {
    const chosen = devices.value;
    stopSpeech = await begin(chosen);
    localStorage.setItem(STORE, chosen);
    await listDevices();
    findButton("stop").disabled = false;
  } catch (trouble) {
    findButton("start").disabled = false;
    say(explain(trouble));
  }
}

function stop() {
  stopSpeech?.();
  stopSpeech = null;
  findButton("start").disabled = false;
  findButton("stop").disabled = true;
  showLevel(0, false);
  say(t("speak.stopped"));
}

/** @param {unknown} trouble */
function explain(trouble) {
  const { name, message } = trouble instanceof Error ? trouble : new Error(String(trouble));
  switch (name) {
    case "NotAllowedError":
      return t("speak.refused");
    case "NotFoundError":
      return t("speak.none");
    case "OverconstrainedError":
      return t("speak.missing");
    case "NotReadableError":
      return t("speak.busy");
    default:
      return t("speak.unusable", { reason: message });
  }
}

/** @param {"open" | "cut" | "replaced"} state @param {string} words */
function tell(state, words) {
  if (state === "open") say(t("speak.on-air", { track }));
  else if (state === "cut") say(words || t("speak.cut"));
  else {
    stop();
    say(t("speak.replaced"));
  }
}

/** @param {number} peak @param {boolean} muted */
function showLevel(peak, muted) {
  const decibels = Math.max(-60, 20 * Math.log10(Math.max(peak, 1e-6)));
  find("level", HTMLMeterElement).value = decibels + 60;
  find("loud").textContent = peak > 0 ? t("speak.decibels", { level: number(decibels) }) : "–";
  find("muted").hidden = !muted;
}

async function listDevices() {
  const inputs = (await navigator.mediaDevices.enumerateDevices()).filter(device => device.kind === "audioinput" && device.deviceId);
  const wanted = devices.value || localStorage.getItem(STORE) || "";
  devices.replaceChildren(
    new Option(t("speak.microphone.default"), ""),
    ...inputs
      .filter(d => d.deviceId !== "default")
      .map((d, i) => new Option(d.label || t("speak.microphone.numbered", { number: i + 1 }), d.deviceId)),
  );
  if (inputs.some(d => d.deviceId === wanted)) devices.value = wanted;
}

/** @param {string} text */
function say(text) {
  setText(find("state"), text);
}

translate();
find("name").textContent = track;
find("start").addEventListener("click", start);
find("stop").addEventListener("click", stop);
devices.addEventListener("change", () => {
  if (stopSpeech) {
    stop();
    start();
  }
});
if (navigator.mediaDevices) {
  navigator.mediaDevices.addEventListener("devicechange", listDevices);
  listDevices();
} else {
  findButton("start").disabled = true;
  say(t("speak.insecure"));
}
