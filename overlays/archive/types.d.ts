// The service's answers to the archive's page.

/** A track in a session. */
export interface SessionTrack {
  name: string;
  label: string;
  language: string | null;
  words: number;
  /** Seconds from a word's sound to its settling, on average; null: not measured. */
  delay: number | null;
  longestDelay: number | null;
}

/** What went out without a long silence; moments as ISO 8601. */
export interface Session {
  id: number;
  begun: string;
  ended: string;
  closed: boolean;
  tracks: SessionTrack[];
}

export interface Archive {
  sessions: Session[];
  /** Days after which a session is deleted; 0: never. */
  days: number;
  /** Why words are not kept now. */
  trouble: string | null;
}

/** A word of a session. */
export interface Word {
  number: number;
  /** As it reads now; empty: it was taken out. */
  text: string;
  joined: boolean;
  start: string;
  end: string;
  /** As it went out, if it was corrected. */
  former: string | null;
  beginsLine: boolean;
  /** The number of whoever says it, from 1; absent: voices were not told apart. */
  speaker?: number;
}

/** A line that a search has found. */
export interface Hit {
  session: number;
  track: string;
  label: string;
  /** The word to jump to. */
  number: number;
  at: string;
  line: string;
  start: number;
  length: number;
}

export interface Correction {
  track: string;
  number: number;
  at: string;
  who: string;
  former: string;
  text: string;
}

export interface Gap {
  track: string | null;
  kind: "Late" | "Source" | "Down";
  start: string;
  end: string;
}

/** How well a track was captioned. */
export interface TrackRecord {
  name: string;
  corrected: number;
  /** Seconds. */
  missing: number;
  /** 0 to 1. */
  coverage: number;
}

/** What a way out did. */
export interface Output {
  name: string;
  kind: string;
  host: string;
  /** Words; null: the other side does not say. */
  sent: number | null;
  lost: number | null;
  trouble: string | null;
  at: string | null;
}

export interface SessionRecord {
  session: Session;
  records: TrackRecord[];
  corrections: Correction[];
  gaps: Gap[];
  outputs: Output[];
}

/** What the page shows: a session, one of its tracks, and the word that was jumped to. */
export interface Place {
  session: number;
  track: string;
  word: number;
}

/** A line of words. */
export interface Line {
  /** The number of its first word. */
  number: number;
  start: string;
  /** The number of whoever says it; 0: nobody asked. */
  speaker: number;
  /** Another one spoke before. */
  begins: boolean;
  words: Word[];
}
