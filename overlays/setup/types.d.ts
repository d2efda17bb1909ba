// The shapes that the set-up's modules exchange.

export type StepName = "voice" | "model" | "obs" | "look" | "check";

/** How far one has come. */
export interface Progress {
  at: StepName;
  marks: Partial<Record<StepName, "done" | "skipped">>;
}

/** A meter at one moment; levels in dB below full scale, times in seconds. */
export interface MeterState {
  /** Top of the bar. */
  shown: number;
  /** The line at the highest level of the last moments. */
  peak: number;
  peakAge: number;
}

/** A step of the set-up. */
export interface Step {
  /** The step is shown. */
  enter(): void;
  /** It is shown no more: polling ends. */
  leave(): void;
}

/** An input of this machine. */
export interface Input {
  id: string;
  name: string;
  kind: "microphone" | "loopback" | "program";
  isDefault: boolean;
  /** The tracks that listen to it now. */
  tracks: string[];
}

/** An input's sound at one moment; levels in dB below full scale. */
export interface InputSound {
  id: string;
  state: "opening" | "measured" | "failed" | "notMeasured";
  channels: { loudness: number; peak: number; clipped: number }[];
  hint: "silent" | "tooQuiet" | "clipping" | null;
  sentence: string | null;
  /** This input follows speech most. */
  moves: boolean;
}

export interface InputLevels {
  inputs: InputSound[];
}

/** Keys of the settings with other values, and keys to take out. */
export interface SettingsChange {
  set?: Record<string, string | number | boolean | null>;
  remove?: string[];
}

export type WorkState = "queued" | "running" | "paused" | "failed" | "done";

export interface Pull {
  state: WorkState;
  /** Bytes. */
  downloaded: number;
  total: number;
  bytesPerSecond: number;
  /** Why it failed, and what to do. */
  sentence: string | null;
}

export interface Model {
  name: string;
  bytes: number;
  memoryMB: number | null;
  /** "en", or a number of languages as text. */
  languages: string;
  state: "installed" | "begun" | "available";
  /** Bytes on disk. */
  downloaded: number;
  /** It recognises now. */
  inUse: boolean;
  /** The settings name it. */
  chosen: boolean;
  speed: { seconds: number; step: number; verdict: "fits" | "tight" | "tooSlow"; sentence: string } | null;
  pull: Pull | null;
  measure: { state: WorkState; sentence: string | null } | null;
  /** Why it cannot be chosen. */
  refusal: string | null;
}

export type ModelAct = "use" | "pull" | "pause" | "resume" | "cancel" | "measure" | "stop";

export interface Models {
  models: Model[];
  /** Seconds that a restart takes. */
  restartSeconds: number | null;
  inUse: string;
  chosen: string;
  gpu: string;
  hardware: string;
  freeBytes: number | null;
  folder: string;
}

/** What the set-up knows about OBS. */
export interface ObsFound {
  /** "found": it answers, but the service is not connected to it since its start. */
  state: "unknown" | "ready" | "found" | "password" | "absent";
  text: string;
  mood: import("../service/types.js").Mood;
  /** The one on air first. */
  scenes: string[];
  /** The source of captions is there. */
  source: boolean;
}

/** What one of the service's checks found. */
export interface Finding {
  mark: "Good" | "Doubtful" | "Bad";
  about: string;
  cause: string;
  fix: string;
}

/** A look that is kept by its name; values as in an overlay's address. */
export interface Look {
  name: string;
  values: Record<string, string>;
}
