// Reading aloud on the readers' page: phones load it only once somebody has asked for it.
export default {
  "live.speech.no-voice": {
    en: "This device has no voice for {language}, so it cannot read these captions aloud. Its settings may offer one to install.",
    de: "Dieses Gerät hat keine Stimme für {language} und kann diese Untertitel nicht vorlesen. Vielleicht lässt sich in seinen Einstellungen eine installieren.",
  },
  "live.speech.refused": {
    en: "This browser did not let the page speak. Press “Read aloud” once more.",
    de: "Dieser Browser ließ die Seite nicht sprechen. Drücken Sie noch einmal auf „Vorlesen“.",
  },
  "live.speech.failed": {
    en: "This device’s voice does not work at the moment, so reading aloud is off. The text continues. Press “Read aloud” to try again.",
    de: "Die Stimme dieses Geräts geht zurzeit nicht, deshalb ist das Vorlesen aus. Der Text geht weiter. Drücken Sie auf „Vorlesen“, um es erneut zu versuchen.",
  },
};
