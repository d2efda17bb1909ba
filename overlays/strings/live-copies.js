// What is told of copies of the transcript: phones load it with the settings of the readers' page.
export default {
  "live.copied": { en: "Copied.", de: "Kopiert." },
  "live.copy.by-hand": {
    en: "The text is selected; copy it with your device’s own command.",
    de: "Der Text ist markiert; kopieren Sie ihn mit dem Befehl Ihres Geräts.",
  },
  "live.saved": { en: "Saved as {file}.", de: "Gespeichert als {file}." },
  "live.file": { en: "captions", de: "untertitel" },
};
