// The service's answers to the operator's page.

/** A word as the operator sees it. */
export interface DeskWord {
  number: number;
  /** As it is now; empty if a person has left it out. */
  text: string;
  /** No space stands before it. */
  joined: boolean;
  /** The recognised text, if a person has changed it; else null. */
  heard: string | null;
  /** A person has written it. */
  typed: boolean;
  /** It is not on air yet. */
  held: boolean;
}

/** How late captions were at one moment. */
export interface DelayPoint {
  /** Seconds ago. */
  ago: number;
  /** Seconds. */
  delay: number;
}

/** A track as the operator sees it. */
export interface DeskView {
  track: string;
  paused: boolean;
  /** Seconds that words wait before they go on air. */
  hold: number;
  overlay: boolean;
  readers: boolean;
  words: DeskWord[];
  tentative: string;
  delays: DelayPoint[];
  /** Words per minute. */
  speed: number;
  tooFast: boolean;
  /** All tracks are off air, whatever the others say. */
  offAir: boolean;
  /** The voices that are told apart, by number; absent: none are. */
  speakers?: DeskVoice[];
}

/** A voice that was told apart. */
export interface DeskVoice {
  number: number;
  /** As a person has called it; null: nobody has. */
  name: string | null;
  /** The last words that it has said. */
  newest: string;
}

/** A word that is being corrected. */
export interface ChosenWord {
  number: number;
  text: string;
  /** The text on its button: the heard one if the word is left out. */
  shown: string;
}

/** A name that was found in a document. */
export interface ProposedTerm {
  term: string;
  count: number;
  /** It is hardly an ordinary word. */
  likely: boolean;
}

/** A term that was written although recognition alone would have written something else. */
export interface TermUse {
  track: string;
  /** The number of its first word. */
  number: number;
  /** When it settled. */
  at: string;
  heard: string;
  written: string;
  /** What stands there now; empty if a person has left it out. */
  now: string;
  /** It is not repeated. */
  refused: boolean;
}

/** A term that is not written for what was heard. */
export interface RefusedTerm {
  term: string;
  heard: string;
}

export type RulesOutput = "overlay" | "readers" | "exports";
export type Treatment = Record<"blocked" | "fillers" | "casing", string>;

/** The text rules, and how each output treats words. */
export interface Rules extends Record<RulesOutput, Treatment> {
  replacements: Record<string, string>;
  blocklist: string[];
  vocabulary: string[];
  refused?: RefusedTerm[];
  numbers: "AsHeard" | "Digits" | "Words";
  letters: "AsHeard" | "Together";
  /** A sentence about the rules' file, if there is something to say. */
  told?: string | null;
}

export interface Token {
  id: string;
  name: string;
  for: "Watch" | "Speak" | "Control";
  track: string | null;
  made: string;
}

/** How the connection to OBS and its outputs are doing. */
export interface ObsState {
  state: string;
  message: string;
  outputs: { name: string; working: boolean; message: string }[];
}

/** How an output of text to elsewhere is doing. */
export interface TextOut {
  id: string;
  kind: string;
  host: string;
  /** "waiting", "connected", "retrying", "refused" or "off". */
  state: string;
  message: string;
  /** Words that were taken there. */
  sent: number;
  lost: number;
}

/** What this machine does for a room of several: whose captions go out, for each of its tracks. */
export interface Relay {
  /** Captions go over a Redis. */
  used: boolean;
  /** The room's. */
  name: string;
  /** This machine's name. */
  node: string;
  role: "all" | "captioner" | "web";
  /** Why captions of other machines cannot be had, as a sentence. */
  trouble: string | null;
  tracks: {
    track: string;
    state: "away" | "writing" | "standby";
    /** The machine whose captions go out; null while unknown. */
    holder: string | null;
    epoch: number;
    /** Why nothing goes out, as a sentence. */
    trouble: string | null;
  }[];
}

/** OBS's scenes, its source of captions, and the state of its outputs. */
export interface ObsSettings {
  obsVersion: string;
  enabled: boolean;
  source: string;
  sourceKind: string | null;
  stream: string;
  recording: string;
  scenes: string[];
}

/** Fetches JSON. */
export type Get = (path: string) => Promise<any>;
/** Sends a request that changes something; resolves to a sentence if that failed, else to null. */
export type Change = (method: string, path: string, body?: unknown) => Promise<string | null>;

/** What one of the service's checks found. */
export interface Finding {
  mark: "Good" | "Doubtful" | "Bad";
  about: string;
  /** Empty if it works. */
  cause: string;
  /** Empty if nothing needs to be done. */
  fix: string;
}
