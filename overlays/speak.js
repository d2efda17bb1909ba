// The page of a microphone in a browser: asks for it, shows how loud it is, and sends it to a track.
import { speakTo } from "./speak-socket.js";

const RATE = 16000, QUIET = 0.002, MUTED_AFTER = 5000, REMEMBERED = "livecaptions-microphone";
const find = id => document.getElementById(id);
const track = new URLSearchParams(location.search).get("track") || "main";
const address = `${location.protocol === "https:" ? "wss" : "ws"}://${location.host}/api/tracks/${encodeURIComponent(track)}/sound`;
let speech = null;                        // what runs now, if anything does

/** One use of one microphone, from start to stop. */
async function begin(deviceId) {
  const stream = await navigator.mediaDevices.getUserMedia({
    // The recogniser hears better what nobody has "improved".
    audio: { deviceId: deviceId ? { exact: deviceId } : undefined, channelCount: 1, echoCancellation: false, noiseSuppression: false, autoGainControl: false },
  });
  const context = new AudioContext({ sampleRate: RATE });
  await context.audioWorklet.addModule("/assets/speak-worklet.js");
  const node = new AudioWorkletNode(context, "speech", { numberOfOutputs: 0, channelCount: 1, channelCountMode: "explicit" });
  context.createMediaStreamSource(stream).connect(node);
  const socket = speakTo({ address, told: tell });
  let loud = performance.now();
  node.port.onmessage = ({ data }) => {
    socket.send(data.sound);
    if (data.peak > QUIET) loud = performance.now();
    showLevel(data.peak, performance.now() - loud > MUTED_AFTER);
  };
  // A cable that is pulled, or a device that the system takes away.
  for (const source of stream.getTracks()) source.onended = () => { stop(); say("The microphone is gone, so nothing is captioned. Connect it or choose another one, then press Start."); };
  context.onstatechange = () => { if (context.state !== "running" && context.state !== "closed") context.resume(); };
  await context.resume();
  return () => {
    socket.stop();
    node.port.onmessage = null;
    for (const source of stream.getTracks()) { source.onended = null; source.stop(); }
    context.onstatechange = null;
    context.close();
  };
}

async function start() {
  find("start").disabled = true;
  say("The microphone is opened…");
  try {
    const chosen = find("device").value;
    speech = await begin(chosen);
    localStorage.setItem(REMEMBERED, chosen);
    await listDevices();
    find("stop").disabled = false;
  } catch (trouble) {
    find("start").disabled = false;
    say(explain(trouble));
  }
}

function stop() {
  if (speech) speech();
  speech = null;
  find("start").disabled = false;
  find("stop").disabled = true;
  showLevel(0, false);
  say("Stopped.");
}

function explain(trouble) {
  switch (trouble.name) {
    case "NotAllowedError": return "The browser does not let this page use the microphone, so nothing is captioned. Allow it in the address bar, then press Start.";
    case "NotFoundError": return "There is no microphone, so nothing is captioned. Connect one, then press Start.";
    case "OverconstrainedError": return "The microphone that was chosen is not there. Choose another one, then press Start.";
    case "NotReadableError": return "Another program holds the microphone, so nothing is captioned. Close it, then press Start.";
    default: return `The microphone cannot be used, so nothing is captioned (${trouble.message}). Try another browser.`;
  }
}

function tell(state, words) {
  if (state === "open") say(`On air: your words go to the track “${track}”.`);
  else if (state === "cut") say(words || "The service cannot be reached, so nothing is captioned; this page goes on by itself as soon as it can.");
  else { stop(); say("Another page speaks for this track now. Press Start to take over."); }
}

function showLevel(peak, muted) {
  const decibels = Math.max(-60, 20 * Math.log10(Math.max(peak, 1e-6)));
  find("level").value = decibels + 60;
  find("loud").textContent = peak > 0 ? `${decibels.toFixed(0)} dB` : "–";
  find("muted").hidden = !muted;
}

async function listDevices() {
  const inputs = (await navigator.mediaDevices.enumerateDevices()).filter(device => device.kind === "audioinput" && device.deviceId);
  const wanted = find("device").value || localStorage.getItem(REMEMBERED) || "";
  find("device").replaceChildren(new Option("The browser’s default microphone", ""), ...inputs.filter(d => d.deviceId !== "default").map((d, i) => new Option(d.label || `Microphone ${i + 1}`, d.deviceId)));
  if (inputs.some(d => d.deviceId === wanted)) find("device").value = wanted;
}

function say(text) { if (find("state").textContent !== text) find("state").textContent = text; }

find("name").textContent = track;
find("start").addEventListener("click", start);
find("stop").addEventListener("click", stop);
find("device").addEventListener("change", () => { if (speech) { stop(); start(); } });
if (navigator.mediaDevices) {
  navigator.mediaDevices.addEventListener("devicechange", listDevices);
  listDevices();
} else {
  find("start").disabled = true;
  say("Browsers give a microphone to secure pages only: open this one as http://127.0.0.1 on the machine of LiveCaptions, or over HTTPS.");
}
