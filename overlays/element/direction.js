// The direction in which a text runs. A line that begins with a name or a number in other letters does not tell, but its language does.

/**
 * The value of `dir` for a text; "auto" where its language does not run from right to left, or is unknown.
 * @param {string | null | undefined} language as in `lang`
 */
export function directionOf(language) {
  try {
    return /Adlm|Arab|Hebr|Nkoo|Rohg|Syrc|Thaa/.test(new Intl.Locale(language ?? "").maximize().script ?? "") ? "rtl" : "auto";
  } catch {
    return "auto";
  }
}
