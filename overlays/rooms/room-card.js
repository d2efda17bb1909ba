// A room on the page of rooms. Its parts stay and only their texts change, so that the focus and a screen reader's place do, too.
import { setText } from "../page/elements.js";
import { make } from "../page/make.js";
import { BASE } from "../service/base.js";
import { languageName, seconds, uptime } from "../service/track-status.js";
import { number, t } from "../strings/strings.js";
import { operatorAddress, readersAddress, roomState, trackState, trackTrouble } from "./room-words.js";
/** @import { Room, RoomNode, Rooms, RoomTrack } from "./types.js" */

/**
 * Shows items as children, one for each key, in their order.
 * @template Item
 * @template {{ root: HTMLElement }} Part
 * @param {HTMLElement} parent
 * @param {Map<string, Part>} parts those that are there; kept up to date
 * @param {[string, Item][]} items
 * @param {() => Part} makePart
 * @param {(part: Part, item: Item) => void} fill
 */
export function showEach(parent, parts, items, makePart, fill) {
  for (const [key, part] of parts)
    if (!items.some(([one]) => one === key)) {
      part.root.remove();
      parts.delete(key);
    }
  items.forEach(([key, item], i) => {
    const part = parts.get(key) ?? makePart();
    parts.set(key, part);
    fill(part, item);
    if (parent.children[i] !== part.root) parent.insertBefore(part.root, parent.children[i] ?? null);
  });
}

/** A room's section. */
export class RoomCard {
  #name = make("h2");
  #state = make("p", { className: "pill" });
  #empty = make("p", { className: "trouble", hidden: true });
  #tracks = make("div", { className: "room-tracks" });
  #viewers = make("h3");
  #nodes = make("ul", { className: "room-nodes" });
  #read = make("a");
  #links = make("p", { className: "actions" }, this.#read);
  /** @type {Map<string, TrackPart>} */
  #trackParts = new Map();
  /** @type {Map<string, { root: HTMLElement }>} */
  #nodeParts = new Map();
  root = make(
    "section",
    {},
    make("header", {}, this.#name, this.#state),
    this.#empty,
    this.#tracks,
    this.#viewers,
    this.#nodes,
    this.#links,
  );

  /** @param {Room} room @param {Rooms} all */
  show(room, all) {
    setText(this.#name, room.name === all.room ? t("rooms.here", { name: room.name }) : room.name);
    setText(this.#state, ...roomState(room));
    this.#empty.hidden = room.nodes.length > 0;
    setText(this.#empty, t("rooms.empty", { time: uptime(room.seen) }));
    showEach(
      this.#tracks,
      this.#trackParts,
      room.tracks.map(track => [track.id, track]),
      () => new TrackPart(),
      (part, track) => part.show(room, track, all),
    );
    setText(this.#viewers, t("rooms.viewers", { count: number(room.viewers) }));
    this.#viewers.hidden = this.#nodes.hidden = room.nodes.length === 0;
    showEach(this.#nodes, this.#nodeParts, named(room.nodes), () => ({ root: make("li") }), showNode);
    link(this.#read, readersAddress(room, all, BASE), t("rooms.read", { room: room.name }));
    this.#links.hidden = this.#read.hidden || room.nodes.length === 0;
  }
}

/** A track of a room. */
class TrackPart {
  #label = make("h3");
  #state = make("p", { className: "pill" });
  #trouble = make("p", { className: "trouble", hidden: true });
  #figures = ["language", "delay", "maker", "standby"].map(key => {
    const value = make("dd");
    return { value, row: make("div", {}, make("dt", { textContent: t(`rooms.track.${key}`) }), value) };
  });
  #operate = make("a");
  root = make(
    "article",
    {},
    make("header", {}, this.#label, this.#state),
    this.#trouble,
    make("dl", {}, ...this.#figures.map(({ row }) => row)),
    make("p", { className: "operate" }, this.#operate),
  );

  /** @param {Room} room @param {RoomTrack} track @param {Rooms} all */
  show(room, track, all) {
    setText(this.#label, track.label);
    setText(this.#state, ...trackState(track));
    const trouble = trackTrouble(track);
    this.#trouble.hidden = !trouble;
    setText(this.#trouble, trouble);
    const texts = [
      languageName(track.language),
      seconds(track.delay),
      track.maker ?? t("rooms.track.nobody"),
      track.standby.join(", ") || t("rooms.track.no-standby"),
    ];
    this.#figures.forEach(({ value }, i) => setText(value, texts[i]));
    link(this.#operate, operatorAddress(room, track, all, BASE), t("rooms.operate", { track: track.label }));
  }
}

/** @param {{ root: HTMLElement }} part @param {RoomNode} node */
function showNode({ root }, { name, role, viewers }) {
  setText(root, t("rooms.node", { node: name, role: t(`rooms.node.${role}`), viewers: number(viewers) }));
}

/**
 * Two processes of one machine may have one name.
 * @param {RoomNode[]} nodes
 * @returns {[string, RoomNode][]}
 */
function named(nodes) {
  return nodes.map((node, i) => [`${node.name} ${nodes.slice(0, i).filter(one => one.name === node.name).length}`, node]);
}

/** @param {HTMLAnchorElement} element @param {string | null} address @param {string} text */
function link(element, address, text) {
  element.hidden = !address;
  if (address && element.href !== address) element.href = address;
  setText(element, text);
}
