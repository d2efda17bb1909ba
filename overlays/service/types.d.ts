// The service's answers to the pages; the records in src/LiveCaptions have the same fields.

export type TrackState = "starting" | "running" | "silent" | "wordless" | "lost" | "reopening" | "ended" | "failed" | "paused";

/** A track as viewers may know it. */
export interface ListedTrack {
  id: string;
  label: string;
  language: string | null;
  state: TrackState;
  /** The id of the track whose words it translates; absent or null: it has a source of its own. */
  translationOf?: string | null;
}

/** How a track is doing, for the operator. */
export interface TrackReport extends ListedTrack {
  /** As "#ffd800"; null: the page's own. */
  colour: string | null;
  source: string;
  /** The trouble, as a sentence; null: none. */
  message: string | null;
  speaking: boolean;
  sung: boolean;
  /** Seconds from sound to its words on screen. */
  delay: number;
  /** Seconds from a word's end to its being settled. */
  settledDelay: number;
  /** Seconds of speech-like sound without a word. */
  unheard: number;
  /** Seconds of sound lost because recognition was too slow. */
  lost: number;
  viewers: number;
  /** Loudness in dB below full scale; null: not known. */
  level: number | null;
  air: Air;
}

/** What the operator lets out of a track. */
export interface Air {
  paused: boolean;
  /** Seconds that words wait before they go out. */
  delay: number;
  /** Whether the picture gets captions. */
  overlay: boolean;
  /** Whether people's own devices get them. */
  readers: boolean;
  /** All tracks are off air, whatever the others say. */
  offAir?: boolean;
}

export interface Status {
  version: string;
  /** Seconds. */
  uptime: number;
  tracks: TrackReport[];
  /** Captions as text to elsewhere. */
  outputs?: unknown[];
  /** Whether this visitor may end the program. */
  canQuit?: boolean;
}

/** A look that is kept by name. */
export interface KeptLook {
  name: string;
  /** Parameters of the overlay and their texts. */
  values: Record<string, string>;
  /** Earlier names, which lead to it as well. */
  formerly: string[];
  /** Overlays that follow it now. */
  open: number;
}

/** How other devices reach this machine. */
export interface Venue {
  /** The token that viewers of this venue share; null where none is needed. */
  token: string | null;
  /** Origins for viewers. */
  addresses: string[];
  /** Origins at which browsers give a microphone. */
  speaking: string[];
  /** Whether viewers need the token. */
  needed: boolean;
}

export type Mood = "good" | "wait" | "bad" | "off";

/** The service's answer, or a sentence that says what is wrong. Status 0: it does not answer. */
export type Answer = { status: number; value: any; wrong?: undefined } | { status: number; value?: undefined; wrong: string };
