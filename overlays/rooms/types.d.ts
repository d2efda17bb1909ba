// The service's answer to the page of rooms.
import type { TrackState } from "../service/types.js";

/** A track of a room. */
export interface RoomTrack {
  id: string;
  label: string;
  language: string | null;
  state: TrackState;
  speaking: boolean;
  /** What is wrong, as a sentence; null: nothing. */
  message: string | null;
  /** Seconds from sound to its words on screen. */
  delay: number;
  /** The machine whose captions go out; null: none is known. */
  maker: string | null;
  makerAddress: string | null;
  standby: string[];
}

/** A machine of a room. */
export interface RoomNode {
  name: string;
  role: "all" | "captioner" | "web";
  /** Empty: others are not told. */
  address: string;
  viewers: number;
}

export interface Room {
  name: string;
  /** Seconds since some machine of it told that it is there. */
  seen: number;
  viewers: number;
  tracks: RoomTrack[];
  nodes: RoomNode[];
}

export interface Rooms {
  /** Captions go over a Redis. */
  used: boolean;
  /** This machine's room. */
  room: string;
  /** This machine's name. */
  node: string;
  /** Why rooms are not known now, as a sentence. */
  trouble: string | null;
  rooms: Room[];
}
