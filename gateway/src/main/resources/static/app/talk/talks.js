import { Talk } from "./talk.js";

/**
 * The talks that this page has opened, one shown for each partner; an answer goes on arriving while another page is
 * shown. Fires `change` when another talk is the one to show.
 */
export class Talks extends EventTarget {
  #open = new Map();
  #api;
  #storage;

  constructor(api, storage) {
    super();
    this.#api = api;
    this.#storage = storage;
  }

  /** The talk of a user with a pet, or with the assistant or the coder: the one chosen, else the latest. */
  with(persona, { user, petId = null }) {
    const about = { persona, petId: persona === "pet" ? petId : null };
    const place = persona === "pet" ? `pet/${petId}` : `${persona}/${user}`;
    if (!this.#open.has(place)) {
      this.#show({ ...about, place, wish: this.#storage.getItem(chosen(place)) ?? undefined });
    }
    return this.#open.get(place);
  }

  /** Turns from one talk to another with the same partner: by its id, or a new one (null). */
  turn({ persona, petId, place }, id) {
    if (id === null) this.#storage.removeItem(chosen(place));
    else this.#storage.setItem(chosen(place), id);
    this.#open.get(place).listen(false);
    this.#show({ persona, petId, place, wish: id });
    this.dispatchEvent(new Event("change"));
  }

  /** Deletes nothing itself: forgets a talk that is gone, so that the latest of the others is shown. */
  forget({ persona, petId, place }) {
    this.#storage.removeItem(chosen(place));
    this.#open.get(place)?.listen(false);
    this.#show({ persona, petId, place, wish: undefined });
    this.dispatchEvent(new Event("change"));
  }

  #show(about) {
    const talk = new Talk(this.#api, about, this.#storage);
    this.#open.set(about.place, talk);
    talk.addEventListener("begun", () => this.#storage.setItem(chosen(about.place), talk.conversation.id));
    talk.addEventListener("gone", () => {
      if (this.#open.get(about.place) === talk) this.forget(about);
    });
  }
}

const chosen = (place) => `cc.talk.${place}`;
