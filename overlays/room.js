// How others come in: the token of the room, and the addresses of this machine. The operator alone is told.

/** `{ token, addresses }`; nothing in it where nobody tells. */
export async function askForRoom() {
  try {
    const answer = await fetch("/api/room", { cache: "no-store" });
    return answer.ok ? await answer.json() : { token: null, addresses: [] };
  } catch {
    return { token: null, addresses: [] };
  }
}
