// The page for speakers and crew.
export default {
  "stage.document": { en: "Stage · LiveCaptions", de: "Bühne · LiveCaptions" },
  "stage.title": { en: "Captions for the stage", de: "Untertitel für die Bühne" },
  "stage.asking": { en: "Asking…", de: "Abfrage läuft …" },
  "stage.track": { en: "Track", de: "Spur" },
  "stage.delay": { en: "Delay", de: "Verzögerung" },
  "stage.level": { en: "Level", de: "Pegel" },
  "stage.none": {
    en: "There is no track, so no captions are shown. Add one on the operator’s page.",
    de: "Es gibt keine Spur, daher fehlen Untertitel. Fügen Sie in der Regie eine hinzu.",
  },
  "stage.no-track": {
    en: "There is no track “{track}” now, so no captions are shown. They come by themselves once it is there; otherwise correct the address.",
    de: "Eine Spur „{track}“ gibt es gerade nicht, daher fehlen Untertitel. Sie kommen von selbst, sobald es sie gibt; sonst berichtigen Sie die Adresse.",
  },
};
