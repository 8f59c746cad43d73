import { newKey } from "../api/api.js";

/**
 * The owner's pets as the server last told, and which of them is in the room.
 * Fires `change`. Numbers always come from the server's answers, never from the page's own reckoning.
 */
export class Pets extends EventTarget {
  items = [];
  isLoaded = false;
  /** Those given away that can still come back; null until asked for. */
  released = null;
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

  /** Buys something for the pet in the room; gives what the server answered, as for an action. */
  async buy(item, key = newKey()) {
    const done = await this.#api.post(`/api/v1/pets/${this.current.id}/purchases`, { item }, { key });
    this.#replace(done.pet);
    return done;
  }

  /** Puts exactly these things on the pet in the room. */
  async wear(items) {
    this.#replace(await this.#api.put(`/api/v1/pets/${this.current.id}/worn`, { items }));
  }

  /** Brings a pet to its hotel, where time stands still, or fetches it from there. */
  async pause(id, isAway) {
    this.#replace(await this.#api.patch(`/api/v1/pets/${id}`, { paused: isAway }));
  }

  async loadReleased() {
    this.released = (await this.#api.get("/api/v1/pets?released=true")).items;
    this.#changed();
  }

  /** Gives a pet away; for a while it can come back. */
  async release(id) {
    await this.#api.delete(`/api/v1/pets/${id}`);
    this.items = this.items.filter((pet) => pet.id !== id);
    await this.loadReleased();
  }

  /** Takes a pet back that was given away, to its place among the others. */
  async takeBack(id) {
    const pet = await this.#api.post(`/api/v1/pets/${id}/return`, {});
    this.released = this.released?.filter((each) => each.id !== id) ?? null;
    this.items = [...this.items.filter((each) => each.id !== id), pet].sort(
      (a, b) => Date.parse(a.adoptedAt) - Date.parse(b.adoptedAt),
    );
    this.#changed();
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
