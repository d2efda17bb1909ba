// The documentation of the settings of rooms with several machines; setting-docs.js has the others.
/** @import { Table } from "./translator.js" */

/** @type {Table} */
export default {
  Room: {
    en: "The room whose captions these are, where several machines work together over Redis.",
    de: "Der Raum, dessen Untertitel dies sind, wo mehrere Rechner über Redis zusammenarbeiten.",
  },
  "Room:Name": {
    en: 'The room\'s name on a Redis that several rooms share: a-z, 0-9 and "-".',
    de: "Der Name des Raums in einem Redis, das sich mehrere Räume teilen: a–z, 0–9 und „-“.",
  },
  "Room:Role": {
    en: '"all": makes captions and shows them to viewers. "captioner": makes captions for other machines. "web": shows the captions that others make.',
    de: "„all“: macht Untertitel und zeigt sie Zuschauern. „captioner“: macht Untertitel für andere Rechner. „web“: zeigt die Untertitel, die andere machen.",
  },
  "Room:Node": {
    en: "This machine's name for the crew. Empty: the computer's name and the port.",
    de: "Der Name dieses Rechners für die Technik. Leer: der Name des Rechners und der Port.",
  },
  "Room:Address": {
    en: 'The web address at which others reach this machine, such as "https://captions1.example". Empty: they are not told.',
    de: "Die Webadresse, unter der andere diesen Rechner erreichen, etwa „https://captions1.example“. Leer: Sie erfahren keine.",
  },
  Redis: {
    en: "The Redis over which several machines show the same captions.",
    de: "Das Redis, über das mehrere Rechner dieselben Untertitel zeigen.",
  },
  "Redis:Servers": {
    en: "Addresses with ports, separated by commas: those of Redis, or of its sentinels where Service is set. Empty: none, captions stay on this machine.",
    de: "Adressen mit Ports, durch Kommas getrennt: die von Redis oder, wo Service gesetzt ist, die seiner Sentinels. Leer: keins, die Untertitel bleiben auf diesem Rechner.",
  },
  "Redis:Service": {
    en: "The name by which sentinels know the master. Empty: Servers are no sentinels.",
    de: "Der Name, unter dem die Sentinels den Master kennen. Leer: Servers sind keine Sentinels.",
  },
  "Redis:User": { en: "The user. Empty: Redis's default user.", de: "Der Benutzer. Leer: der Standardbenutzer von Redis." },
  "Redis:Password": {
    en: "Its password; it is never shown. null: it has none, or PasswordFile holds it.",
    de: "Sein Passwort; es wird nie gezeigt. null: Er hat keins, oder es steht in PasswordFile.",
  },
  "Redis:PasswordFile": {
    en: "A file whose first line is the password; it wins over Password.",
    de: "Eine Datei, deren erste Zeile das Passwort ist; sie hat Vorrang vor Password.",
  },
  "Redis:Tls": { en: "Connect with TLS.", de: "Mit TLS verbinden." },
};
