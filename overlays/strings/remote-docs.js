// The documentation of the settings of recognition on another machine; setting-docs.js has the others.
/** @import { Table } from "./translator.js" */

/** @type {Table} */
export default {
  Remote: {
    en: "Another machine with LiveCaptions that recognises this machine's sound; while it is away, this one does.",
    de: "Ein anderer Rechner mit LiveCaptions, der den Ton dieses Rechners erkennt; solange er fehlt, erkennt dieser.",
  },
  "Remote:Address": {
    en: "The address of its start page. Empty: none, this machine recognises.",
    de: "Die Adresse seiner Startseite. Leer: keiner, dieser Rechner erkennt.",
  },
  "Remote:Token": {
    en: "A token of that machine with the right to speak for all tracks; it is never shown. null: it needs none, or TokenFile holds it.",
    de: "Ein Token jenes Rechners mit dem Recht, für alle Spuren zu sprechen; es wird nie angezeigt. null: er braucht keins, oder TokenFile enthält es.",
  },
  "Remote:TokenFile": {
    en: "A file whose first line is the token; it wins over Token.",
    de: "Eine Datei, deren erste Zeile das Token ist; sie geht Token vor.",
  },
  "Remote:Fingerprint": {
    en: "SHA-256 of the certificate that the machine made itself, as its start shows it. Empty: a certificate that this machine trusts.",
    de: "SHA-256 des Zertifikats, das der Rechner selbst erstellt hat, wie sein Start es zeigt. Leer: ein Zertifikat, dem dieser Rechner vertraut.",
  },
};
