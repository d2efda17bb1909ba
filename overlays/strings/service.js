// What the service and its tracks are doing; shared by several pages.
export default {
  "service.gone": {
    en: "LiveCaptions does not answer. Is it running? This page reconnects by itself.",
    de: "LiveCaptions antwortet nicht. Läuft es? Diese Seite verbindet sich von selbst wieder.",
  },
  "service.gone.means": {
    en: "LiveCaptions does not answer, {meaning}. Is it running?",
    de: "LiveCaptions antwortet nicht, {meaning}. Läuft es?",
  },
  "service.unchanged": { en: "so nothing was changed", de: "daher wurde nichts geändert" },
  "service.refused": {
    en: "The service refused ({status}), so nothing was changed.",
    de: "Der Dienst hat abgelehnt ({status}), daher wurde nichts geändert.",
  },
  "service.seconds": { en: "{value} s", de: "{value} s" },
  "track.starting": { en: "Starting", de: "Start läuft" },
  "track.silent": { en: "Silence", de: "Stille" },
  "track.wordless": { en: "Sound, but no words", de: "Ton, aber keine Wörter" },
  "track.lost": { en: "The source is lost", de: "Die Quelle ist weg" },
  "track.reopening": { en: "Looking for the source again", de: "Die Quelle wird wieder gesucht" },
  "track.ended": { en: "The sound has ended", de: "Der Ton ist zu Ende" },
  "track.failed": { en: "No captions", de: "Keine Untertitel" },
  "track.sung": { en: "Singing, which is not captioned", de: "Gesang, der nicht untertitelt wird" },
  "track.speech": { en: "Speech", de: "Jemand spricht" },
  "track.listening": { en: "Listening", de: "Hört zu" },
  "track.failed.why": { en: "There are no captions; the log says why.", de: "Es gibt keine Untertitel; das Protokoll nennt den Grund." },
  "track.too-slow": {
    en: "This computer was too slow for {seconds} of sound, which was lost.",
    de: "Dieser Rechner war für {seconds} Ton zu langsam; dieser Ton ist verloren.",
  },
  "track.language.unknown": { en: "not known yet", de: "noch nicht erkannt" },
};
