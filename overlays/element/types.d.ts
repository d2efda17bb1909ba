// The shapes that the element's modules exchange.

/** One line on screen: settled text, then text that may still change. */
export interface CaptionLine {
  /** Stays with the line as it moves up. In mode "block", the block's number times ten, plus the row. */
  id: number;
  settled: string;
  tentative: string;
  /** Who speaks; the number of the voice, from 1, where voices on one microphone are told apart. */
  speaker?: { number?: number; label?: string } | null;
}

/** Everything that a viewer sees of one track at one moment; never a change to the frame before. */
export interface CaptionFrame {
  track: string;
  /** The track's display name. */
  label: string;
  sequence: number;
  /** Stream seconds at which the frame was published. */
  time: number;
  /** The same moment in milliseconds since 1970, by the server's clock. */
  at: number;
  /** Seconds from the newest sound behind these words to their publication. */
  delay: number;
  speaking: boolean;
  /** ISO 639 code; null while unknown. */
  language: string | null;
  /** Version of the pages' files. */
  assets: string;
  /** All captions were taken off air: nothing may stay on screen, not even to fade. */
  offAir?: boolean;
  lines: CaptionLine[];
}

export type CaptionMode = "rollup" | "block" | "live";

/** The value of every parameter. */
export interface Values {
  track: string | null;
  lang: string | null;
  theme: string;
  mode: CaptionMode;
  display: "over" | "below" | "beside" | "full";
  lines: number;
  chars: number;
  tentative: boolean;
  hold: number;
  fade: number;
  font: string;
  size: number;
  weight: number;
  color: string;
  bg: string;
  bgopacity: number;
  outline: number;
  shadow: number;
  align: "left" | "center" | "right";
  valign: "top" | "middle" | "bottom";
  x: number | null;
  y: number | null;
  w: number | null;
  case: "as-spoken" | "upper" | "lower";
  labels: "none" | "name" | "color";
  delay: number;
  key: "none" | "fill" | "key" | "chroma" | "black";
  keycolor: string;
  debug: boolean;
  token: string | null;
}

export type ParameterName = keyof Values;

/** What a look sets: parameters and their texts, as in an address. */
export type LookTexts = Partial<Record<ParameterName, string>>;

/** All parameters as they were read. */
export interface Read {
  values: Values;
  /** Those that were given, in place of a default. */
  given: ParameterName[];
  /** Wrong ones, as text. */
  wrong: string[];
}

/** A named set of values for the parameters. */
export interface Theme {
  name: string;
  says: string;
  values: Partial<Values>;
}

/** The part of a SignalR connection that the element uses. */
export interface Connection {
  start(): Promise<void>;
  stop(): Promise<void>;
  onclose(closed: () => void): void;
  on(question: string, answer: () => string | void): void;
  /** Asks something; not every connection of a test can. */
  invoke?(method: string): Promise<any>;
  stream(method: string, request: unknown): { subscribe(observer: Observer): unknown };
}

/** Receives what a stream brings, and how it ends. */
export interface Observer {
  next(message: any): void;
  complete(): void;
  error(trouble: unknown): void;
}

/** A request to watch a track, and its listeners. */
export interface WatchOptions<Message> {
  /** Address of the hub. */
  server: string;
  /** The request to the hub; a function is called for each connection, and may use it before. */
  request: unknown;
  /** Gets every message. */
  take(message: Message): void;
  /** Is told, each time a connection ends, why. */
  away(reason: string): void;
  /** Is told that other machines show the same captions, while this one can still be asked for files. */
  elsewhere?(): void;
  /** Gives the text that stands on the page now. */
  onScreen?(): string;
  /** The hub's method. */
  method?: string;
  token?: string | null;
  open?(server: string, tries: number, token: string | null, elsewhere: boolean): Promise<Connection>;
  wait?(milliseconds: number): Promise<void>;
}

/** The latest events of a track, in milliseconds of one clock. */
export interface Timing {
  /** The text on screen changed. */
  changed: number;
  /** Speech ended. */
  quiet: number;
  /** The connection was lost. */
  lost: number;
  speaking: boolean;
  connected: boolean;
}
