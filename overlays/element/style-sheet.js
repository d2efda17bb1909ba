// The rules of <live-captions>. Each weighs nothing (:where), so that any rule of the page or of OBS's custom CSS wins.

// The tag marks a template as CSS for the formatter; the text itself stays as it is.
const css = String.raw;

// In the browser of older OBS a stroke eats into the letters; sixteen shadows around them do not.
// A shadow of no size would lie under the letters and roughen their edges, so it is moved far away.
/** @type {(name: string) => string} */
const far = name => `max(0px, 0.1px - var(--lc-${name}, 0px)) * 100000`;
const OUTLINE = Array.from(
  { length: 16 },
  (_, i) =>
    [Math.cos((i * Math.PI) / 8), Math.sin((i * Math.PI) / 8)]
      .map(part => `calc(var(--lc-outline, 0px) * ${part.toFixed(3)} + ${far("outline")})`)
      .join(" ") + " 0 var(--lc-edge, #000)",
).join(", ");
const WIDTH = "calc(var(--lc-chars, 42) * var(--lc-measure, 1.04) * var(--lc-reach, 1) * 1ch + 2 * var(--lc-pad, 0.42em))";

export const STYLE = css`
  :where(live-captions) {
    display: flex;
    box-sizing: border-box;
    font-family: var(--lc-font, Inter), Inter, system-ui, "Segoe UI", Roboto, "Noto Sans", "DejaVu Sans", sans-serif;
    font-size: var(--lc-fit, var(--lc-size, 44px));
    font-weight: var(--lc-weight, 600);
    line-height: var(--lc-row, 1.4em);
    color: var(--lc-color, #fff);
    font-kerning: normal;
  }
  :where(live-captions [data-lc="box"]) {
    position: relative;
    flex: none;
    width: calc(${WIDTH} * var(--lc-spare, 1.25));
    max-width: 100%;
    height: calc((var(--lc-lines, 2) + var(--lc-speakers, 0)) * var(--lc-row, 1.4em));
    overflow: hidden;
    display: flex;
    flex-direction: column;
    justify-content: flex-end;
    text-align: start;
  }
  /* Their letters are drawn with a font of the system, and are up to a fifth wider than the bundled ones. */
  :where(live-captions [data-lc="box"]:is(:lang(th), :lang(lo), :lang(km), :lang(my))) {
    --lc-reach: 1.2;
  }
  :where(
    live-captions[data-align="left"] [data-lc="box"],
    live-captions[data-align="right"] [data-lc="box"],
    live-captions[data-mode="block"] [data-lc="box"]
  ) {
    width: ${WIDTH};
  }
  :where(live-captions[data-shown="no"] [data-lc="box"]) {
    opacity: 0;
    transition: opacity var(--lc-fade, 0.4s) linear;
  }
  :where(live-captions [data-lc="ruler"]) {
    position: absolute;
    height: 0;
    visibility: hidden;
    width: ${WIDTH};
    font-size: var(--lc-size, 44px);
    text-transform: none;
  }
  :where(live-captions [data-lc="stack"]) {
    flex: none;
  }
  :where(live-captions[data-valign="top"] [data-lc="stack"]) {
    margin-bottom: auto;
  }
  :where(live-captions [data-lc="line"]) {
    display: block;
    box-sizing: border-box;
    min-height: var(--lc-row, 1.4em);
    unicode-bidi: isolate;
    line-break: strict;
  }
  :where(live-captions[data-align="center"] [data-lc="line"], live-captions[data-align="center"] [data-lc="speaker"]) {
    padding-inline-start: max(0px, calc(100% - ${WIDTH}));
  }
  :where(
    live-captions[data-mode="block"][data-align="center"] [data-lc="line"],
    live-captions[data-mode="block"][data-align="center"] [data-lc="speaker"]
  ) {
    padding: 0;
    text-align: center;
  }
  :where(live-captions[data-mode="block"][data-align="left"] [data-lc="line"]) {
    text-align: left;
  }
  :where(live-captions[data-mode="block"][data-align="right"] [data-lc="line"]) {
    text-align: right;
  }
  :where(live-captions [data-lc="text"]) {
    display: inline-block;
    vertical-align: top;
    position: relative;
    z-index: 0;
    max-width: 100%;
    box-sizing: border-box;
    text-shadow:
      ${OUTLINE},
      0 calc(${far("shadow")}) var(--lc-shadow, 0px) var(--lc-edge, #000);
    padding: 0 var(--lc-pad, 0.42em);
    text-align: start;
    white-space: pre-wrap;
    overflow-wrap: anywhere;
    text-transform: var(--lc-case, none);
  }
  :where(live-captions [data-lc="text"])::before {
    content: "";
    position: absolute;
    inset: 0;
    z-index: -1;
    background: var(--lc-bg, #000);
    opacity: var(--lc-bgopacity, 0.75);
    border-radius: var(--lc-radius, 0.16em);
  }
  :where(live-captions:not([data-mode="block"]) [data-lc="line"]:not(:first-child) [data-lc="text"])::before {
    border-start-start-radius: 0;
  }
  :where(live-captions:not([data-mode="block"]) [data-lc="line"]:not(:last-child) [data-lc="text"])::before {
    border-end-start-radius: 0;
  }
  :where(live-captions:not([data-mode="block"]) [data-lc="line"][data-under] [data-lc="text"])::before {
    border-start-end-radius: 0;
  }
  :where(live-captions:not([data-mode="block"]) [data-lc="line"][data-over] [data-lc="text"])::before {
    border-end-end-radius: 0;
  }
  :where(live-captions [data-lc="tentative"]) {
    opacity: 0.74;
  }
  :where(live-captions [data-lc="speaker"]) {
    flex: none;
    height: calc(0.85 * var(--lc-row, 1.4em));
    overflow: hidden;
    white-space: nowrap;
  }
  :where(live-captions [data-lc="name"]) {
    display: inline-block;
    max-width: 100%;
    box-sizing: border-box;
    overflow: hidden;
    text-overflow: ellipsis;
    font-size: 0.6em;
    font-weight: 700;
    line-height: 1.45;
    padding: 0 0.65em;
    border-radius: 0.35em;
    color: #10131a;
    background: var(--lc-speaker, #fff);
  }
  :where(live-captions[data-labels="color"]) {
    --lc-color: var(--lc-speaker, #fff);
  }
  :where(live-captions[data-speaker="0"], live-captions [data-voice="1"]) {
    --lc-speaker: #ffe45c;
  }
  :where(live-captions[data-speaker="1"], live-captions [data-voice="2"]) {
    --lc-speaker: #6fe9ff;
  }
  :where(live-captions[data-speaker="2"], live-captions [data-voice="3"]) {
    --lc-speaker: #8df58a;
  }
  :where(live-captions[data-speaker="3"]) {
    --lc-speaker: #ffb3d9;
  }
  :where(live-captions[data-labels="color"] [data-voice]:not([data-voice="0"])) {
    color: var(--lc-speaker);
  }
  :where(live-captions [data-lc="debug"]) {
    position: fixed;
    left: 8px;
    top: 8px;
    font:
      14px/1.5 ui-monospace,
      monospace;
    color: #0f0;
    background: rgba(0, 0, 0, 0.8);
    padding: 4px 8px;
    white-space: pre;
    border-radius: 4px;
    text-shadow: none;
  }
  @media (prefers-reduced-motion: reduce) {
    :where(live-captions[data-shown="no"] [data-lc="box"]) {
      transition: none;
    }
  }
`;

/** The themes' rules beyond parameters. */
export const THEME_STYLE = css`
  :where(live-captions[data-theme="box"], live-captions[data-theme="light"], live-captions[data-theme="duo"]) {
    --lc-radius: 0.2em;
  }
  :where(live-captions[data-theme="venue"]) {
    --lc-radius: 0.16em;
    --lc-leading: 1.32;
  }
  :where(live-captions[data-theme="contrast"]) {
    --lc-radius: 0;
    --lc-leading: 1.36;
  }
  :where(live-captions[data-theme="cea608"]) {
    --lc-radius: 0;
    --lc-leading: 1.28;
    --lc-pad: 0.6ch;
  }
  :where(live-captions[data-theme="outline"]) {
    --lc-leading: 1.28;
    --lc-pad: 0.14em;
  }
  :where(live-captions[data-theme="light"] [data-lc="tentative"]) {
    opacity: 0.72;
  }
  :where(live-captions[data-theme="outline"] [data-lc="tentative"]) {
    opacity: 0.82;
  }
`;
