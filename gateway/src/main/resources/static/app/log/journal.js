import { Problem } from "../api/problem.js";

/**
 * The dated log as the pages read it. Plain calls; whoever shows it keeps what came.
 */
export class Journal {
  #api;
  #conversations = null;

  constructor(api) {
    this.#api = api;
  }

  /** The counts of a month by day: Map of day → {entries, chats, pictures}. */
  async month(month) {
    const { days } = await this.#api.get(`/api/v1/chat-log?month=${month}`);
    return new Map(days.map((each) => [each.day, each]));
  }

  /** The entries of a day in order, page after page. */
  async *day(day) {
    let after = "";
    do {
      const page = await this.#api.get(
        `/api/v1/chat-log/${day}?limit=100${after && `&after=${encodeURIComponent(after)}`}`,
      );
      yield page.items;
      after = page.next;
    } while (after);
  }

  /** One entry, or null when there is none. */
  async entry(day, seq) {
    try {
      return await this.#api.get(`/api/v1/chat-log/${day}/${seq}`);
    } catch (error) {
      if (error instanceof Problem && [404, 410].includes(error.status)) return null;
      throw error;
    }
  }

  /** Deletes an entry; the others keep their numbers. */
  deleteEntry(day, seq) {
    return this.#api.delete(`/api/v1/chat-log/${day}/${seq}`);
  }

  deleteDay(day) {
    return this.#api.delete(`/api/v1/chat-log/${day}`);
  }

  /** What was said that has these words, newest first: {items: [{turn, snippets: [{part, text, marks}]}], next}. */
  search(words, { after = null, signal } = {}) {
    const query = new URLSearchParams({ q: words, limit: "20", ...(after ? { after } : {}) });
    return this.#api.get(`/api/v1/chat-log/search?${query}`, { signal });
  }

  /** The head of the chain: {links, hash}. */
  seal() {
    return this.#api.get("/api/v1/chat-log/seal");
  }

  /** Everything: entries, talks, what the pet remembers. */
  deleteAll() {
    return this.#api.delete("/api/v1/chat-log");
  }

  /**
   * The name of the pet that spoke in a turn; null when it can't be told.
   * With one pet there is no question; with several the turn's conversation knows.
   */
  async petOf(turn, pets) {
    if (pets.length === 1) return pets[0].name;
    this.#conversations ??= this.#petsByConversation();
    const petId = (await this.#conversations).get(turn.conversationId);
    return pets.find(({ id }) => id === petId)?.name ?? null;
  }

  async #petsByConversation() {
    const found = new Map();
    let after = "";
    try {
      do {
        const page = await this.#api.get(
          `/api/v1/conversations?limit=100${after && `&after=${encodeURIComponent(after)}`}`,
        );
        for (const { id, petId } of page.items) found.set(id, petId);
        after = page.next;
      } while (after);
    } catch (error) {
      if (!(error instanceof Problem)) throw error;
      this.#conversations = null; // the names are missing this time; the next page asks again
    }
    return found;
  }
}
