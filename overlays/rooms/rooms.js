// The rooms of a Redis, for conference crews: what runs where, which machine makes the captions, and how many watch.
import "../page/page-header.js";
import { find, setText } from "../page/elements.js";
import { poll } from "../service/asking.js";
import { number, t, translate } from "../strings/strings.js";
import { RoomCard, showEach } from "./room-card.js";
/** @import { Answer } from "../service/types.js" */
/** @import { Rooms } from "./types.js" */

const PERIOD_MS = 2000;
/** @type {Map<string, RoomCard>} */
const cards = new Map();

/** @param {Answer} answer */
function take({ value, wrong }) {
  /** @type {Rooms | undefined} */
  const all = value;
  const trouble = wrong || all?.trouble;
  find("trouble").hidden = !trouble;
  setText(find("trouble"), trouble || "");
  // What was known stays, below the sentence that says that it may be old.
  if (!all || all.trouble) return;
  find("missing").hidden = all.used;
  find("none").hidden = !all.used || all.rooms.length > 0;
  find("asking").hidden = true;
  const viewers = all.rooms.reduce((sum, room) => sum + room.viewers, 0);
  setText(find("sum"), all.used ? t("rooms.sum", { rooms: all.rooms.length, viewers: number(viewers) }) : "");
  showEach(
    find("rooms"),
    cards,
    all.rooms.map(room => [room.name, room]),
    () => new RoomCard(),
    (card, room) => card.show(room, all),
  );
}

translate();
poll("/api/rooms", PERIOD_MS, take);
