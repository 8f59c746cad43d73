import { newKey } from "../api/api.js";

/**
 * The owner's pets as the server last told, and which of them is in the room.
 * Fires `change`. Numbers always come from the server's answers, never from the page's own reckoning.
 */
export class Pets extends EventTarget {
  items = [];
  isLoaded = false;
  #api;
  #storage;
  #chosen;

  constructor(api, storage) {
    super();
    this.#api = api;
    this.#storage = storage;
    this.#chosen = storage?.getItem("cc.pet") ?? null;
  }

  /** The pet in the room, or null when none is adopted yet. */
  get current() {
    return this.items.find((pet) => pet.id === this.#chosen) ?? this.items[0] ?? null;
  }

  async load() {
    const page = await this.#api.get("/api/v1/pets?limit=50");
    this.items = page.items;
    this.isLoaded = true;
    this.#changed();
  }

  /** Looks how the pet in the room is by now. */
  async refresh() {
    if (this.current) this.#replace(await this.#api.get(`/api/v1/pets/${this.current.id}`));
  }

  /** @param key one for each adoption that the user means */
  async adopt({ name, species, look }, key = newKey()) {
    const pet = await this.#api.post("/api/v1/pets", { name, species, look }, { key });
    this.items = [...this.items, pet];
    this.select(pet.id);
    return pet;
  }

  /** Feeds, strokes or plays; gives what the server answered: {event, pet, changes, outcome, reason, money}. */
  async act(action, key = newKey()) {
    const done = await this.#api.post(`/api/v1/pets/${this.current.id}/actions`, { action }, { key });
    this.#replace(done.pet);
    return done;
  }

  async rename(id, name) {
    this.#replace(await this.#api.patch(`/api/v1/pets/${id}`, { name }));
  }

  select(id) {
    this.#chosen = id;
    this.#storage?.setItem("cc.pet", id);
    this.#changed();
  }

  #replace(pet) {
    this.items = this.items.map((each) => (each.id === pet.id ? newer(each, pet) : each));
    this.#changed();
  }

  #changed() {
    this.dispatchEvent(new Event("change"));
  }
}

/** Answers may overtake one another: the later state wins, not the later arrival. */
function newer(known, told) {
  const [knownAt, toldAt] = [Date.parse(known.state.asOf), Date.parse(told.state.asOf)];
  return told.version > known.version || (told.version === known.version && !(toldAt < knownAt)) ? told : known;
}
