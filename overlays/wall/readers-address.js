// The address that phones open from the wall; pure.

/**
 * @param {string} origin how phones reach this machine
 * @param {URLSearchParams} asked the wall's own parameters
 * @param {string | null | undefined} token
 */
export function readersAddress(origin, asked, token) {
  const parameters = new URLSearchParams();
  // The track, or the language in which phones begin.
  for (const name of ["track", "lang"]) {
    const value = asked.get(name);
    if (value !== null) parameters.set(name, value);
  }
  if (token) parameters.set("token", token);
  const query = parameters.toString();
  return `${origin}/live${query ? "?" + query : ""}`;
}
