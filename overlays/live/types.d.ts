// The service's messages to readers of a transcript.
import type { ListedTrack } from "../service/types.js";

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

/** What follows for a reader from a list of tracks. */
export interface Outcome {
  /** The track to show; null: the service's first. */
  track: string | null;
  /** The source and its translations, of which the reader can choose one; the source first. */
  family: ListedTrack[];
  /**
   * A language is not offered ("none") or has ended ("gone"; null: one that the page does not know), or all is as wished ("fine").
   * Absent: what was said last stands.
   */
  notice?: { kind: "none" | "gone" | "fine"; language: string | null };
}

export interface TrackListOptions {
  token: string | null;
  /** The track that the address names. */
  track: string | null;
  /** The language that the address names. */
  asked: string | null;
  /** The track that is shown. */
  shown(): string | null;
  /** Shows another track. */
  show(track: string | null): void;
  /** Puts a choice into the address. */
  note(name: string, value: string): void;
  /** Says a sentence; "": nothing any more. */
  tell(sentence: string): void;
}

export interface PickerOptions extends Pick<TrackListOptions, "track" | "asked" | "show" | "tell"> {
  /** Where the choice stands. */
  place: HTMLElement;
  /** The language that the device has kept. */
  kept: string | null;
  /** A person has chosen this language, to be kept. */
  chosen(language: string): void;
  /** The list is about to be looked at. */
  opened(): void;
}

/** A paragraph of settled words. */
export interface Told {
  key: string;
  text: string;
}

/** What a voice may read at a moment. */
export interface Heard {
  /** The newest paragraphs, oldest first. */
  newest: Told[];
  /** Whether the last one may go on. */
  grows: boolean;
  language: string | null;
  /** Nothing is to be heard now: the text is paused, or off air. */
  quiet: boolean;
}
