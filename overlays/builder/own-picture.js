// The streamer's own picture behind the preview: what OBS has on air, once a second.
import { BASE } from "../service/base.js";

const PERIOD_MS = 1000;

export class OwnPicture {
  /** The last that came whole. @type {HTMLImageElement | null} */
  #picture = null;
  #shown = false;
  #timer = 0;
  #changed;

  /** @param {() => void} changed is told of every new picture */
  constructor(changed) {
    this.#changed = changed;
  }

  /** Whether OBS is connected. */
  async isThere() {
    try {
      const answer = await fetch(BASE + "/api/obs/outputs", { cache: "no-store" });
      return answer.ok && (await answer.json()).state === "ready";
    } catch {
      return false;
    }
  }

  /** @param {boolean} shown */
  show(shown) {
    const starts = shown && !this.#shown;
    this.#shown = shown;
    clearTimeout(this.#timer);
    if (starts) this.#ask();
    else if (shown) this.#wait();
  }

  /** @param {CanvasRenderingContext2D} context of a canvas 1920 pixels wide */
  draw(context) {
    context.fillStyle = "#000";
    context.fillRect(0, 0, 1920, 1080);
    if (!this.#picture) return;
    const { naturalWidth: width, naturalHeight: height } = this.#picture;
    const scale = Math.min(1920 / width, 1080 / height);
    context.drawImage(this.#picture, (1920 - width * scale) / 2, (1080 - height * scale) / 2, width * scale, height * scale);
  }

  #wait() {
    clearTimeout(this.#timer);
    if (this.#shown) this.#timer = setTimeout(() => this.#ask(), PERIOD_MS);
  }

  #ask() {
    if (document.hidden) return this.#wait();
    // The next one is asked for a second after this one has come: never two at once.
    const picture = new Image();
    picture.addEventListener("load", () => {
      this.#picture = picture;
      this.#changed();
      this.#wait();
    });
    // OBS may have gone: the last picture stays.
    picture.addEventListener("error", () => this.#wait());
    picture.src = `${BASE}/api/obs/preview?at=${Math.round(performance.now())}`;
  }
}
