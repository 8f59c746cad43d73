import { newKey } from "../api/api.js";
import { follow } from "../api/follow.js";
import { Problem } from "../api/problem.js";

const RUNNING = new Set(["PENDING", "RUNNING"]);
const FINAL = { READY: "ready", FAILED: "failed", CANCELLED: "cancelled" };
const at = (id) => `/api/v1/pictures/${encodeURIComponent(id)}`;

/**
 * The owner's pictures, newest first, and those that are being painted; all of them, or portraits alone.
 * Fires `change`; `ready` {picture} when one has just been finished.
 */
export class Gallery extends EventTarget {
  items = [];
  isLoaded = false;
  problem = null;
  kind = "all";
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
    await this.#loading;
    this.#next = null;
    this.isLoaded = false;
    this.items = this.items.filter((each) => RUNNING.has(each.state) && this.#belongs(each));
    await this.more();
  }

  /** @param kind "all" or "portraits" */
  async show(kind) {
    if (kind === this.kind) return;
    this.kind = kind;
    await this.refresh();
  }

  /** Orders a picture. @param key one for each picture that the user means */
  order({ prompt, petId }, key = newKey()) {
    return this.#ordered("/api/v1/pictures", { prompt, petId: petId ?? undefined }, key);
  }

  /** Orders a portrait of a pet as it is now. */
  portray(petId, key = newKey()) {
    return this.#ordered(`/api/v1/pets/${encodeURIComponent(petId)}/portraits`, {}, key);
  }

  /** Orders another like one that is there, linked to it. */
  vary(id, key = newKey()) {
    return this.#ordered(`${at(id)}/variations`, {}, key);
  }

  /** Orders one anew that failed or was given up, and takes that away. However often it is clicked, one comes of it. */
  async retry(picture) {
    const { id, variationOf, portrait, petId } = picture;
    const key = `again-${id}`;
    const again = await (variationOf
      ? this.vary(variationOf, key)
      : portrait
        ? this.portray(petId, key)
        : this.order(picture, key));
    await this.delete(id);
    return again;
  }

  /** Gives up one that is not finished; one that has just been finished stays. */
  async cancel(id) {
    try {
      this.#put(await this.#api.post(`${at(id)}/cancel`, {}));
    } catch (error) {
      if (!(error instanceof Problem) || error.code !== "picture-finished") throw error;
    }
  }

  /** One picture, from what is here or from the server; null when there is none. */
  async find(id) {
    const known = this.items.find((each) => each.id === id);
    return known ?? unlessGone(() => this.#api.get(at(id)));
  }

  /** A picture's original and what was made after its example and that of its original, oldest first. */
  async family({ id, variationOf }) {
    const roots = variationOf ? [variationOf, id] : [id];
    const found = await Promise.all(
      roots.map(async (root) => {
        const page = await unlessGone(() => this.#api.get(`${at(root)}/variations`));
        return page ? [await this.find(root), ...page.items] : [];
      }),
    );
    const all = new Map(found.flat().map((each) => [each?.id, each]));
    return [...all.values()].filter((each) => each?.state === "READY").sort((one, other) => newestFirst(other, one));
  }

  /** The pictures beside one: { previous, next }, each null at an end. */
  beside(id) {
    const shown = this.items.filter(({ state }) => state === "READY");
    const index = shown.findIndex((each) => each.id === id);
    return { previous: (index > 0 && shown[index - 1]) || null, next: (index >= 0 && shown[index + 1]) || null };
  }

  async delete(id) {
    await unlessGone(() => this.#api.delete(at(id)));
    this.items = this.items.filter((each) => each.id !== id);
    this.#changed();
  }

  async #ordered(path, body, key) {
    const picture = await this.#api.post(path, body, { key });
    this.#put(picture);
    if (RUNNING.has(picture.state)) this.#follow(picture.id);
    return picture;
  }

  async #more() {
    this.problem = null;
    const query = new URLSearchParams({ limit: 24 });
    if (this.kind === "portraits") query.set("portraits", "true");
    if (this.#next) query.set("after", this.#next);
    try {
      const page = await this.#api.get(`/api/v1/pictures?${query}`);
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
    return {
      open: (lastEventId) =>
        this.#api.open("GET", `${at(id)}/events`, undefined, { accept: "text/event-stream", lastEventId }),
      isKnown: () => true,
      poll: () => this.#api.get(at(id)),
      result: (picture) => {
        const type = FINAL[picture.state];
        if (!type) this.#change(id, { progress: picture.progress });
        return type ? { type, picture, problem: picture.failure } : null;
      },
      isFinal: ({ type }) => Object.values(FINAL).includes(type),
    };
  }

  #told(id, { type, progress, problem, picture }) {
    if (type === "progress") this.#change(id, { state: "RUNNING", progress });
    if (type === "failed") this.#change(id, { state: "FAILED", failure: Problem.of(problem) });
    if (type === "cancelled") this.#change(id, { state: "CANCELLED" });
    if (type !== "ready") return;
    this.#put(picture);
    this.dispatchEvent(new CustomEvent("ready", { detail: { picture } }));
  }

  #belongs({ portrait }) {
    return this.kind === "all" || portrait;
  }

  #put(picture) {
    const others = this.items.filter(({ id }) => id !== picture.id);
    this.items = this.#belongs(picture) ? [picture, ...others].sort(newestFirst) : others;
    this.#changed();
  }

  #change(id, change) {
    this.items = this.items.map((each) => (each.id === id ? { ...each, ...change } : each));
    this.#changed();
  }

  #changed() {
    this.dispatchEvent(new Event("change"));
  }
}

const newestFirst = (one, other) => Date.parse(other.createdAt) - Date.parse(one.createdAt);

/** What the server answers, or null when there is no such picture, or none any more. */
async function unlessGone(ask) {
  try {
    return await ask();
  } catch (error) {
    if (error instanceof Problem && [404, 410].includes(error.status)) return null;
    throw error;
  }
}
