// The page of a microphone in a browser.
export default {
  "speak.document": { en: "Speak – LiveCaptions", de: "Sprechen – LiveCaptions" },
  "speak.title": { en: "Speak", de: "Sprechen" },
  "speak.for": { en: "Your microphone for the track", de: "Ihr Mikrofon für die Spur" },
  "speak.microphone": { en: "Microphone", de: "Mikrofon" },
  "speak.microphone.default": { en: "The browser’s default microphone", de: "Das Standardmikrofon des Browsers" },
  "speak.microphone.numbered": { en: "Microphone {number}", de: "Mikrofon {number}" },
  "speak.start": { en: "Start", de: "Start" },
  "speak.stop": { en: "Stop", de: "Stopp" },
  "speak.level": { en: "Level", de: "Pegel" },
  "speak.decibels": { en: "{level} dB", de: "{level} dB" },
  "speak.first": {
    en: "Press Start and speak. The browser asks once whether it may use your microphone.",
    de: "Drücken Sie Start und sprechen Sie. Der Browser fragt einmal, ob er Ihr Mikrofon verwenden darf.",
  },
  "speak.muted": {
    en: "Only silence arrives. Is the microphone muted, or is it the wrong one?",
    de: "Es kommt nur Stille an. Ist das Mikrofon stumm, oder ist es das falsche?",
  },
  "speak.opening": { en: "Opening the microphone…", de: "Das Mikrofon wird geöffnet …" },
  "speak.stopped": { en: "Stopped.", de: "Beendet." },
  "speak.on-air": { en: "On air: your words go to the track “{track}”.", de: "Auf Sendung: Ihre Worte gehen zur Spur „{track}“." },
  "speak.cut": {
    en: "The service cannot be reached, so nothing is captioned; this page reconnects by itself.",
    de: "Der Dienst ist nicht erreichbar, daher wird nichts untertitelt; diese Seite verbindet sich von selbst wieder.",
  },
  "speak.replaced": {
    en: "Another page speaks for this track now. Press Start to take over.",
    de: "Jetzt spricht eine andere Seite für diese Spur. Drücken Sie Start, um zu übernehmen.",
  },
  "speak.unplugged": {
    en: "The microphone was disconnected, so nothing is captioned. Connect it or choose another one, then press Start.",
    de: "Das Mikrofon wurde getrennt, daher wird nichts untertitelt. Verbinden Sie es oder wählen Sie ein anderes und drücken Sie Start.",
  },
  "speak.refused": {
    en: "The browser does not let this page use the microphone, so nothing is captioned. Allow it in the address bar, then press Start.",
    de: "Der Browser gibt dieser Seite das Mikrofon nicht, daher wird nichts untertitelt. Erlauben Sie es in der Adresszeile und drücken Sie Start.",
  },
  "speak.none": {
    en: "There is no microphone, so nothing is captioned. Connect one, then press Start.",
    de: "Es gibt kein Mikrofon, daher wird nichts untertitelt. Schließen Sie eines an und drücken Sie Start.",
  },
  "speak.missing": {
    en: "The chosen microphone is not connected, so nothing is captioned. Choose another one, then press Start.",
    de: "Das gewählte Mikrofon ist nicht angeschlossen, daher wird nichts untertitelt. Wählen Sie ein anderes und drücken Sie Start.",
  },
  "speak.busy": {
    en: "Another program is using the microphone, so nothing is captioned. Close it, then press Start.",
    de: "Ein anderes Programm verwendet das Mikrofon, daher wird nichts untertitelt. Schließen Sie es und drücken Sie Start.",
  },
  "speak.unusable": {
    en: "The microphone cannot be used, so nothing is captioned ({reason}). Try another browser.",
    de: "Das Mikrofon lässt sich nicht verwenden, daher wird nichts untertitelt ({reason}). Versuchen Sie es mit einem anderen Browser.",
  },
  "speak.insecure": {
    en: "Browsers allow a microphone on secure pages only, so nothing is captioned. Open this page as http://127.0.0.1 on the machine that runs LiveCaptions, or over HTTPS.",
    de: "Browser erlauben ein Mikrofon nur auf sicheren Seiten, daher wird nichts untertitelt. Öffnen Sie diese Seite auf dem Rechner, auf dem LiveCaptions läuft, als http://127.0.0.1, oder über HTTPS.",
  },
};
