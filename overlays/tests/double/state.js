// What the double of the service knows: inputs, tracks, settings, models, OBS and a sound check, and how they change.

const MODEL = {
  memoryMB: 340,
  languages: "en",
  licence: "MIT",
  state: "available",
  downloaded: 0,
  inUse: false,
  chosen: false,
  speed: null,
  pull: null,
  measure: null,
  refusal: null,
};
const speed = (seconds, verdict) => ({ seconds, step: 0.2, verdict, sentence: `A step takes ${seconds} s.` });

export const SENTENCE =
  "Good evening and welcome to the harbour stage. Tonight three crews set out, and all of them start from this very pier.";

const RESULT = {
  passed: true,
  sentence: "Captions work.",
  firstWordDelay: 0.41,
  settledDelay: 1.02,
  words: 21,
  wrongWords: 2,
  wordErrorRate: 9.5,
  wrong: [
    { said: "harbour", heard: "harbor" },
    { said: "very", heard: null },
  ],
  level: { loudness: -28.1, peak: -9.3, clipped: 0, noise: -61, signalToNoise: 33, hint: null, sentence: null },
  ways: [
    { way: "obsOverlay", state: "arrived", sentence: "The overlay in OBS shows the words." },
    { way: "browserOverlay", state: "notUsed", sentence: "No browser shows the overlay." },
    { way: "readers", state: "arrived", sentence: "2 phones show the words." },
    { way: "obsText", state: "notUsed", sentence: "No text source." },
    { way: "streamCaptions", state: "arrived", sentence: "The stream carries the words." },
    { way: "recording", state: "notUsed", sentence: "OBS does not record." },
    { way: "textFile", state: "notUsed", sentence: "No text file is set." },
  ],
  findings: [],
};

/** A machine with three inputs, an English model and no OBS. */
export function fresh() {
  return {
    away: false,
    done: false,
    problem: null,
    uptime: 100,
    time: 0,
    /** The input that somebody speaks into. */
    speaker: "pulse:rode",
    inputs: [
      { id: "pulse:webcam", name: "HD Pro Webcam C920", kind: "microphone", isDefault: true, channels: 1, noise: -52 },
      { id: "pulse:rode", name: "RØDECaster Pro II", kind: "microphone", isDefault: false, channels: 2, noise: -64 },
      { id: "pulse:line", name: "Line In", kind: "microphone", isDefault: false, channels: 1, noise: -120 },
      { id: "pulse:out", name: "Headphones", kind: "loopback", isDefault: true, channels: 1, noise: -120 },
    ],
    settings: {
      "Tracks:main:Source": "device",
      "Tracks:main:Device": "pulse:webcam",
      "Tracks:main:Channel": null,
      "Tracks:main:Label": "Host",
      "Tracks:main:Colour": "#ffd800",
      "Tracks:main:Language": "en",
      "Recognition:Model": "tiny.en-q8_0",
      "Recognition:Gpu": "auto",
      "Obs:StreamCaptions:Enabled": true,
      "Obs:Recordings:Enabled": true,
    },
    freeBytes: 12e9,
    online: true,
    models: [
      { ...MODEL, name: "tiny.en-q8_0", bytes: 43550778, state: "installed", inUse: true, chosen: true, speed: speed(0.041, "fits") },
      { ...MODEL, name: "base.en-q8_0", bytes: 81781811, memoryMB: 480 },
      { ...MODEL, name: "base-q8_0", bytes: 81768585, memoryMB: 480, languages: "99" },
      { ...MODEL, name: "small.en-q8_0", bytes: 264477561, memoryMB: 900, state: "installed", speed: speed(0.31, "tooSlow") },
      { ...MODEL, name: "small-q8_0", bytes: 264464607, memoryMB: 900, languages: "99" },
      { ...MODEL, name: "large-v3-turbo-q8_0", bytes: 874188075, memoryMB: 2200, languages: "99" },
    ],
    /** "absent", "password", "found" or "ready". */
    obs: "absent",
    obsPassword: "secret",
    source: false,
    looks: {},
    findings: [
      { mark: "Good", about: "LiveCaptions runs.", cause: "", fix: "" },
      {
        mark: "Doubtful",
        about: "The stream's encoder is jim_nvenc.",
        cause: "The encoder jim_nvenc may drop captions when B-frames are off; if viewers get no CC button, set B-frames to 2 or use x264.",
        fix: "",
      },
      { mark: "Good", about: "Subtitles of recordings can be written to D:\\Videos.", cause: "", fix: "" },
    ],
    check: null,
    result: RESULT,
    ...behaviour,
  };
}

