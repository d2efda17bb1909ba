// The look. Every rule weighs nothing (:where), so that any rule of the page or of OBS's custom CSS wins.
// The box is as wide as its characters are when each is as wide as a zero, which hardly any line of text exceeds:
// digits are among the widest small characters of a font. A line that does exceed it goes on in the next row.

const STYLE = `
:where(live-captions) { display: flex; box-sizing: border-box; font-family: var(--lc-font, system-ui, "Segoe UI", Roboto, "Noto Sans", "DejaVu Sans", sans-serif);
  font-size: var(--lc-fit, var(--lc-size, 44px)); font-weight: 600; line-height: 1.5; color: var(--lc-color, #fff); }
:where(live-captions [data-lc=box], live-captions [data-lc=ruler]) { width: calc(var(--lc-chars, 42) * 1.04ch + 0.7em); }
:where(live-captions [data-lc=box]) { position: relative; max-width: 100%; height: calc(var(--lc-lines, 2) * 1.5em); overflow: hidden;
  display: flex; flex-direction: column; justify-content: flex-end; }
:where(live-captions[data-shown=no] [data-lc=box]) { opacity: 0; transition: opacity var(--lc-fade, 0.4s) linear; }
:where(live-captions [data-lc=ruler]) { position: absolute; height: 0; visibility: hidden; font-size: var(--lc-size, 44px); }
:where(live-captions [data-lc=stack]) { flex: none; }
:where(live-captions[valign=top] [data-lc=stack]) { margin-bottom: auto; }
:where(live-captions [data-lc=line]) { display: block; min-height: 1.5em; text-align: var(--lc-align, start); unicode-bidi: isolate; line-break: strict; }
:where(live-captions [data-lc=text]) { display: inline-block; vertical-align: top; position: relative; z-index: 0; max-width: 100%; box-sizing: border-box;
  padding: 0 0.35em; text-align: start; white-space: pre-wrap; overflow-wrap: anywhere; }
:where(live-captions [data-lc=text])::before { content: ""; position: absolute; inset: 0; z-index: -1; background: var(--lc-bg, #000); opacity: var(--lc-bgopacity, 0.75); border-radius: 0.14em; }
:where(live-captions [data-lc=tentative]) { opacity: 0.72; }
:where(live-captions [data-lc=debug]) { position: fixed; left: 8px; top: 8px; font: 14px/1.5 ui-monospace, monospace; color: #0f0; background: rgba(0, 0, 0, 0.8);
  padding: 4px 8px; white-space: pre; border-radius: 4px; }
`;

/** Parameters that are nothing but look, and how they are written as `--lc-` variables. */
const LOOK = { size: "px", font: "", color: "", bg: "", bgopacity: "", align: "", fade: "s" };

/** Writes the look that is asked for; what is not asked for is left to the page's own rules. */
export function setLook(element, values, given) {
  for (const [name, unit] of Object.entries(LOOK))
    if (given.includes(name)) element.style.setProperty(`--lc-${name}`, values[name] + unit);
    else element.style.removeProperty(`--lc-${name}`);
  element.style.setProperty("--lc-lines", values.lines);
  element.style.setProperty("--lc-chars", values.chars);
}

/** Text is smaller than asked for where a whole line would not fit; a line is never cut off. */
export function fit(element, ruler) {
  const host = getComputedStyle(element);
  const room = element.clientWidth - parseFloat(host.paddingLeft) - parseFloat(host.paddingRight);
  const wanted = parseFloat(getComputedStyle(ruler).fontSize);
  if (room > 0 && ruler.offsetWidth > 0) element.style.setProperty("--lc-fit", wanted * Math.min(1, room / ruler.offsetWidth) + "px");
}

let sheet;

/** Gives a document the look, once. */
export function adoptStyle(page) {
  if (!sheet) {
    sheet = new CSSStyleSheet();
    sheet.replaceSync(STYLE);
  }
  if (!page.adoptedStyleSheets.includes(sheet)) page.adoptedStyleSheets = [...page.adoptedStyleSheets, sheet];
}
