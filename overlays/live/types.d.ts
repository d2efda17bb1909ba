// The service's messages to readers of a transcript.
import type { ListedTrack } from "../service/types.js";

export interface Paragraph {
  id: number;
  /** When its first word was settled, milliseconds since 1970 by the server's clock. */
  at: number;
  text: string;
  /** Its own language and direction, where this device has translated; absent: the part's. */
  script?: { lang: string; dir: string };
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
  /** The language into which this device is to translate the track; absent: it is shown as it is. */
  device?: string;
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
  /** The language of what is said now, where the list of tracks does not know it. */
  heard(): string | null;
  /** Shows another track, or the same through a translation on this device. */
  show(track: string | null, translation?: DeviceNews | null): void;
  /** Shows news that this device has translated. */
  deliver(news: ReaderNews): void;
  /** Puts a choice into the address. */
  note(name: string, value: string): void;
  /** Says a sentence; "": nothing any more. */
  tell(sentence: string): void;
}

/** Takes the source's news, and delivers them in another language. */
export interface DeviceNews {
  take(news: ReaderNews): void;
}

export interface PickerOptions extends Pick<TrackListOptions, "track" | "asked" | "heard" | "show" | "deliver" | "tell"> {
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

/** A paragraph that this device translates. */
export type TranslatedParagraph = Required<Paragraph>;

/** Words of a paragraph that are translated together. */
export interface TranslatedUnit {
  /** As it stands in the paragraph, with the spaces around it. */
  source: string;
  language: string | null;
  /** What stands for it on the page; null: nothing yet. */
  shown: string | null;
  /** Whether it is to be translated, or translated anew. */
  isDue: boolean;
  isTranslated: boolean;
  /** It was said before somebody chose to translate: it may take its time. */
  isEarlier: boolean;
  /** When it was there, or was corrected. */
  came: number;
}

/** A paragraph of the source and its units. */
export interface DeviceParagraph extends Paragraph {
  run: string;
  language: string | null;
  units: TranslatedUnit[];
  /** Where the rest begins that is not a unit yet. */
  end: number;
  isEarlier: boolean;
  /** It is not translated: it was said long before. */
  isOriginal: boolean;
  /** What the page has of it. */
  sent: string | null;
  /** The page has all of it, until it is corrected. */
  isAtRest: boolean;
}

/** One question to a translator. */
export interface TranslationJob {
  unit: TranslatedUnit;
  source: string;
  text: string;
  language: string;
  /** When its answer is too late. */
  until: number;
}

/** What a device's translations are timed by. */
export interface DeviceClock {
  /** Milliseconds. */
  now(): number;
  after(ms: number, over: () => void): unknown;
  cancel(timer: any): void;
}

/** Why a browser does not translate: it wants a click, has no such pair, no space, no network, is too slow, or does not say. */
export type Trouble = "click" | "pair" | "space" | "network" | "slow" | "failed";

export interface LanguagePair {
  sourceLanguage: string;
  targetLanguage: string;
}

/** A browser's translator for one pair: https://webmachinelearning.github.io/translation-api */
export interface DeviceTranslator {
  translate(text: string, options?: { signal?: AbortSignal }): Promise<string>;
  destroy(): void;
}

interface DownloadMonitor {
  addEventListener(type: "downloadprogress", progress: (event: { loaded: number; total?: number }) => void): void;
}

/** The browser's `Translator`: TypeScript does not know it yet. */
export interface TranslatorApi {
  availability(pair: LanguagePair): Promise<string>;
  create(options: LanguagePair & { signal?: AbortSignal; monitor?: (monitor: DownloadMonitor) => void }): Promise<DeviceTranslator>;
}

/** What this device is to translate. */
export interface Wanted {
  target: string;
  /** The track whose words they are. */
  track: string;
  /** The language that is spoken, where the news does not say. */
  source: string;
}

export interface ControlOptions extends Pick<TrackListOptions, "deliver" | "tell"> {
  /** The browser's `Translator`. */
  api: TranslatorApi;
  /** Where the button and the progress stand. */
  place: HTMLElement;
  /** A translation has begun or ended. */
  changed(): void;
  /** The button was pressed, and is about to disappear. */
  pressed(): void;
}
