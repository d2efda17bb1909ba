// One reader's way through a transcript: the news that has arrived, the news held during a pause, and whether the page follows.
import { isRefusal, stateOf } from "./reading.js";
import { t } from "./strings.js";
/** @import { Banner, ReaderNews } from "./types.js" */

// Held news repeats the same paragraphs in ever longer versions; beyond this, only the newest version of each is kept.
const MOST_HELD = 200;
const NOTHING = { since: 0, run: /** @type {string | null} */ (null) };

/** Owns all state of the readers' page that is neither text on screen nor a preference. */
export class ReadingSession {
  #track;
  #have = NOTHING;
  #state = "starting";
  #label = t("live.name");
  #connected = false;
  #refused = false;
  #following = true;
  #paused = false;
  /** @type {ReaderNews[]} */
  #held = [];
  #unread = 0;

  /** @param {string | null} track null: the service's first */
  constructor(track) {
    this.#track = track;
  }

  get track() {
    return this.#track;
  }

  /** The request to the service: everything new since the last news. */
  get request() {
    return { track: this.#track, ...this.#have };
  }

  get label() {
    return this.#label;
  }

  /** Whether the page scrolls to the newest words. */
  get following() {
    return this.#following;
  }

  get paused() {
    return this.#paused;
  }

  /** Whether nothing is to be heard now. */
  get isQuiet() {
    return this.#paused || this.#state === "paused" || this.#state === "offAir";
  }

  /** Paragraphs that arrived while the reader was further up. */
  get unread() {
    return this.#unread;
  }

  /** @returns {Banner} */
  get banner() {
    return this.#paused ? [t("live.state.held"), "wait"] : stateOf(this.#state, this.#connected, this.#refused);
  }

  /**
   * Takes news. While the reader has paused, it is held: pausing loses nothing.
   * @param {ReaderNews} news
   * @returns {boolean} whether to show it now
   */
  take(news) {
    this.#connected = true;
    this.#have = { since: news.part.version, run: news.run };
    if (this.#paused) this.#hold(news);
    return !this.#paused;
  }

  /**
   * Notes that news is on screen.
   * @param {ReaderNews} news
   * @param {number} added new paragraphs
   */
  shown({ state, label }, added) {
    this.#state = state;
    this.#label = label;
    this.#unread = this.#following ? 0 : this.#unread + Math.max(0, added);
  }

  /** @param {string} reason why the connection ended */
  disconnected(reason) {
    this.#connected = false;
    this.#refused = isRefusal(reason);
  }

  /** @param {boolean} following */
  follow(following) {
    this.#following = following;
    if (following) this.#unread = 0;
  }

  /** Captions were taken off air: what the reader has, or has put by, is for nobody any more. */
  withdraw() {
    this.#have = NOTHING;
    this.#held = [];
    this.#paused = false;
    this.follow(true);
  }

  pause() {
    this.#paused = true;
  }

  /** Ends the pause and gives the news that was held, the oldest first. */
  resume() {
    this.#paused = false;
    const held = this.#held;
    this.#held = [];
    return held;
  }

  /** @param {string | null} track null: the service's first */
  change(track) {
    this.#track = track;
    this.#have = NOTHING;
    this.#held = [];
    this.follow(true);
  }

  /** @param {ReaderNews} news */
  #hold(news) {
    this.#state = news.state;
    this.#held.push(news);
    if (this.#held.length <= MOST_HELD) return;
    const newest = new Map(this.#held.flatMap(({ part }) => part.paragraphs).map(paragraph => [paragraph.id, paragraph]));
    this.#held = [{ ...news, part: { ...news.part, paragraphs: [...newest.values()] } }];
  }
}
