// The documentation of the settings of the log, of metrics and of traces; setting-docs.js has the others.
/** @import { Table } from "./translator.js" */

/** @type {Table} */
export default {
  Log: { en: "The program's log.", de: "Das Protokoll des Programms." },
  "Log:Level": { en: "The lowest level that is logged.", de: "Die niedrigste Stufe, die protokolliert wird." },
  "Log:Folder": {
    en: "Folder of the log files. null: your own application data folder.",
    de: "Ordner der Protokolldateien. null: der eigene Ordner für Anwendungsdaten.",
  },
  Telemetry: {
    en: "Metrics and traces for a crew that watches. Nothing is sent unless a collector is set.",
    de: "Messwerte und Traces für die Technik. Ohne Collector wird nichts gesendet.",
  },
  "Telemetry:Otlp": {
    en: 'The web address of an OpenTelemetry collector (OTLP over HTTP), such as "http://127.0.0.1:4318". Empty: nothing is sent.',
    de: 'Die Webadresse eines OpenTelemetry-Collectors (OTLP über HTTP), etwa "http://127.0.0.1:4318". Leer: Es wird nichts gesendet.',
  },
  "Telemetry:OtlpHeaders": {
    en: 'Headers that the collector asks for, with commas between: "Authorization=Bearer abc"; they are never shown. null: it asks for none.',
    de: 'Header, die der Collector verlangt, durch Kommas getrennt: "Authorization=Bearer abc"; sie werden nie gezeigt. null: Er verlangt keine.',
  },
  "Telemetry:Traces": {
    en: "The share of traces that is sent, from 0 (none) to 1 (all).",
    de: "Der Anteil der Traces, der gesendet wird, von 0 (keine) bis 1 (alle).",
  },
};
