// The picture that OBS has on air, a second old: the next one is requested a second after the last arrived, and none while nobody looks.
import { BASE } from "../service/base.js";

const PERIOD_MS = 1000;
const AGAIN_MS = 3000;

export class ObsPicture {
  #picture;
  #told;
  #timer = 0;
  #open = false;

  /**
   * @param {HTMLImageElement} picture
   * @param {(there: boolean) => void} told is told whether there is a picture
   */
  constructor(picture, told) {
    this.#picture = picture;
    this.#told = told;
    picture.addEventListener("load", () => this.#shown(true, PERIOD_MS));
    picture.addEventListener("error", () => this.#shown(false, AGAIN_MS));
  }

  open() {
    if (this.#open) return;
    this.#open = true;
    this.#look();
  }

  close() {
    this.#open = false;
    clearTimeout(this.#timer);
  }

  #look() {
    if (document.hidden) this.#timer = setTimeout(() => this.#look(), PERIOD_MS);
    // A number that changes, so that the browser does not show the picture that it has kept.
    else this.#picture.src = `${BASE}/api/obs/preview?at=${Math.round(performance.now())}`;
  }

  /** @param {boolean} there @param {number} wait */
  #shown(there, wait) {
    if (!this.#open) return;
    this.#told(there);
    this.#timer = setTimeout(() => this.#look(), wait);
  }
}
