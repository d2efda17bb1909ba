// The tracks of the service.
import { BASE } from "./base.js";
/** @import { ListedTrack } from "./types.js" */

/**
 * @param {string | null} token
 * @returns {Promise<ListedTrack[] | null>} null if the service does not answer
 */
export async function fetchTracks(token) {
  try {
    const answer = await fetch(BASE + "/api/tracks", { cache: "no-store", headers: token ? { Authorization: `Bearer ${token}` } : {} });
    return answer.ok ? await answer.json() : null;
  } catch {
    return null;
  }
}
