import { Problem } from "./problem.js";

const UNSAFE = new Set(["POST", "PUT", "PATCH", "DELETE"]);

/** A fresh key for one intention of the user; a retry of the same intention carries the same key. */
export const newKey = () => globalThis.crypto.randomUUID();

/**
 * The way to the server: same origin, cookie session, JSON, problems as exceptions.
 *
 * Fetches the CSRF token once, and again when the server calls it stale. Fires `signed-out` when the session is over.
 *
 *   const pet = await api.post("/api/v1/pets", { name, species, look });
 *   const done = await api.post(`/api/v1/pets/${id}/actions`, { action: "feed" }, { key });
 */
export class Api extends EventTarget {
  #fetch;
  #csrf = null;

  constructor({ fetch = (...args) => globalThis.fetch(...args) } = {}) {
    super();
    this.#fetch = fetch;
  }

  get(path, options) {
    return this.#json("GET", path, undefined, options);
  }

  post(path, body, options) {
    return this.#json("POST", path, body, options);
  }

  put(path, body, options) {
    return this.#json("PUT", path, body, options);
  }

  patch(path, body, options) {
    return this.#json("PATCH", path, body, options);
  }

  delete(path, options) {
    return this.#json("DELETE", path, undefined, options);
  }

  /** Whether a session is there: the CSRF token, which the page needs anyway, tells without refusing a stranger. */
  async isSession() {
    try {
      return (await this.#token()).token !== null;
    } catch (error) {
      if (error.status === 401) return false;
      throw error;
    }
  }

  /**
   * Sends one request and gives the successful response as it is, its body still unread.
   * @param options key: idempotency key · accept · lastEventId · signal · type: of a body that is sent as it is
   * @throws Problem for a refusal or a lost network; AbortError when the caller gave up
   */
  async open(method, path, body, options = {}) {
    const response = await this.#send(method, path, body, options);
    if (response.ok) return response;
    const problem = await Problem.from(response);
    if (problem.code !== "csrf" || !UNSAFE.has(method)) throw this.#noticed(problem);
    this.#csrf = null; // a new session has a new token: ask for it and say it once more
    if (!(await this.isSession())) throw this.#noticed(new Problem({ code: "login-required", status: 401 }));
    const again = await this.#send(method, path, body, options);
    if (again.ok) return again;
    throw this.#noticed(await Problem.from(again));
  }

  #noticed(problem) {
    if (problem.status === 401) {
      this.#csrf = null;
      this.dispatchEvent(new Event("signed-out"));
    }
    return problem;
  }

  async #json(method, path, body, options) {
    const response = await this.open(method, path, body, options);
    if (response.status === 204) return null;
    try {
      return await response.json();
    } catch (error) {
      if (error.name === "AbortError") throw error;
      throw Problem.interrupted();
    }
  }

  async #send(method, path, body, { key, accept = "application/json", lastEventId, signal, type } = {}) {
    const headers = { Accept: accept };
    if (body !== undefined) headers["Content-Type"] = type ?? "application/json";
    if (key) headers["Idempotency-Key"] = key;
    if (lastEventId) headers["Last-Event-ID"] = lastEventId;
    if (UNSAFE.has(method)) {
      const csrf = await this.#token();
      if (csrf.token) headers[csrf.header] = csrf.token;
    }
    const init = { method, headers, signal, credentials: "same-origin", cache: "no-store" };
    if (body !== undefined) init.body = type ? body : JSON.stringify(body);
    return this.#reach(path, init);
  }

  async #token() {
    const asked = (this.#csrf ??= this.#json("GET", "/api/v1/csrf", undefined, {}));
    const isKept = await asked.then(
      ({ token }) => token !== null,
      () => false,
    );
    if (!isKept && this.#csrf === asked) this.#csrf = null;
    return asked;
  }

  async #reach(path, init) {
    try {
      return await this.#fetch(path, init);
    } catch (error) {
      if (error.name === "AbortError") throw error;
      throw Problem.offline();
    }
  }
}
