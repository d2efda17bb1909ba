// The direction in which a text runs. A line that begins with a name or a number in other letters does not tell, but its language does.

const RIGHT_TO_LEFT = ["ar", "arc", "ckb", "dv", "fa", "he", "iw", "ps", "sd", "syr", "ug", "ur", "yi"];
const RIGHT_TO_LEFT_SCRIPTS = ["adlm", "arab", "hebr", "nkoo", "rohg", "syrc", "thaa"];

/**
 * The value of `dir` for a text in a language; "auto", by the text itself, where the language does not run from right to left.
 * @param {string | null | undefined} language ISO 639 code, with or without a script and a region
 * @returns {"rtl" | "auto"}
 */
export function directionOf(language) {
  const [code, ...rest] = (language ?? "").toLowerCase().split("-");
  const script = rest.find(part => /^[a-z]{4}$/.test(part));
  return (script ? RIGHT_TO_LEFT_SCRIPTS.includes(script) : RIGHT_TO_LEFT.includes(code)) ? "rtl" : "auto";
}
