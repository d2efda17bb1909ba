// The pages of this machine, in the order of the header. A page adds its row, and its name to its part of the strings.

/** `here`: its name in the markup; `address`: below the service's root; `name`: the key of its name; `onlyThere`: other pages do not lead to it. */
/** @type {{ here: string, address: string, name: string, onlyThere?: boolean }[]} */
export const PAGES = [
  { here: "start", address: "", name: "start.name" },
  { here: "setup", address: "setup", name: "setup.name" },
  { here: "operator", address: "operator", name: "operator.name" },
  { here: "looks", address: "builder", name: "builder.name" },
  { here: "rooms", address: "rooms", name: "rooms.name", onlyThere: true },
  { here: "archive", address: "archive", name: "archive.name" },
  { here: "settings", address: "settings", name: "settings.name" },
];
