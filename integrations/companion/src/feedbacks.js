// What keys show.
import { combineRgb } from "@companion-module/base";
import { HOLDS } from "./state.js";

const WHITE = combineRgb(255, 255, 255);
const BLACK = combineRgb(0, 0, 0);
export const GREEN = { bgcolor: combineRgb(0, 110, 50), color: WHITE };
export const RED = { bgcolor: combineRgb(170, 0, 0), color: WHITE };
export const YELLOW = { bgcolor: combineRgb(235, 190, 0), color: BLACK };

/** Name and colour of each; the colour never says anything that the words on the key do not. */
const KINDS = {
  on_air: ["Captions are on air", GREEN],
  off_air: ["All captions are off air", RED],
  paused: ["The track is paused", YELLOW],
  trouble: ["Something is wrong", RED],
  speaking: ["Somebody speaks", GREEN],
  overlay: ["Captions are in the picture", GREEN],
  readers: ["Captions are on the readers’ page", GREEN],
  late: ["Words are late", YELLOW],
};

/** @param {{ track: any }} deck */
export function feedbacksOf(deck) {
  return Object.fromEntries(
    Object.entries(KINDS).map(([id, [name, defaultStyle]]) => [
      id,
      {
        type: "boolean",
        name,
        defaultStyle,
        options:
          id === "late"
            ? [
                {
                  id: "seconds",
                  type: "number",
                  label: "By more than (s)",
                  default: 3,
                  min: 0,
                  max: 60,
                },
              ]
            : [],
        callback: ({ options }) => HOLDS[id](deck.track, options),
      },
    ]),
  );
}
