import { Problem } from "../api/problem.js";

/** How long an address may be good, in days. */
export const DAYS = [1, 7, 30];

/**
 * The addresses under which one picture is shown to others: { id, href, expiresAt } each, oldest first; null until they
 * are known. Fires `change`.
 */
export class Shares extends EventTarget {
  items = null;
  problem = null;
  #api;
  #path;
  #origin;

  /** @param origin of the page: what is handed on must be complete */
  constructor(api, picture, origin) {
    super();
    this.#api = api;
    this.#path = `/api/v1/pictures/${encodeURIComponent(picture)}/shares`;
    this.#origin = origin;
  }

  load() {
    return this.#attempt(async () => {
      const { items } = await this.#api.get(this.#path);
      this.items = items.map((each) => this.#complete(each));
    });
  }

  /** Makes an address that is good for so many days; null when the server refuses. */
  async make(days) {
    let made = null;
    await this.#attempt(async () => {
      made = this.#complete(await this.#api.post(this.#path, { expiresIn: `P${days}D` }));
      this.items = [...(this.items ?? []), made];
    });
    return made;
  }

  /** Takes one back; one that has ended by itself is gone as well. */
  revoke(id) {
    return this.#attempt(async () => {
      try {
        await this.#api.delete(`${this.#path}/${encodeURIComponent(id)}`);
      } catch (error) {
        if (!(error instanceof Problem) || error.status !== 404) throw error;
      }
      this.items = this.items.filter((each) => each.id !== id);
    });
  }

  #complete({ id, url, expiresAt }) {
    return { id, href: new URL(url, this.#origin).href, expiresAt };
  }

  async #attempt(action) {
    this.problem = null;
    try {
      await action();
    } catch (error) {
      if (!(error instanceof Problem)) throw error;
      this.problem = error;
    }
    this.dispatchEvent(new Event("change"));
  }
}
