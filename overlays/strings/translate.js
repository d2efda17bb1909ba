// Texts of the form for translated tracks.
/** @type {import("./translator.js").Table} */
export default {
  "translate.into": { en: "Translate into", de: "Übersetzen in" },
  "translate.source": { en: "Track to translate", de: "Spur, die übersetzt wird" },
  "translate.engine": { en: "Engine that translates", de: "Übersetzer" },
  "translate.try": { en: "Try", de: "Ausprobieren" },
  "translate.trying": { en: "A sentence is being translated…", de: "Ein Satz wird übersetzt …" },
  "translate.tried": {
    en: "{engine} took {seconds} s; translated words are that much later.",
    de: "{engine} brauchte {seconds} s; um so viel später kommen übersetzte Wörter.",
  },
  "translate.do": { en: "Translate", de: "Übersetzen" },
  "translate.done": {
    en: "The translation is a track of its own now: {language}.",
    de: "Die Übersetzung ist jetzt eine eigene Spur: {language}.",
  },
  "setup.translate": { en: "Translations", de: "Übersetzungen" },
  "setup.translate.lead": {
    en: "A translation is a track of its own: for an overlay, for readers’ phones, for subtitles. An engine beside LiveCaptions makes it, such as Apertium.",
    de: "Eine Übersetzung ist eine eigene Spur: für ein Overlay, für Handys, für Untertitel. Ein Übersetzer neben LiveCaptions macht sie, etwa Apertium.",
  },
  "setup.translate.removed": {
    en: "{language} is not translated into any more.",
    de: "In diese Sprache wird nicht mehr übersetzt: {language}.",
  },
};
