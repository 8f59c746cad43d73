import { Talk } from "./talk.js";

/** The talks that this page has opened; an answer goes on arriving while another page is shown. */
export class Talks {
  #open = new Map();
  #api;
  #storage;

  constructor(api, storage) {
    this.#api = api;
    this.#storage = storage;
  }

  /** The talk of a user with a pet, or with the assistant. */
  with(persona, { user, petId = null }) {
    const place = persona === "pet" ? `pet/${petId}` : `${persona}/${user}`;
    if (!this.#open.has(place)) {
      const about = { persona, petId: persona === "pet" ? petId : null, place };
      this.#open.set(place, new Talk(this.#api, about, this.#storage));
    }
    return this.#open.get(place);
  }
}
