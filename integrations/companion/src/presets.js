// Keys to drag onto a deck.
import { combineRgb } from "@companion-module/base";
import { GREEN, RED, YELLOW } from "./feedbacks.js";

const BASE = {
  size: "18",
  color: combineRgb(255, 255, 255),
  bgcolor: combineRgb(0, 0, 0),
};
const TOGGLE = { to: "toggle" };

/** @param {string} label the connection's name, by which its variables are found */
export function presetsOf(label) {
  const value = (id) => `$(${label}:${id})`;
  return {
    state: key("State", `${value("label")}\n${value("state")}`, null, {}, [
      shows("on_air", GREEN),
      shows("paused", YELLOW),
      shows("trouble", RED),
      shows("off_air", RED),
    ]),
    off_air: key("Off air now", "OFF AIR\nNOW", "off_air", TOGGLE, [
      shows("off_air", RED),
    ]),
    pause: key("Pause", "Pause", "pause", TOGGLE, [shows("paused", YELLOW)]),
    clear: key("Clear the picture", "Clear", "clear", {}, []),
    overlay: key("Picture", "Picture", "overlay", TOGGLE, [
      shows("overlay", GREEN),
    ]),
    readers: key("Readers’ page", "Readers", "readers", TOGGLE, [
      shows("readers", GREEN),
    ]),
    hold: key(
      "Delay before air",
      `Hold\n${value("air_delay")} s`,
      "hold",
      { seconds: 3 },
      [],
    ),
    live: key("No delay before air", "Hold\noff", "hold", { seconds: 0 }, []),
    catch_up: key("Skip to now", "Skip to\nnow", "catch_up", {}, []),
    check: key("Sound check", "Sound\ncheck", "check", {}, []),
    delay: key("Delay", `Delay\n${value("delay")} s`, null, {}, [
      { ...shows("late", YELLOW), options: { seconds: 3 } },
    ]),
    speaking: key("Somebody speaks", `${value("level")} dB`, null, {}, [
      shows("speaking", GREEN),
    ]),
  };
}

/** @param {string} feedbackId @param {object} style */
function shows(feedbackId, style) {
  return { feedbackId, options: {}, style };
}

/** @param {string} name @param {string} text @param {string | null} action @param {object} options @param {object[]} feedbacks */
function key(name, text, action, options, feedbacks) {
  const down = action ? [{ actionId: action, options }] : [];
  return {
    type: "button",
    category: "Captions",
    name,
    style: { ...BASE, text },
    steps: [{ down, up: [] }],
    feedbacks,
  };
}
