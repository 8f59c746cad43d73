import { Problem } from "../api/problem.js";
import { addDays, startOf } from "../text/days.js";

const PAUSE = 1500;
const LOOKS = 20;
const EACH_HALF_HOUR = 49;

/**
 * What else there is of a day beside its entries: what happened to the pets, how they felt, what they wrote. Plain calls;
 * a pet that is gone by now has nothing to tell.
 */
export class Story {
  #api;
  #wait;

  constructor(api, wait = (ms) => new Promise((done) => setTimeout(done, ms))) {
    this.#api = api;
    this.#wait = wait;
  }

  /** What happened to a pet on a day, in order. */
  async events(petId, day) {
    const events = [];
    let after = "";
    do {
      const page = await this.#ofPet(petId, `/events?day=${day}&limit=200${after && `&after=${after}`}`);
      events.push(...page.items);
      after = page.next;
    } while (after);
    return events;
  }

  /** How a pet felt on a day of a zone, every half hour: [{at, mood, band}]; nothing before it came, or after now. */
  async moods(petId, day, zone, now = Date.now()) {
    const from = startOf(day, zone);
    const to = Math.min(startOf(addDays(day, 1), zone), now);
    if (to <= from) return [];
    const span = new URLSearchParams({
      from: new Date(from).toISOString(),
      to: new Date(to).toISOString(),
      points: EACH_HALF_HOUR,
    });
    return (await this.#ofPet(petId, `/mood?${span}`)).items;
  }

  /**
   * What the pets wrote about a day: [{petName, sentences: [{text, entries}]}]. Of a day that is over they write what is
   * missing now; another may be writing it, which is waited for.
   */
  async diary(day) {
    const address = `/api/v1/chat-log/${day}/diary`;
    let told = await this.#api.get(address);
    if (!told.over || told.pages.length > 0) return told.pages;
    told = await this.#api.post(address);
    for (let look = 0; told.beingWritten && look < LOOKS; look++) {
      await this.#wait(PAUSE);
      told = await this.#api.get(address);
    }
    return told.pages;
  }

  async #ofPet(petId, path) {
    try {
      return await this.#api.get(`/api/v1/pets/${petId}${path}`);
    } catch (error) {
      if (error instanceof Problem && error.status === 404) return { items: [], next: null };
      throw error;
    }
  }
}

/**
 * Entries and deeds of a day as one sequence: [{at, turn}] and [{at, event, pet}]. A deed that was done in a talk stands
 * there already, and the talk itself is an entry.
 *
 * @param lives [{pet, events}]
 */
export function toldInOrder(turns, lives) {
  const receipts = new Set(turns.flatMap(({ actions }) => (actions ?? []).map(({ receipt }) => receipt?.eventId)));
  const deeds = lives.flatMap(({ pet, events }) =>
    events
      .filter(({ id, kind }) => kind !== "talk" && !receipts.has(id))
      .map((event) => ({ at: event.at, event, pet })),
  );
  const entries = turns.map((turn) => ({ at: turn.createdAt, turn }));
  return [...entries, ...deeds].sort((one, other) => Date.parse(one.at) - Date.parse(other.at));
}

/** The key of the words for a deed: what happened, or that it was too much. */
export function deedOf({ kind, outcome }) {
  return outcome === "overfed" || outcome === "too-much" ? `${kind}-much` : kind;
}

/** The lowest, the highest and the last mood; null without any. */
export function extremesOf(moods) {
  if (moods.length === 0) return null;
  const byMood = [...moods].sort((one, other) => one.mood - other.mood);
  return { low: byMood[0], high: byMood.at(-1), last: moods.at(-1) };
}
