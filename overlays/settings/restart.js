// The restart of the service, and the way back to it.
import { BASE } from "../service/base.js";
import { request } from "../service/requests.js";

const ASK_MS = 400;
const LATE_MS = 20000;

/** @param {number} milliseconds */
function wait(milliseconds) {
  return new Promise(resolve => setTimeout(resolve, milliseconds));
}

/** Whether the service answers now. */
async function isUp() {
  try {
    return (await fetch(BASE + "/health/live", { cache: "no-store" })).ok;
  } catch {
    return false;
  }
}

/**
 * Restarts the service, and waits until it answers again.
 * @param {() => void} late called once if it takes long; the wait goes on
 * @returns {Promise<string | null>} why it cannot be restarted
 */
export async function restart(late) {
  const { wrong } = await request("POST", "/api/restart");
  if (wrong !== undefined) return wrong;
  const begun = performance.now();
  let wasGone = false;
  let told = false;
  while (true) {
    await wait(ASK_MS);
    const up = await isUp();
    wasGone ||= !up;
    if (up && wasGone) return null;
    if (!told && performance.now() - begun > LATE_MS) {
      told = true;
      late();
    }
  }
}
