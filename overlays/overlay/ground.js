// The opaque ground of a page for keyers, painted before anything else: no frame of the page is ever white or see-through.
// A script of the old kind, because the browser waits for it; it reads the address as element/parameters.js does.
(() => {
  const asked = new URLSearchParams(location.search);
  const key = asked.get("key") ?? "";
  if (!["fill", "key", "chroma", "black"].includes(key)) return;
  const page = document.documentElement;
  page.dataset.key = key;
  const colour = asked.get("keycolor") ?? "";
  if (/^#?([0-9a-f]{3}|[0-9a-f]{6})$/i.test(colour)) page.style.setProperty("--lc-keycolor", "#" + colour.replace("#", ""));
})();
