// Captions for hardware and software keyers: how they are drawn over an opaque ground, which the page paints (overlay/ground.js).
// Filters see colours as they were before transparency, so that fill and matte are exact in every theme, edges and shadows included.

const NAMESPACE = "http://www.w3.org/2000/svg";
const ID = "lc-keying";

// The tag marks a template as CSS for the formatter; the text itself stays as it is.
const css = String.raw;

/**
 * The filter of each way of keying, as rows of a matrix (red, green, blue, alpha, constant) or as steps of opacity.
 * @type {Record<string, { matrix: string } | { steps: string }>}
 */
const FILTERS = {
  // Whatever is there at all in its full colour: how much of it is seen is for the matte to say.
  fill: { matrix: "1 0 0 0 0  0 1 0 0 0  0 0 1 0 0  0 0 0 255 0" },
  // White as opaque as the captions are: over black that is their opacity as grey.
  key: { matrix: "0 0 0 0 1  0 0 0 0 1  0 0 0 0 1  0 0 0 1 0" },
  // A pixel is the caption's or the ground's, and never a mixture of both.
  solid: { steps: "0 1" },
};

/**
 * Adds the filters to a document, once.
 * @param {Document} page
 */
export function addFilters(page) {
  if (page.getElementById(ID)) return;
  const svg = page.createElementNS(NAMESPACE, "svg");
  for (const [name, value] of Object.entries({ id: ID, width: "0", height: "0", "aria-hidden": "true" })) svg.setAttribute(name, value);
  svg.style.position = "absolute";
  svg.append(...Object.keys(FILTERS).map(name => filterOf(page, name)));
  page.documentElement.append(svg);
}

/** @param {Document} page @param {string} name */
function filterOf(page, name) {
  const filter = page.createElementNS(NAMESPACE, "filter");
  const area = { id: `${ID}-${name}`, x: "0", y: "0", width: "1", height: "1", "color-interpolation-filters": "sRGB" };
  for (const [attribute, value] of Object.entries(area)) filter.setAttribute(attribute, value);
  const how = FILTERS[name];
  if ("matrix" in how) {
    const matrix = page.createElementNS(NAMESPACE, "feColorMatrix");
    matrix.setAttribute("values", how.matrix);
    filter.append(matrix);
  } else {
    const transfer = page.createElementNS(NAMESPACE, "feComponentTransfer");
    const alpha = page.createElementNS(NAMESPACE, "feFuncA");
    alpha.setAttribute("type", "discrete");
    alpha.setAttribute("tableValues", how.steps);
    transfer.append(alpha);
    filter.append(transfer);
  }
  return filter;
}

/** The rules; they come after all others, whose weight they share. On a display's own ground every edge is a mixture of opaque colours. */
export const KEYING_STYLE = css`
  :where(live-captions[data-key="fill"]:not([data-display]) [data-lc="box"]) {
    filter: url(#lc-keying-fill);
  }
  :where(live-captions[data-key="key"] [data-lc="box"]) {
    filter: url(#lc-keying-key);
  }
  :where(live-captions[data-key="chroma"], live-captions[data-key="black"]):where(:not([data-display])) :where([data-lc="box"]) {
    filter: url(#lc-keying-solid);
  }
  :where(live-captions[data-key="chroma"], live-captions[data-key="black"]) :where([data-lc="text"]) {
    --lc-shadow: 0px;
  }
  :where(live-captions[data-key="chroma"], live-captions[data-key="black"]) :where([data-lc="text"])::before {
    opacity: calc(var(--lc-bgopacity, 0.75) * 1000);
  }
  :where(live-captions[data-key="chroma"], live-captions[data-key="black"]) :where([data-lc="tentative"]) {
    opacity: 1;
  }
  :where(live-captions[data-key][data-shown="no"] [data-lc="box"]) {
    transition: none;
  }
`;
