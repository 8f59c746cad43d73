import { newKey } from "../api/api.js";

/** The shelves by price: up to which price each goes. */
const SHELVES = [
  ["little", 6],
  ["fine", 15],
  ["grand", 30],
  ["dream", Infinity],
];

/**
 * The shop, and what the pet in the room has from it. Fires `change`.
 * A purchase that is under way is not begun again, and a retry of one carries the same key: nothing is paid twice.
 */
export class Shop extends EventTarget {
  /** The catalogue, or null until it has come. */
  items = null;
  /** The item that the pet tries on, or null. */
  trying = null;
  #api;
  #pets;
  #stage;
  #keys = new Map();
  #buying = new Map();

  /** @param stage shows what is tried on */
  constructor(api, pets, stage) {
    super();
    this.#api = api;
    this.#pets = pets;
    this.#stage = stage;
  }

  async load() {
    if (this.items) return;
    this.items = (await this.#api.get("/api/v1/shop")).items;
    this.#changed();
  }

  /** The items of a kind by price, the cheapest shelf first: `[{ id, items }]`. */
  shelves(kind) {
    const wanted = (this.items ?? []).filter((item) => item.kind === kind);
    return SHELVES.map(([id, most], index) => ({
      id,
      items: wanted.filter(({ price }) => price <= most && price > (SHELVES[index - 1]?.[1] ?? 0)),
    })).filter(({ items }) => items.length > 0);
  }

  /** What the pet in the room has of a kind. */
  wardrobe(kind) {
    return (this.items ?? []).filter((item) => item.kind === kind && this.#pet?.owned.includes(item.id));
  }

  /** "worn", "owned", "within-reach" or "ahead". */
  standing(item) {
    const pet = this.#pet;
    if (pet.worn.includes(item.id)) return "worn";
    if (pet.owned.includes(item.id)) return "owned";
    return pet.state.money >= item.price ? "within-reach" : "ahead";
  }

  isBuying(item) {
    return this.#buying.has(this.#intention(item));
  }

  /** How many coins are missing for an item. */
  missing(item) {
    return Math.max(0, item.price - this.#pet.state.money);
  }

  /** Shows an item on the pet before it is bought, in place of what is worn there; null: no more. */
  tryOn(item) {
    if (this.trying === item) return;
    this.trying = item;
    this.#stage.dress(item && dressed(this.#pet.worn, item, this.items));
    this.#changed();
  }

  /** Buys an item for the pet in the room; a second click while the first is on its way is the same purchase. */
  buy(item) {
    const intention = this.#intention(item);
    if (!this.#buying.has(intention)) {
      const buying = this.#pay(item, intention).finally(() => {
        this.#buying.delete(intention);
        this.#changed();
      });
      this.#buying.set(intention, buying);
      this.#changed();
    }
    return this.#buying.get(intention);
  }

  /** Puts an item on, in place of what was at its place. */
  wear(item) {
    this.tryOn(null);
    return this.#pets.wear(dressed(this.#pet.worn, item, this.items));
  }

  takeOff(item) {
    this.tryOn(null);
    return this.#pets.wear(this.#pet.worn.filter((id) => id !== item.id));
  }

  get #pet() {
    return this.#pets.current;
  }

  #intention(item) {
    return `${this.#pet?.id} ${item.id}`;
  }

  async #pay(item, intention) {
    const key = this.#keys.get(intention) ?? newKey();
    this.#keys.set(intention, key);
    try {
      await this.#pets.buy(item.id, key);
      this.#keys.delete(intention);
    } catch (problem) {
      if (!problem.passing) this.#keys.delete(intention); // it was refused, not lost: another try is another purchase
      if (problem.code === "already-owned") return this.#pets.refresh(); // bought in another tab: so it is here
      throw problem;
    }
  }

  #changed() {
    this.dispatchEvent(new Event("change"));
  }
}

/** What is worn when an item is put on: one thing at each place. */
export function dressed(worn, item, catalogue) {
  const placeOf = (id) => catalogue.find((each) => each.id === id)?.place;
  return [...worn.filter((id) => id !== item.id && placeOf(id) !== item.place), item.id];
}
