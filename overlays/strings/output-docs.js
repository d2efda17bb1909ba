// The documentation of outputs, for the settings page alone; English is that of the settings' schema.
/** @import { Table } from "./translator.js" */

/** @type {Table} */
export default {
  Outputs: {
    en: "Captions as text to elsewhere, by names of your own: programs, devices and services (docs/outputs.md).",
    de: "Untertitel als Text anderswohin, unter eigenen Namen: zu Programmen, Geräten und Diensten (docs/outputs.md).",
  },
  "Outputs:*:Enabled": { en: "Send captions there.", de: "Untertitel dorthin senden." },
  "Outputs:*:Kind": {
    en: 'How the text travels: "tcp" (lines over a lasting connection), "udp" (datagrams), "http" (a request for each text), "youtube" or "zoom" (live captions by POST), "webhook" (settled words as JSON, signed), "osc" (Open Sound Control over UDP), or "mqtt" (messages to a broker).',
    de: 'Wie der Text reist: "tcp" (Zeilen über eine bleibende Verbindung), "udp" (Datagramme), "http" (eine Anfrage je Text), "youtube" oder "zoom" (Live-Untertitel per POST), "webhook" (endgültige Wörter als JSON, signiert), "osc" (Open Sound Control über UDP) oder "mqtt" (Nachrichten an einen Broker).',
  },
  "Outputs:*:Address": {
    en: 'A host with its port ("10.0.0.5:8099"), a web address, or a broker with a topic ("mqtt://10.0.0.5/captions", "mqtts://" with TLS). It may hold a key, so it is never shown; of "http" it may have places for captions, as the template has.',
    de: 'Ein Rechner mit seinem Port ("10.0.0.5:8099"), eine Webadresse oder ein Broker mit einem Thema ("mqtt://10.0.0.5/untertitel", "mqtts://" mit TLS). Sie kann einen Schlüssel enthalten und wird darum nie gezeigt; bei "http" darf sie Stellen für Untertitel haben wie die Vorlage.',
  },
  "Outputs:*:Track": {
    en: "Id of the track whose captions go there. null: the first track.",
    de: "Kennung der Spur, deren Untertitel dorthin gehen. null: die erste Spur.",
  },
  "Outputs:*:Send": {
    en: '"screen": the lines as they stand, sent again at each change and empty after Captions:Hold. "new": every word once.',
    de: '"screen": die Zeilen, wie sie stehen, bei jeder Änderung erneut und nach Captions:Hold leer. "new": jedes Wort einmal.',
  },
  "Outputs:*:Template": {
    en: "What is sent, with {text} (one line), {lines} (several) or {line1} to {line4} for the captions, and \\n, \\r, \\t, \\xNN for other characters. null: the captions alone, with a line end on TCP.",
    de: "Was gesendet wird, mit {text} (eine Zeile), {lines} (mehrere) oder {line1} bis {line4} für die Untertitel und \\n, \\r, \\t, \\xNN für andere Zeichen. null: nur die Untertitel, bei TCP mit einem Zeilenende.",
  },
  "Outputs:*:Escape": { en: "How captions are escaped in the template.", de: "Wie Untertitel in der Vorlage maskiert werden." },
  "Outputs:*:Method": {
    en: 'The method of "http"; GET sends no template, only the address.',
    de: 'Die Methode von "http"; GET sendet keine Vorlage, nur die Adresse.',
  },
  "Outputs:*:ContentType": { en: 'The content type of "http".', de: 'Der Inhaltstyp von "http".' },
  "Outputs:*:Expect": {
    en: 'Of "tcp": a part of the line that the other side answers to each text it has taken, such as "OK". Empty: answers are not waited for.',
    de: 'Bei "tcp": ein Teil der Zeile, mit der die Gegenseite jeden angenommenen Text beantwortet, etwa "OK". Leer: Antworten werden nicht abgewartet.',
  },
  "Outputs:*:User": {
    en: 'Of "mqtt": the user\'s name, whose password is Secret. null: the broker asks for none.',
    de: 'Bei "mqtt": der Name des Benutzers, dessen Passwort Secret ist. null: Der Broker verlangt keinen.',
  },
  "Outputs:*:Secret": {
    en: 'Of "webhook": the key with which it is signed (HMAC-SHA256), as a text or as whsec_ and Base64. Of "mqtt": the user\'s password. null: there is none.',
    de: 'Bei "webhook": der Schlüssel, mit dem signiert wird (HMAC-SHA256), als Text oder als whsec_ und Base64. Bei "mqtt": das Passwort des Benutzers. null: Es gibt keinen.',
  },
  "Outputs:*:Language": { en: 'Of "zoom": the captions\' language and country.', de: 'Bei "zoom": Sprache und Land der Untertitel.' },
  "Outputs:*:Lines": { en: "Lines at most.", de: "Höchstens so viele Zeilen." },
  "Outputs:*:Chars": { en: "Characters per line.", de: "Zeichen je Zeile." },
  "Outputs:*:Pace": { en: "Seconds between two texts, at the least.", de: "Mindestens so viele Sekunden zwischen zwei Texten." },
};
