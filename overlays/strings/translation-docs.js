// The documentation of translated tracks and their engines, for the settings page alone; English is that of the settings' schema.
/** @import { Table } from "./translator.js" */

/** @type {Table} */
export const TRANSLATED = {
  "Tracks:*:Translate": {
    en: "Translate into English; needs a multilingual model.",
    de: "Ins Englische übersetzen; braucht ein mehrsprachiges Modell.",
  },
  "Tracks:*:TranslationOf": {
    en: "Id of the track whose words this track shows, translated into its Language, in place of a source. Empty: it has a source of its own.",
    de: "Kennung der Spur, deren Wörter diese Spur statt einer Quelle zeigt, in ihre Language übersetzt. Leer: Sie hat eine eigene Quelle.",
  },
  "Tracks:*:Engine": {
    en: 'The engine that translates: a name under Translators, or "apertium", "libretranslate" or "openai" at its usual address on this machine.',
    de: 'Der Übersetzer: ein Name unter Translators oder "apertium", "libretranslate" oder "openai" unter der üblichen Adresse auf diesem Rechner.',
  },
};

/** @type {Table} */
export default {
  Translators: {
    en: "Engines that translate captions, by names of your own, which tracks name as their Engine (docs/translation.md).",
    de: "Übersetzer für Untertitel, unter eigenen Namen, die Spuren als Engine nennen (docs/translation.md).",
  },
  "Translators:*:Kind": {
    en: 'How the engine is asked: "apertium" (apertium-apy), "libretranslate", or "openai" (chat completions: Ollama, LM Studio, llama.cpp, vLLM).',
    de: 'Wie der Übersetzer gefragt wird: "apertium" (apertium-apy), "libretranslate" oder "openai" (Chat Completions: Ollama, LM Studio, llama.cpp, vLLM).',
  },
  "Translators:*:Address": {
    en: "The web address of its interface, without a user, a question mark or a key. Empty: its usual one on this machine.",
    de: "Die Webadresse seiner Schnittstelle, ohne Benutzer, Fragezeichen oder Schlüssel. Leer: die übliche auf diesem Rechner.",
  },
  "Translators:*:Key": {
    en: "The key that the engine asks for; it is never shown. null: it asks for none.",
    de: "Der Schlüssel, den der Übersetzer verlangt; er wird nie gezeigt. null: Er verlangt keinen.",
  },
  "Translators:*:Model": {
    en: 'Of "openai": the model\'s name, such as "gemma3:4b".',
    de: 'Bei "openai": der Name des Modells, etwa "gemma3:4b".',
  },
};
