/** The kinds of facts, in the order in which one would tell them. */
export const KINDS = ["name", "like", "dislike", "other"];

/** What is remembered about the owner. Plain calls; whoever shows it keeps what came. */
export class Facts {
  #api;

  constructor(api) {
    this.#api = api;
  }

  /** What a pet remembers (null: what all of them know). */
  async of(petId) {
    const query = petId === null ? "" : `?petId=${encodeURIComponent(petId)}`;
    return (await this.#api.get(`/api/v1/facts${query}`)).items;
  }

  add({ petId, kind, text }) {
    return this.#api.post("/api/v1/facts", { petId: petId ?? undefined, kind, text });
  }

  correct(id, text) {
    return this.#api.put(`/api/v1/facts/${encodeURIComponent(id)}`, { text });
  }

  delete(id) {
    return this.#api.delete(`/api/v1/facts/${encodeURIComponent(id)}`);
  }
}
