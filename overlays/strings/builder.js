// The overlay builder.
export default {
  "builder.name": { en: "Looks", de: "Aussehen" },
  "builder.title": { en: "Overlay builder", de: "Gestaltung des Overlays" },
};
