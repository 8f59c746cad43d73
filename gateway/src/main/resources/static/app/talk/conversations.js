import { newKey } from "../api/api.js";

/**
 * The conversations that the server keeps. Plain calls; whoever shows them keeps what came.
 *
 *   const latest = await conversations.latest({ persona: "pet", petId });
 */
export class Conversations {
  #api;

  constructor(api) {
    this.#api = api;
  }

  /** The one with this partner that was spoken in last, or null. */
  async latest(partner) {
    for await (const each of this.#all()) if (isWith(each, partner)) return each;
    return null;
  }

  /** All with this partner, the latest spoken in first. */
  async with(partner) {
    const found = [];
    for await (const each of this.#all()) if (isWith(each, partner)) found.push(each);
    return found;
  }

  get(id) {
    return this.#api.get(address(id));
  }

  /** @param key one for each conversation that the user means */
  start({ persona, petId, ...more }, key = newKey()) {
    return this.#api.post("/api/v1/conversations", { persona, petId: petId ?? undefined, ...more }, { key });
  }

  /** Changes the title, the preset or the settings; gives the conversation as it is then. */
  change(id, changes) {
    return this.#api.patch(address(id), changes);
  }

  /** Deletes it with all its turns. */
  delete(id) {
    return this.#api.delete(address(id));
  }

  /** A page of its turns, latest first. */
  turns(id, { limit = 30, after = null } = {}) {
    const cursor = after === null ? "" : `&after=${encodeURIComponent(after)}`;
    return this.#api.get(`${address(id)}/turns?limit=${limit}${cursor}`);
  }

  async *#all() {
    let after = null;
    do {
      const page = await this.#api.get(
        `/api/v1/conversations?limit=50${after === null ? "" : `&after=${encodeURIComponent(after)}`}`,
      );
      yield* page.items;
      after = page.next;
    } while (after);
  }
}

const address = (id) => `/api/v1/conversations/${encodeURIComponent(id)}`;
const isWith = (each, { persona, petId }) => each.persona === persona && (each.petId ?? null) === (petId ?? null);
