import { today } from "../text/days.js";
import { chancesOf } from "../pet/cast.js";

const DAY = 86_400_000;
const ROUND = [7, 30, 100, 365];

/**
 * A friendly word from the pet, for those who asked for it: in the page, once a day at most, and never a sad one.
 * Whether one wants it, and the day of the last, are kept on this device for each account. Fires `change`.
 */
export class Notices extends EventTarget {
  /** What is said now, `{ pet, key, n }`, or null. */
  current = null;
  #pets;
  #storage;
  #session;
  #texts;
  #now;

  constructor(pets, storage, { session, texts, now = () => Date.now() }) {
    super();
    this.#pets = pets;
    this.#storage = storage;
    this.#session = session;
    this.#texts = texts;
    this.#now = now;
    pets.addEventListener("change", () => this.#look());
  }

  get isWanted() {
    return this.#kept().on === true;
  }

  want(isWanted) {
    this.#keep({ ...this.#kept(), on: isWanted });
    if (!isWanted) this.current = null;
    this.#look();
    this.#changed();
  }

  /** It was read. */
  end() {
    this.current = null;
    this.#changed();
  }

  #look() {
    const pet = this.#pets.current;
    const day = today(this.#texts.zone, this.#now());
    if (!this.isWanted || !pet || pet.pausedAt || this.current || this.#kept().day === day) return;
    this.#keep({ ...this.#kept(), day });
    this.current = { pet, ...noticeFor(pet, this.#now()) };
    this.#changed();
  }

  #kept() {
    return this.#session.me ? (JSON.parse(this.#storage.getItem(this.#name)) ?? {}) : {};
  }

  #keep(kept) {
    this.#storage.setItem(this.#name, JSON.stringify(kept));
  }

  get #name() {
    return `cc.notices.${this.#session.me.username}`;
  }

  #changed() {
    this.dispatchEvent(new Event("change"));
  }
}

/** The gladdest thing that is true right now: `{ key, n }`. */
export function noticeFor(pet, now) {
  const days = Math.floor((now - Date.parse(pet.adoptedAt)) / DAY);
  if (ROUND.includes(days) || (days > 365 && days % 365 === 0)) return { key: "round", n: days };
  if (pet.growth?.next?.days === 1 && !pet.streak?.today) return { key: `grows-${pet.growth.next.stage}`, n: 1 };
  if ((pet.achievements ?? []).some(({ at }) => now - Date.parse(at) < DAY)) return { key: "proud", n: 0 };
  if (pet.state.band === "very-happy") return { key: "happy", n: 0 };
  const waiting = new Set(chancesOf(pet).map(({ key }) => key));
  const possible = ["play", "pet", "feed"].find((action) => !waiting.has(action));
  return { key: possible ?? "hello", n: 0 };
}