const behaviour = {
  /** @param {number} seconds */
  tick(seconds) {
    this.time += seconds;
    this.uptime += seconds;
    if (this.away && (this.awayFor -= seconds) <= 0) this.away = false;
    for (const model of this.models) {
      if (model.measure?.state === "running") {
        model.measure = null;
        model.speed = speed(0.07, "tight");
      }
      if (model.pull?.state !== "running") continue;
      model.pull.downloaded = Math.min(model.bytes, model.pull.downloaded + 6e6 * seconds);
      if (model.pull.downloaded >= model.bytes) Object.assign(model, { state: "installed", downloaded: model.bytes, pull: null });
    }
    const check = this.check;
    if (check?.state !== "listening") return;
    check.secondsLeft = Math.max(0, check.secondsLeft - seconds);
    check.heard = SENTENCE.split(" ")
      .slice(0, Math.floor((40 - check.secondsLeft) * 3))
      .join(" ");
    if (check.heard.length >= SENTENCE.length) Object.assign(check, { state: "done", result: this.result });
  },

  levels() {
    const syllable = Math.abs(Math.sin(this.time * 7)) * Math.abs(Math.sin(this.time * 1.3));
    return {
      inputs: this.inputs
        .filter(({ kind }) => kind !== "program")
        .map(({ id, channels, noise, failed, hint }) => {
          const speaks = id === this.speaker;
          const loudness = speaks ? -44 + 24 * syllable : noise;
          const measured = { loudness, peak: speaks ? loudness + 9 : noise === -120 ? -120 : noise + 6, clipped: 0 };
          const silent = { loudness: -120, peak: -120, clipped: 0 };
          if (failed) return { id, state: "failed", channels: [], hint: null, sentence: failed, moves: false };
          return {
            id,
            state: "measured",
            channels: Array.from({ length: channels }, (_, i) => (i === 0 ? measured : silent)),
            hint: hint ?? (noise === -120 && !speaks && id !== "pulse:out" ? "silent" : null),
            sentence: null,
            moves: speaks,
          };
        }),
    };
  },

  status() {
    const ids = [...new Set(Object.keys(this.settings).flatMap(key => /^Tracks:([^:]+):/.exec(key)?.[1] ?? []))];
    const tracks = ids.map(id => {
      const value = key => this.settings[`Tracks:${id}:${key}`];
      const device = this.inputs.find(input => input.id === value("Device"));
      return {
        ...{ id, label: value("Label") ?? id, colour: value("Colour") ?? null, language: "en", state: this.trackState ?? "running" },
        source: value("Source") === "device" ? (device?.name ?? "the default microphone") : value("Source"),
        ...{ message: this.trackMessage ?? null, speaking: true, sung: false, delay: 0.4, settledDelay: 1.1, unheard: 0, lost: 0 },
        ...{ viewers: 1, level: -30, air: { paused: false, delay: 0, overlay: true, readers: true } },
      };
    });
    return { version: "1.0.0", uptime: this.uptime, tracks };
  },

  listInputs() {
    const tracks = id =>
      this.status().tracks.filter(
        t => this.settings[`Tracks:${t.id}:Source`] === "device" && this.settings[`Tracks:${t.id}:Device`] === id,
      );
    return this.inputs.map(({ id, name, kind, isDefault }) => ({
      id,
      name,
      kind,
      isDefault,
      system: "pulseAudio",
      tracks: tracks(id).map(t => t.id),
    }));
  },

  listSettings() {
    return { groups: [{ name: "all", settings: Object.entries(this.settings).map(([key, value]) => ({ key, value })) }] };
  },

  change({ set = {}, remove = [] }, refuse) {
    const language = Object.entries(set).find(([key]) => key.endsWith(":Language"))?.[1];
    const model = this.models.find(one => one.name === (set["Recognition:Model"] ?? this.settings["Recognition:Model"]));
    if (language && language !== "en" && model?.languages === "en")
      refuse(400, `${model.name} knows English only, so the language was not changed.`);
    Object.assign(this.settings, set);
    for (const key of remove)
      for (const name of Object.keys(this.settings)) if (name === key || name.startsWith(`${key}:`)) delete this.settings[name];
    const keys = Object.keys(set);
    const waiting = keys.filter(key => !key.startsWith("Tracks:"));
    for (const one of this.models) one.chosen = one.name === this.settings["Recognition:Model"];
    return { file: "settings.json", applied: keys.filter(key => !waiting.includes(key)), waiting };
  },

  restart() {
    Object.assign(this, { away: true, awayFor: 1.5, uptime: 0 });
    for (const one of this.models) one.inUse = one.chosen;
    if (this.source && this.obs === "found") this.obs = "ready";
    return { type: "application/json", status: 202 };
  },

  listModels() {
    return {
      ...{ models: this.models, restartSeconds: 3.4, inUse: this.models.find(model => model.inUse)?.name },
      ...{ chosen: this.settings["Recognition:Model"], gpu: this.settings["Recognition:Gpu"], hardware: "the processor (8 cores)" },
      ...{ freeBytes: this.freeBytes, folder: "D:\\Captions\\models" },
    };
  },

  work(how, name, what, refuse) {
    const model = this.models.find(one => one.name === name) ?? refuse(404, `${name} is not in the catalogue.`);
    const part = { downloaded: model.pull?.downloaded ?? model.downloaded, total: model.bytes, bytesPerSecond: 6e6, sentence: null };
    if (what === "measure") model.measure = how === "DELETE" ? null : { state: "running", sentence: null };
    else if (how === "DELETE") Object.assign(model, { state: "available", downloaded: 0, pull: null });
    else if (what === "pause") Object.assign(model, { state: "begun", downloaded: part.downloaded, pull: { ...part, state: "paused" } });
    else if (model.state === "installed") refuse(409, `${name} is installed already.`);
    else if (!this.online)
      model.pull = {
        ...{ ...part, state: "failed" },
        sentence:
          "There is no connection to the internet, so nothing was downloaded; captions go on with the present model. Connect and try again.",
      };
    else Object.assign(model, { state: "begun", pull: { ...part, state: "running" } });
    return how === "DELETE" ? undefined : model;
  },

  obsConnection() {
    return this.obs === "ready"
      ? { state: "ready", message: "OBS 31.0.2 is connected.", outputs: [] }
      : { state: "off", message: "OBS is not used; livecaptions obs setup connects it.", outputs: [] };
  },

  askObs(refuse) {
    if (this.obs === "absent") refuse(409, "Nothing answers at ws://127.0.0.1:4455.");
    if (this.obs === "password") refuse(409, "OBS asks for a password, and none is set.");
    return {
      ...{ address: "ws://127.0.0.1:4455", obsVersion: "31.0.2", obsWebSocketVersion: "5.5.4", enabled: this.obs === "ready" },
      ...{ source: "LiveCaptions", sourceKind: this.source ? "browser_source" : null, scenes: ["Talk", "Game", "Pause"] },
      ...{ stream: "not live", recording: "not running" },
    };
  },

  setUpObs({ password, scene, look }, refuse) {
    if (this.obs === "absent")
      refuse(409, "OBS does not answer at ws://127.0.0.1:4455, so nothing was changed. Start OBS and enable its WebSocket server.");
    if (this.obs === "password" && password !== this.obsPassword)
      refuse(409, "OBS refused the password, so nothing was changed. Copy it again from Show Connect Info.");
    if (this.obs === "password") this.obs = "found";
    const created = !this.source;
    this.source = true;
    this.inObs = look ?? null;
    return { kind: "Overlay", name: "LiveCaptions", scene: scene ?? "Talk", created, told: "Done." };
  },

  picture(refuse) {
    if (this.obs !== "ready") refuse(404, "OBS is not used, so there is no picture.");
    const shade = Math.round(40 + 20 * Math.sin(this.time));
    const picture = `<svg xmlns="http://www.w3.org/2000/svg" width="640" height="360"><rect width="640" height="360" fill="rgb(${shade},50,90)"/><circle cx="470" cy="150" r="90" fill="#d99a6c"/><path d="M330 360a140 130 0 0 1 280 0" fill="#274b5f"/><rect x="30" y="30" width="260" height="150" rx="8" fill="#10202e"/></svg>`;
    return { type: "image/svg+xml", content: picture };
  },

  soundCheck(how, refuse) {
    if (how === "DELETE") return void (this.check = { ...this.check, state: "cancelled" });
    if (how === "POST") {
      if (this.check?.state === "listening") refuse(409, "A check runs already; wait for its end.");
      this.check = { state: "listening", secondsLeft: 40, heard: "", result: null };
    }
    const begun = this.check ?? { state: "idle", secondsLeft: null, heard: "", result: null };
    return { track: "main", language: "en", text: SENTENCE, isRead: true, speaking: begun.heard !== "", ...begun };
  },
};
