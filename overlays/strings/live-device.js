// Translations by the reader's own browser: phones load it only once somebody has chosen one.
export default {
  "live.device.button": { en: "Translate into {language} on this device", de: "Auf diesem Gerät übersetzen: {language}" },
  "live.device.progress": { en: "Download of the translation", de: "Herunterladen der Übersetzung" },
  "live.device.opening": {
    en: "Your browser is getting the translation into {language} ready. Until then, the original continues.",
    de: "Ihr Browser bereitet die Übersetzung vor ({language}). Bis dahin geht das Original weiter.",
  },
  "live.device.loading": {
    en: "Your browser is downloading the translation into {language}. Until it is there, the original continues.",
    de: "Ihr Browser lädt die Übersetzung herunter ({language}). Bis sie da ist, geht das Original weiter.",
  },
  "live.device.on": {
    en: "Your browser translates into {language} on this device; the text does not leave it.",
    de: "Ihr Browser übersetzt auf diesem Gerät ({language}); der Text verlässt es nicht.",
  },
  "live.device.click": {
    en: "This browser is set not to translate on this device, so the original continues.",
    de: "Dieser Browser ist so eingestellt, dass er nicht auf diesem Gerät übersetzt; das Original geht weiter.",
  },
  "live.device.pair": {
    en: "This browser cannot translate these captions into {language}, so the original continues.",
    de: "Dieser Browser kann diese Untertitel nicht übersetzen ({language}); das Original geht weiter.",
  },
  "live.device.space": {
    en: "This device has too little space for the translation into {language}, so the original continues.",
    de: "Dieses Gerät hat zu wenig Platz für die Übersetzung ({language}); das Original geht weiter.",
  },
  "live.device.network": {
    en: "Your browser could not download the translation into {language}, so the original continues; it needs the internet once.",
    de: "Ihr Browser konnte die Übersetzung nicht herunterladen ({language}); das Original geht weiter. Einmal wird das Internet gebraucht.",
  },
  "live.device.slow": {
    en: "This device is too slow to translate what is said, so the original continues.",
    de: "Dieses Gerät ist zu langsam, um Gesprochenes zu übersetzen; das Original geht weiter.",
  },
  "live.device.failed": {
    en: "The translation into {language} on this device does not work at the moment, so the original continues. Choose it again to retry.",
    de: "Die Übersetzung auf diesem Gerät geht zurzeit nicht ({language}); das Original geht weiter. Wählen Sie sie erneut, um es noch einmal zu versuchen.",
  },
};
