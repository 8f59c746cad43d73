import { newKey } from "../api/api.js";
import { follow } from "../api/follow.js";
import { Problem } from "../api/problem.js";

const RUNNING = new Set(["PENDING", "RUNNING"]);

/**
 * The owner's pictures, newest first, and those that are being painted.
 * Fires `change`; `ready` {picture} when one has just been finished.
 */
export class Gallery extends EventTarget {
  items = [];
  isLoaded = false;
  problem = null;
  #next = null;
  #api;
  #loading = null;
  #followed = new Set();
  #timing;

  constructor(api, timing) {
    super();
    this.#api = api;
    this.#timing = timing;
  }

  get hasMore() {
    return !this.isLoaded || this.#next !== null;
  }

  /** Brings the next page; one call at a time. */
  more() {
    if (!this.hasMore) return Promise.resolve();
    this.#loading ??= this.#more().finally(() => (this.#loading = null));
    return this.#loading;
  }

  /** Looks anew, when the page is opened again. */
  async refresh() {
    this.#next = null;
    this.isLoaded = false;
    this.items = this.items.filter(({ state }) => RUNNING.has(state));
    await this.more();
  }

  /** Orders a picture. @param key one for each picture that the user means */
  async order({ prompt, petId }, key = newKey()) {
    const picture = await this.#api.post("/api/v1/pictures", { prompt, petId: petId ?? undefined }, { key });
    this.#put(picture);
    this.#follow(picture.id);
    return picture;
  }

  /** One picture, from what is here or from the server; null when there is none. */
  async find(id) {
    const known = this.items.find((each) => each.id === id);
    if (known) return known;
    try {
      return await this.#api.get(`/api/v1/pictures/${encodeURIComponent(id)}`);
    } catch (error) {
      if (error instanceof Problem && [404, 410].includes(error.status)) return null;
      throw error;
    }
  }

  /** The pictures beside one: { previous, next }, each null at an end. */
  beside(id) {
    const shown = this.items.filter(({ state }) => state === "READY");
    const index = shown.findIndex((each) => each.id === id);
    return { previous: (index > 0 && shown[index - 1]) || null, next: (index >= 0 && shown[index + 1]) || null };
  }

  async delete(id) {
    await this.#api.delete(`/api/v1/pictures/${encodeURIComponent(id)}`);
    this.#drop(id);
  }

  async #more() {
    this.problem = null;
    try {
      const page = await this.#api.get(
        `/api/v1/pictures?limit=24${this.#next ? `&after=${encodeURIComponent(this.#next)}` : ""}`,
      );
      const told = new Set(page.items.map(({ id }) => id));
      this.items = [...this.items.filter(({ id }) => !told.has(id)), ...page.items].sort(newestFirst);
      this.#next = page.next;
      this.isLoaded = true;
      for (const { id, state } of page.items) if (RUNNING.has(state)) this.#follow(id);
    } catch (error) {
      if (!(error instanceof Problem)) throw error;
      this.problem = error;
    }
    this.#changed();
  }

  async #follow(id) {
    if (this.#followed.has(id)) return;
    this.#followed.add(id);
    try {
      for await (const event of follow(this.#source(id), this.#timing)) this.#told(id, event);
    } catch (error) {
      if (!(error instanceof Problem)) throw error;
      this.#change(id, { state: "FAILED", failure: error });
    } finally {
      this.#followed.delete(id);
    }
  }

  #source(id) {
    const address = `/api/v1/pictures/${encodeURIComponent(id)}`;
    return {
      open: (lastEventId) =>
        this.#api.open("GET", `${address}/events`, undefined, { accept: "text/event-stream", lastEventId }),
      isKnown: () => true,
      poll: () => this.#api.get(address),
      result: (picture) => {
        if (picture.state === "READY") return { type: "ready", picture };
        if (picture.state === "FAILED") return { type: "failed", problem: picture.failure };
        this.#change(id, { progress: picture.progress });
        return null;
      },
      isFinal: ({ type }) => type === "ready" || type === "failed",
    };
  }

  #told(id, event) {
    if (event.type === "progress") this.#change(id, { state: "RUNNING", progress: event.progress });
    if (event.type === "failed") this.#change(id, { state: "FAILED", failure: Problem.of(event.problem) });
    if (event.type !== "ready") return;
    this.#put(event.picture);
    this.dispatchEvent(new CustomEvent("ready", { detail: { picture: event.picture } }));
  }

  #put(picture) {
    const others = this.items.filter(({ id }) => id !== picture.id);
    this.items = [picture, ...others].sort(newestFirst);
    this.#changed();
  }

  #change(id, change) {
    this.items = this.items.map((each) => (each.id === id ? { ...each, ...change } : each));
    this.#changed();
  }

  #drop(id) {
    this.items = this.items.filter((each) => each.id !== id);
    this.#changed();
  }

  #changed() {
    this.dispatchEvent(new Event("change"));
  }
}

const newestFirst = (one, other) => Date.parse(other.createdAt) - Date.parse(one.createdAt);

/** Width by height of a picture, from what it is or from what was ordered. */
export function ratioOf({ width, height, size }) {
  const [w, h] =
    width && height
      ? [width, height]
      : String(size ?? "")
          .split("x")
          .map(Number);
  return w > 0 && h > 0 ? w / h : 1;
}
