// The sound check as the service reports it.

export interface SoundCheckReport {
  track: string;
  state: "idle" | "listening" | "arriving" | "done" | "cancelled" | "failed";
  language: string | null;
  /** The sentence that is said. */
  text: string;
  /** A person reads it; else the sound says it by itself. */
  isRead: boolean;
  secondsLeft: number | null;
  /** What was recognised so far. */
  heard: string;
  speaking: boolean;
  result: CheckResult | null;
  /** Why it failed. */
  sentence?: string | null;
}

export interface CheckResult {
  passed: boolean;
  sentence: string;
  /** Seconds. */
  firstWordDelay: number | null;
  settledDelay: number | null;
  words: number;
  wrongWords: number;
  /** Percent. */
  wordErrorRate: number | null;
  wrong: { said: string | null; heard: string | null }[];
  /** Null: no sound came. */
  level: CheckLevel | null;
  ways: { way: Way; state: "arrived" | "missing" | "notUsed"; sentence: string }[];
  findings: { mark: "Good" | "Doubtful" | "Bad"; about: string; cause: string; fix: string }[];
}

/** In dB below full scale. */
export interface CheckLevel {
  loudness: number | null;
  peak: number | null;
  clipped: number | null;
  noise: number | null;
  signalToNoise: number | null;
  hint: "silent" | "tooQuiet" | "clipping" | "noisy" | null;
  sentence: string | null;
}

export type Way = "obsOverlay" | "browserOverlay" | "readers" | "obsText" | "streamCaptions" | "recording" | "textFile";
