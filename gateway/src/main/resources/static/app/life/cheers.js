/**
 * What the pets have newly reached, each thing once: on this device it is kept until when all has been cheered for.
 * Fires `change`. What was reached before this device knew the pet is no news.
 */
export class Cheers extends EventTarget {
  /** What is being cheered for, `{ pet, keys }`, or null. */
  current = null;
  #pets;
  #storage;
  #later;
  #ending;

  /**
   * @param later calls back after so many milliseconds; gives what ends the waiting
   */
  constructor(pets, storage, { lasting = 9_000, later = timer } = {}) {
    super();
    this.#pets = pets;
    this.#storage = storage;
    this.#later = (act) => later(act, lasting);
    pets.addEventListener("change", () => this.#look());
  }

  /** It was seen. */
  end() {
    this.#ending?.();
    this.#ending = null;
    if (!this.current) return;
    this.current = null;
    this.dispatchEvent(new Event("change"));
  }

  #look() {
    for (const pet of this.#pets.items) {
      const keys = this.#news(pet);
      if (keys.length > 0) this.#cheer(pet, keys);
    }
  }

  #news(pet) {
    const name = `cc.cheered.${pet.id}`;
    const seen = this.#storage.getItem(name);
    const reached = pet.achievements ?? [];
    const latest = reached.reduce((end, { at }) => Math.max(end, Date.parse(at)), Date.parse(pet.adoptedAt));
    if (seen === null || latest > Number(seen)) this.#storage.setItem(name, latest);
    return seen === null ? [] : reached.filter(({ at }) => Date.parse(at) > Number(seen)).map(({ key }) => key);
  }

  #cheer(pet, keys) {
    const already = this.current?.pet.id === pet.id ? this.current.keys : [];
    this.current = { pet, keys: [...already, ...keys] };
    this.#ending?.();
    this.#ending = this.#later(() => this.end());
    this.dispatchEvent(new Event("change"));
  }
}

function timer(act, lasting) {
  const id = setTimeout(act, lasting);
  return () => clearTimeout(id);
}
