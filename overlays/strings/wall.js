// The page for the wall.
export default {
  "wall.document": { en: "Read along · QR code for the wall", de: "Mitlesen · QR-Code für die Wand" },
  "wall.title": { en: "Read along on your phone", de: "Auf dem Telefon mitlesen" },
  "wall.says": {
    en: "Point your camera at the code. Everything that is said appears as text, as large as you like.",
    de: "Richten Sie die Kamera auf den Code. Alles Gesagte erscheint als Text, so groß Sie möchten.",
  },
  "wall.code": { en: "QR code of {address}", de: "QR-Code von {address}" },
  "wall.form": { en: "This computer’s address for phones", de: "Adresse dieses Rechners für Telefone" },
  "wall.local": {
    en: "This address works on this computer only, so phones cannot open it. Enter this computer’s name or address on your network.",
    de: "Diese Adresse gilt nur auf diesem Rechner, Telefone können sie nicht öffnen. Geben Sie Namen oder Adresse dieses Rechners in Ihrem Netz ein.",
  },
  "wall.host": { en: "Computer’s name or address on the network", de: "Name oder Adresse des Rechners im Netz" },
  "wall.use": { en: "Use it", de: "Verwenden" },
  "wall.full": { en: "Full screen", de: "Ganzer Bildschirm" },
  "wall.home": { en: "Start page", de: "Startseite" },
  "wall.wrong": {
    en: "That is not a computer’s name or address, so the code stays as it was. Type something like 192.168.1.20:4955.",
    de: "Das ist kein Rechnername und keine Adresse, daher bleibt der Code, wie er war. Geben Sie etwas wie 192.168.1.20:4955 ein.",
  },
};
