// The spoken languages that are offered: those of Whisper's multilingual models that make few enough errors to be read, by their codes.

export const LANGUAGES = [
  ...[
    "en",
    "de",
    "es",
    "fr",
    "it",
    "pt",
    "nl",
    "pl",
    "ru",
    "uk",
    "tr",
    "ja",
    "ko",
    "zh",
    "ar",
    "hi",
    "id",
    "vi",
    "th",
    "sv",
    "da",
    "no",
    "fi",
  ],
  ...["cs", "sk", "hu", "ro", "bg", "hr", "sl", "el", "he", "fa", "ca", "gl", "et", "lv", "lt"],
];

/**
 * Names of languages in a language of the pages.
 * @param {string} language
 * @returns {(code: string) => string}
 */
export function languageNames(language) {
  const names = new Intl.DisplayNames([language], { type: "language" });
  return code => names.of(code) ?? code;
}
