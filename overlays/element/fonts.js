// The typefaces that come with the program, so that captions look the same in a venue without internet.
// The system's fonts draw the scripts that these lack.

const CYRILLIC = "U+0301,U+0400-045F,U+0490-0491,U+04B0-04B1,U+2116";
const GREEK = "U+0370-0377,U+037A-037F,U+0384-038A,U+038C,U+038E-03A1,U+03A3-03FF";
const LATIN =
  "U+0000-00FF,U+0131,U+0152-0153,U+02BB-02BC,U+02C6,U+02DA,U+02DC,U+0304,U+0308,U+0329,U+2000-206F,U+20AC,U+2122,U+2191,U+2193,U+2212,U+2215,U+FEFF,U+FFFD";
const LATIN_EXT =
  "U+0100-0130,U+0132-0151,U+0154-02BA,U+02BD-02C5,U+02C7-02CC,U+02CE-02D7,U+02DD-02FF,U+1D00-1DBF,U+1E00-1E9F,U+1EF2-1EFF,U+20A0-20AB,U+20AD-20C0,U+2113,U+2C60-2C7F,U+A720-A7FF";
const VIETNAMESE =
  "U+0102-0103,U+0110-0111,U+0128-0129,U+0168-0169,U+01A0-01A1,U+01AF-01B0,U+0300-0301,U+0303-0304,U+0308-0309,U+0323,U+0329,U+1EA0-1EF1,U+20AB";

/**
 * Family → its weights and its files, each with the characters it holds.
 * @type {Record<string, { weight: string, parts: [file: string, unicodeRange: string][] }>}
 */
const FAMILIES = {
  Inter: {
    weight: "100 900",
    parts: [
      ["inter-latin-wght", LATIN],
      ["inter-latin-ext-wght", LATIN_EXT],
      ["inter-vietnamese-wght", VIETNAMESE],
      ["inter-cyrillic-wght", CYRILLIC],
      ["inter-greek-wght", GREEK],
    ],
  },
  "Atkinson Hyperlegible Next": {
    weight: "200 800",
    parts: [
      ["atkinson-hyperlegible-next-latin-wght", LATIN],
      ["atkinson-hyperlegible-next-latin-ext-wght", LATIN_EXT],
    ],
  },
  "IBM Plex Mono": {
    weight: "600",
    parts: [
      ["ibm-plex-mono-latin-600", LATIN],
      ["ibm-plex-mono-latin-ext-600", LATIN_EXT],
      ["ibm-plex-mono-cyrillic-600", CYRILLIC],
    ],
  },
  OpenDyslexic: { weight: "400", parts: [["opendyslexic-latin-400", LATIN]] },
};

/** The families' names. */
export const FONTS = Object.keys(FAMILIES);

// One letter of each file: a file that loaded in the middle of a line would push its words aside.
const SAMPLE = "aāơбγ";

/** Every file as the descriptors of its font face. */
const FACES = Object.entries(FAMILIES).flatMap(([family, { weight, parts }]) =>
  parts.map(([file, unicodeRange]) => ({
    family,
    weight,
    unicodeRange,
    source: `url("${new URL(`../fonts/${file}-normal.woff2`, import.meta.url)}") format("woff2")`,
  })),
);

/** The @font-face rules of all files. */
export const FONT_FACES = FACES.map(
  ({ family, weight, unicodeRange, source }) =>
    `@font-face { font-family: "${family}"; font-weight: ${weight}; font-display: block; src: ${source}; unicode-range: ${unicodeRange}; }`,
).join("\n");

/** Registers the typefaces on a page without <live-captions>; the browser loads each when text first uses it. */
export function addFonts() {
  for (const { family, weight, unicodeRange, source } of FACES)
    document.fonts.add(new FontFace(family, source, { weight, unicodeRange, display: "swap" }));
}

/**
 * Loads a typeface before the first word is drawn in it. After `patience` milliseconds captions start without it.
 * @param {string} family
 * @param {number} weight
 * @returns {Promise<unknown>}
 */
export function fontReady(family, weight, patience = 2000) {
  const loads = document.fonts.load(
    `${weight} 20px ${family
      .split(",")
      .map(name => `"${name.trim().replace(/["']/g, "")}"`)
      .join(",")}`,
    SAMPLE,
  );
  return Promise.race([loads.catch(() => []), new Promise(over => setTimeout(over, patience))]);
}
