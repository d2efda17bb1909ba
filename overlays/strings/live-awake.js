// The screen of a reader's device: phones load it with the settings of the readers' page.
export default {
  "live.awake.https": {
    en: "This browser keeps the screen on only for pages with https. Your device’s own settings can do it too.",
    de: "Dieser Browser lässt den Bildschirm nur bei Seiten mit https an. Die Einstellungen Ihres Geräts können es auch.",
  },
  "live.awake.refused": {
    en: "The screen could not be kept on; the battery may be low. Captions continue all the same.",
    de: "Der Bildschirm ließ sich nicht anlassen; vielleicht ist der Akku schwach. Die Untertitel gehen trotzdem weiter.",
  },
};
