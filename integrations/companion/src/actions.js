// What keys do.

const SWITCH = {
  id: "to",
  type: "dropdown",
  label: "To",
  default: "toggle",
  choices: [
    { id: "toggle", label: "the other" },
    { id: "on", label: "on" },
    { id: "off", label: "off" },
  ],
};

/** @param {string} to @param {boolean} now */
export function wanted(to, now) {
  return to === "toggle" ? !now : to === "on";
}

/**
 * @param {{ track: any, act: (method: string, path: string, body?: unknown) => Promise<void> }} deck what is known, and the way to do something
 */
export function actionsOf(deck) {
  const track = (path) =>
    `/api/tracks/${encodeURIComponent(deck.track?.id ?? "")}${path}`;
  const air = () => deck.track?.air ?? {};
  return {
    off_air: {
      name: "Off air: all captions leave every way out at once",
      options: [SWITCH],
      callback: ({ options }) =>
        deck.act(
          "POST",
          wanted(options.to, !!air().offAir) ? "/api/off-air" : "/api/on-air",
        ),
    },
    pause: {
      name: "Pause the track",
      options: [SWITCH],
      callback: ({ options }) =>
        deck.act(
          "POST",
          track(wanted(options.to, !!air().paused) ? "/pause" : "/resume"),
        ),
    },
    clear: {
      name: "Clear the picture",
      options: [],
      callback: () => deck.act("POST", track("/clear")),
    },
    overlay: {
      name: "Captions in the picture",
      options: [SWITCH],
      callback: ({ options }) =>
        deck.act("PUT", track("/outputs/overlay"), {
          on: wanted(options.to, !!air().overlay),
        }),
    },
    readers: {
      name: "Captions on the readers’ page",
      options: [SWITCH],
      callback: ({ options }) =>
        deck.act("PUT", track("/outputs/readers"), {
          on: wanted(options.to, !!air().readers),
        }),
    },
    hold: {
      name: "Delay before air",
      options: [
        {
          id: "seconds",
          type: "number",
          label: "Seconds",
          default: 3,
          min: 0,
          max: 10,
          step: 0.5,
        },
      ],
      callback: ({ options }) =>
        deck.act("PUT", track("/air-delay"), {
          seconds: Number(options.seconds),
        }),
    },
    line: {
      name: "Put a line on air",
      options: [
        {
          id: "text",
          type: "textinput",
          label: "Line",
          default: "",
          useVariables: true,
        },
      ],
      callback: async ({ options }, context) =>
        deck.act("POST", track("/lines"), {
          text: await context.parseVariablesInString(String(options.text)),
        }),
    },
    catch_up: {
      name: "Skip to now",
      options: [],
      callback: () => deck.act("POST", track("/catch-up")),
    },
    check: {
      name: "Sound check",
      options: [],
      callback: () => deck.act("POST", track("/check"), {}),
    },
  };
}
