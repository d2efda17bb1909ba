// Takes the pictures of the documentation: node take.mjs PORT FOLDER. make.sh starts the service and restores playwright-core first.
import { readdirSync } from "node:fs";
import { join } from "node:path";
import { chromium } from "playwright-core";
import { drawGame } from "./game.mjs";

const [port, folder] = process.argv.slice(2);
const origin = `http://127.0.0.1:${port}`;
const patience = { timeout: 120_000 };

const browser = await chromium.launch({ executablePath: process.env.CHROMIUM, args: ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update"] });

/** Opens an address of the service; fails if the page reports an error of its own. */
async function open(path, width, height, scheme = "dark") {
  const page = await browser.newPage({ viewport: { width, height }, colorScheme: scheme });
  page.on("pageerror", error => { throw error; });
  await page.goto(origin + path);
  return page;
}

/** The overlay itself, with a game behind it, once both lines are full enough to show what it does. */
async function game() {
  const page = await open("/overlay?size=54&chars=38", 1920, 1080);
  await page.evaluate(drawGame);
  await page.waitForFunction(() => {
    const overlay = document.querySelector("live-captions");
    const lines = [...(overlay.shadowRoot || overlay).querySelectorAll("[data-lc=line]")].map(line => line.textContent.trim());
    return lines.length >= 2 && lines.every(line => line.length > 24);
  }, null, { ...patience, polling: 50 });
  await take(page, "game", 1280, 720);
}

/** The operator's page after half a minute of talk. */
async function operator() {
  const page = await open("/operator", 1280, 820);
  await page.waitForFunction(() => document.querySelector("#words").innerText.split(/\s+/).length > 110, null, { ...patience, polling: 500 });
  await take(page, "operator", 1280, 820);
}

/** The builder with a theme. */
async function builder() {
  const page = await open("/builder?theme=outline", 1440, 900);
  await page.waitForTimeout(4000);
  await take(page, "builder", 1280, 800);
}

/** The readers' page as a phone shows it. */
async function phone() {
  const page = await open("/live", 390, 780, "dark");
  await page.waitForFunction(() => document.body.innerText.split(/\s+/).length > 90, null, { ...patience, polling: 500 });
  await page.screenshot({ path: join(folder, "phone.png") });
  await page.close();
}

/** A picture of moderate size: the page is scaled to the width that the documentation shows. */
async function take(page, name, width, height) {
  const shot = await page.screenshot({ animations: "disabled" });
  await page.close();
  const small = await browser.newPage({ viewport: { width, height } });
  await small.setContent(`<style>body { margin: 0 } img { width: ${width}px; height: ${height}px; display: block }</style><img src="data:image/png;base64,${shot.toString("base64")}">`);
  await small.waitForFunction(() => document.images[0].complete);
  await small.screenshot({ path: join(folder, `${name}.png`) });
  await small.close();
}

try {
  await Promise.all([game(), operator(), phone()]);
  await builder();
} finally {
  await browser.close();
}
console.log(readdirSync(folder).filter(name => name.endsWith(".png")).join(" "));
