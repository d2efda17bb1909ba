// A reader's choice of language: which track it leads to now, and what to say where it leads nowhere; pure.
import { SOURCE, familyOf, languageOf, primaryOf, trackIn, wordFor } from "./languages.js";
/** @import { ListedTrack } from "../service/types.js" */
/** @import { Outcome } from "./types.js" */

/** Owns what the reader wishes, and the track that is shown. */
export class LanguageChoice {
  #anchor;
  #kept;
  /** @type {string | null} */
  #wish;
  #nonsense;
  #current;
  /** The address names a translation itself, which says more than what the device has kept. */
  #namesTranslation = false;
  /** The language of the track that is shown. @type {string | null} */
  #language = null;
  /** @type {string | null} */
  #source = null;
  /** @type {ListedTrack[]} */
  #tracks = [];
  #told = false;
  /** The languages into which this device can translate the source. @type {readonly string[]} */
  able = [];

  /**
   * @param {string | null} track the track that the address names
   * @param {string | null} asked the language that the address names
   * @param {string | null} kept the language that the device has kept
   */
  constructor(track, asked, kept) {
    this.#anchor = this.#current = track;
    this.#wish = languageOf(asked);
    this.#nonsense = !!asked && !this.#wish;
    this.#kept = this.#nonsense ? null : languageOf(kept);
  }

  /**
   * Takes the service's list of tracks.
   * @param {ListedTrack[]} tracks
   * @returns {Outcome}
   */
  take(tracks) {
    // A service that is about to start may have none yet.
    if (tracks.length === 0) return { track: this.#current, family: [] };
    this.#tracks = tracks;
    const family = this.family(tracks);
    if (family.length === 0) return { track: this.#current, family };
    const ended = this.#current !== null && !tracks.some(({ id }) => id === this.#current);
    const endedIn = this.#language;
    this.#namesTranslation ||= tracks.some(({ id, translationOf }) => id === this.#anchor && translationOf);
    const wish = this.#wish ?? (this.#namesTranslation ? null : this.#kept);
    const wished = wish ? trackIn(family, wish) : undefined;
    const device = wish && !wished ? this.#onDevice(wish) : undefined;
    // The address's own track, unless it asks for a language: then the speaker's words stand in for it.
    const own = this.#wish || this.#nonsense ? undefined : family.find(({ id }) => id === this.#anchor || this.#anchor === null);
    const to = wished ?? own ?? family[0];
    this.#source = family[0].id;
    this.#show(to);
    const outcome = { track: this.#current, family, ...(device && { device }) };
    const isMissed = wish !== null && !wished && !device;
    if (ended && !wished && !device) return this.#tell(outcome, "gone", endedIn);
    if (!this.#told && (this.#nonsense || (this.#wish && isMissed))) return this.#tell(outcome, "none", this.#wish);
    if (!this.#told || this.#nonsense || isMissed || (!wish && !own)) return outcome;
    this.#told = false;
    return { ...outcome, notice: { kind: "fine", language: null } };
  }

  /**
   * The source and its translations.
   * @param {ListedTrack[]} tracks
   * @param {string | null} [anchor] any of them; null: the service's first
   */
  family(tracks, anchor = this.#anchor) {
    const family = familyOf(tracks, anchor);
    return family.length === 0 && this.#source !== null ? familyOf(tracks, this.#source) : family;
  }

  /**
   * The reader chooses a track of the family.
   * @param {string} id
   * @returns {Outcome & { language: string }} and the language to keep
   */
  choose(id) {
    const family = familyOf(this.#tracks, id);
    const track = family.find(one => one.id === id);
    if (track) {
      this.#wish = wordFor(family, track);
      this.#show(track);
    }
    this.#nonsense = this.#told = false;
    return { track: this.#current, family, language: this.#wish ?? SOURCE, notice: { kind: "fine", language: null } };
  }

  /**
   * The reader chooses to have the speaker's words translated on this device.
   * @param {string} language
   * @returns {Outcome & { language: string }} and the language to keep
   */
  chooseDevice(language) {
    const [source] = this.family(this.#tracks);
    return { ...this.choose(source.id), device: language, language: (this.#wish = language.toLowerCase()) };
  }

  /**
   * The reader goes over to another source, and keeps the language where it has one.
   * @param {string} id
   * @returns {Outcome}
   */
  goTo(id) {
    this.#anchor = this.#current = id;
    this.#source = null;
    this.#namesTranslation = false;
    this.#nonsense = this.#told = false;
    const outcome = this.take(this.#tracks);
    return { ...outcome, notice: outcome.notice ?? { kind: "fine", language: null } };
  }

  /** @param {string} wish */
  #onDevice(wish) {
    return (
      this.able.find(language => language.toLowerCase() === wish) ?? this.able.find(language => primaryOf(language) === primaryOf(wish))
    );
  }

  /** @param {ListedTrack} track */
  #show(track) {
    // Whoever names no track gets the service's first.
    this.#current = this.#anchor === null && track === this.#tracks[0] ? null : track.id;
    this.#language = track.language;
  }

  /** @param {Outcome} outcome @param {"none" | "gone"} kind @param {string | null} language @returns {Outcome} */
  #tell(outcome, kind, language) {
    this.#told = true;
    return { ...outcome, notice: { kind, language: language === SOURCE ? null : language } };
  }
}
