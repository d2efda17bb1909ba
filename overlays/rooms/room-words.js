// What is said of a room and its tracks, and where its links lead; pure.
import { originOf } from "../service/origins.js";
import { mood, stateOf, troubleOf } from "../service/track-status.js";
import { t } from "../strings/strings.js";
/** @import { Mood } from "../service/types.js" */
/** @import { Room, Rooms, RoomTrack } from "./types.js" */

/**
 * A track's state in words, and how bad it is.
 * @param {RoomTrack} track
 * @returns {[string, Mood]}
 */
export function trackState(track) {
  if (!track.maker) return [t("rooms.track.unmade"), "bad"];
  return [stateOf(track), mood(figuresOf(track))];
}

/** @param {RoomTrack} track */
export function trackTrouble(track) {
  return troubleOf(figuresOf(track));
}

/**
 * The worst of a room in one line.
 * @param {Room} room
 * @returns {[string, Mood]}
 */
export function roomState({ nodes, tracks }) {
  if (nodes.length === 0) return [t("rooms.state.empty"), "bad"];
  if (tracks.length === 0) return [t("rooms.state.no-tracks"), "wait"];
  const moods = tracks.map(track => trackState(track)[1]);
  const count = moods.filter(one => one === "bad").length;
  if (count > 0) return [t("rooms.state.trouble", { count, all: tracks.length }), "bad"];
  return [t("rooms.state.good"), "good"];
}

/**
 * Where a room is read: a machine that only shows captions, else any that has told its address, else this one.
 * @param {Room} room
 * @param {Rooms} all
 * @param {string} here this machine's root
 * @returns {string | null} null: nobody has told an address
 */
export function readersAddress(room, all, here) {
  const told = room.nodes.filter(node => rootOf(node.address));
  const node = told.find(one => one.role === "web") ?? told.find(one => one.role === "all") ?? told[0];
  const root = node ? rootOf(node.address) : room.name === all.room ? here : null;
  return root && `${root}/live`;
}

/**
 * The operator's page of the machine that makes a track's captions.
 * @param {Room} room
 * @param {RoomTrack} track
 * @param {Rooms} all
 * @param {string} here this machine's root
 * @returns {string | null} null: it has told no address
 */
export function operatorAddress(room, track, all, here) {
  const own = room.name === all.room && track.maker === all.node;
  const root = own ? here : rootOf(track.makerAddress ?? "");
  return root && `${root}/operator?track=${encodeURIComponent(track.id)}`;
}

/** The service has checked it; a link that runs a script must not come of a fault there. @param {string} address */
function rootOf(address) {
  return /^https?:\/\//i.test(address) ? originOf(address, "") : null;
}

/** @param {RoomTrack} track */
function figuresOf(track) {
  return { ...track, unheard: 0, lost: 0 };
}
