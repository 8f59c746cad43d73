const HOUR = 3_600_000;

/** The lengths that can be looked at, each with how many moods are asked for and how far an arrow key moves, in milliseconds. */
export const SPANS = {
  day: { length: 24 * HOUR, points: 145, step: HOUR / 12 },
  week: { length: 7 * 24 * HOUR, points: 337, step: HOUR / 2 },
  month: { length: 30 * 24 * HOUR, points: 361, step: 2 * HOUR },
};

/** As many pages of events as are read for one span. */
const PAGES = 6;

/**
 * How the mood of a pet went in a span of time, what happened in it, and how the pet was at one moment of it. Fires `change`.
 * An answer that was overtaken by another question is dropped.
 */
export class Mood extends EventTarget {
  pet = null;
  span = "day";
  /** Milliseconds, or null for now. */
  end = null;
  /** `{ at, mood, band }` with times in milliseconds, the first first; null while they are on their way. */
  points = null;
  events = [];
  /** The moment looked at, in milliseconds, or null. */
  moment = null;
  /** The pet as it was at a moment, as the server says, or null. */
  then = null;
  #api;
  #now;
  #asked = 0;
  #travelling = null;

  constructor(api, { now = () => Date.now() } = {}) {
    super();
    this.#api = api;
    this.#now = now;
  }

  /** Shows a span of a pet that ends now, or at a time. What is shown already stays until the newer curve is there. */
  async show(pet, span, end = null) {
    const asked = ++this.#asked;
    if (pet.id !== this.pet?.id || span !== this.span || end !== this.end) {
      Object.assign(this, { points: null, events: [], moment: null, then: null });
    }
    Object.assign(this, { pet, span, end });
    this.#changed();
    const to = end ?? this.#now();
    const from = to - SPANS[span].length;
    const range = `from=${iso(from)}&to=${iso(to)}`;
    const [moods, events] = await Promise.all([
      this.#api.get(`/api/v1/pets/${pet.id}/mood?${range}&points=${SPANS[span].points}`),
      this.#events(pet.id, range),
    ]);
    if (asked !== this.#asked) return;
    this.points = curveOf(moods.items, events);
    this.events = events;
    this.#changed();
  }

  get canGoOn() {
    return this.end !== null;
  }

  /** Whether the pet lived before the span that is shown. */
  get canGoBack() {
    return this.points?.length > 0 && Date.parse(this.pet.adoptedAt) < this.points[0].at;
  }

  earlier() {
    return this.show(this.pet, this.span, (this.end ?? this.#now()) - SPANS[this.span].length);
  }

  later() {
    const end = this.end + SPANS[this.span].length;
    return this.show(this.pet, this.span, end >= this.#now() ? null : end);
  }

  /** Looks how the pet was at a moment; while one look is on its way only the newest wish is kept. */
  async travel(moment) {
    this.moment = clamp(moment, this.points[0].at, this.points.at(-1).at);
    this.#changed();
    this.#travelling ??= this.#look().finally(() => (this.#travelling = null));
    return this.#travelling;
  }

  /** The mood drawn at a moment: between two known ones, along the line. */
  moodAt(moment) {
    return moodAt(this.points, moment);
  }

  async #look() {
    let looked;
    do {
      looked = this.moment;
      const asked = this.#asked;
      const then = await this.#api.get(`/api/v1/pets/${this.pet.id}/state?at=${iso(looked)}`);
      if (asked !== this.#asked) return;
      this.then = then;
      this.#changed();
    } while (this.moment !== looked);
  }

  async #events(id, range) {
    const events = [];
    let after = "";
    for (let page = 0; page < PAGES && after !== null; page++) {
      const { items, next } = await this.#api.get(`/api/v1/pets/${id}/events?${range}&limit=200${after}`);
      events.push(...items.map((event) => ({ ...event, at: Date.parse(event.at) })));
      after = next === null ? null : `&after=${encodeURIComponent(next)}`;
    }
    return events;
  }

  #changed() {
    this.dispatchEvent(new Event("change"));
  }
}

/** The sampled moods and, at each event, the mood just before it and just after it: a leap is drawn as a leap. */
export function curveOf(moods, events) {
  const sampled = moods.map(({ at, mood, band }) => ({ at: Date.parse(at), mood, band }));
  if (sampled.length === 0) return [];
  const [first, last] = [sampled[0].at, sampled.at(-1).at];
  const leaps = events
    .filter(({ at, kind }) => at > first && at < last && kind !== "adopt")
    .flatMap(({ at, before, after }) => [
      { at, mood: before.mood, band: before.band },
      { at, mood: after.mood, band: after.band },
    ]);
  const times = new Set(leaps.map(({ at }) => at));
  return [...sampled.filter(({ at }) => !times.has(at)), ...leaps].sort((a, b) => a.at - b.at); // stable: before stays before after
}

export function moodAt(points, moment) {
  const next = points.findIndex(({ at }) => at > moment);
  if (next === 0) return points[0].mood;
  if (next < 0) return points.at(-1).mood;
  const [a, b] = [points[next - 1], points[next]];
  return a.mood + ((b.mood - a.mood) * (moment - a.at)) / (b.at - a.at);
}

/** The curve in rows for a table: every event, and between them the mood at about a dozen times. */
export function rowsOf(points, events, count = 12) {
  if (points.length === 0) return [];
  const [first, last] = [points[0].at, points.at(-1).at];
  const times = Array.from({ length: count + 1 }, (_, i) => Math.round(first + ((last - first) * i) / count));
  const moods = [...new Set(times)].map((at) => ({ at, mood: moodAt(points, at), event: null }));
  const happened = events.map((event) => ({ at: event.at, mood: event.after.mood, event }));
  return [...moods, ...happened].sort((a, b) => a.at - b.at);
}

/** The lowest and the highest mood: `[low, high]`. */
export function extremesOf(points) {
  const sorted = [...points].sort((a, b) => a.mood - b.mood);
  return [sorted[0], sorted.at(-1)];
}

const iso = (millis) => new Date(Math.round(millis)).toISOString();
const clamp = (value, least, most) => Math.min(most, Math.max(least, value));
