// The choice of a language on the readers' page: phones load it only where there are translations.
export default {
  "live.language": { en: "Language of the captions", de: "Sprache der Untertitel" },
  "live.language.original": { en: "{language} (original)", de: "{language} (Original)" },
  "live.language.speaker": { en: "Original", de: "Original" },
  "live.language.none": {
    en: "There are no captions in {language} at the moment. Here are the speaker’s own words.",
    de: "Untertitel auf {language} gibt es zurzeit nicht. Hier lesen Sie, was gesprochen wird.",
  },
  "live.language.none.unknown": {
    en: "The language in this address is not offered here. Here are the speaker’s own words.",
    de: "Die Sprache in dieser Adresse gibt es hier nicht. Hier lesen Sie, was gesprochen wird.",
  },
  "live.language.gone": {
    en: "The captions in {language} have ended. Here are the speaker’s own words.",
    de: "Die Untertitel auf {language} sind zu Ende. Hier lesen Sie, was gesprochen wird.",
  },
  "live.language.gone.unknown": {
    en: "The captions in the language that you chose have ended. Here are the speaker’s own words.",
    de: "Die Untertitel in der gewählten Sprache sind zu Ende. Hier lesen Sie, was gesprochen wird.",
  },
  "live.device": { en: "On this device", de: "Auf diesem Gerät" },
  "live.device.unloaded": {
    en: "The translation on this device could not be loaded, so the original continues. Choose the language once more.",
    de: "Die Übersetzung auf diesem Gerät ließ sich nicht laden; das Original geht weiter. Wählen Sie die Sprache noch einmal.",
  },
};
