// The service's messages to readers of a transcript.

export interface Paragraph {
  id: number;
  /** When its first word was settled, milliseconds since 1970 by the server's clock. */
  at: number;
  text: string;
}

export interface TranscriptPart {
  /** The version that the reader has once it has taken this part. */
  version: number;
  /** New or grown paragraphs, whole, oldest first. */
  paragraphs: Paragraph[];
  /** Words after them that may still change. */
  tentative: string;
  /** No space stands before the tentative words. */
  joined: boolean;
  speaking: boolean;
  language: string | null;
}

export interface ReaderNews {
  track: string;
  label: string;
  state: string;
  /** Differs from one run of the service to the next; versions are comparable only within one. */
  run: string;
  part: TranscriptPart;
}

/** A sentence about the track, and whether captions arrive. */
export type Banner = [words: string, mood: "good" | "wait"];

export interface Preferences {
  size: number;
  line: number;
  letter: number;
  contrast: string;
  font: string;
  times: boolean;
  awake: boolean;
  aloud: boolean;
}
