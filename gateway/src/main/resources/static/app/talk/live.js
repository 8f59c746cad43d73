import { Problem } from "../api/problem.js";
import { pause, read } from "../api/follow.js";

const LONGEST = 30_000;

/**
 * What happens in a conversation, also in other tabs and on other devices, as long as one listens.
 *
 *   const live = new Live(api, id, (event) => …);   event: { type: "listening" | "turn" | "missed" | "gone", … }
 *   live.listen()   live.hush()   live.hurry()
 *
 * Opens the stream anew behind the last event that was dealt with, ever more slowly while that fails.
 */
export class Live {
  #api;
  #path;
  #hear;
  #wait;
  #last = "";
  #ending = null;
  #waking = () => {};

  /** @param hear is told each event; when it fails, the event is told again later */
  constructor(api, conversationId, hear, { wait = pause } = {}) {
    this.#api = api;
    this.#path = `/api/v1/conversations/${encodeURIComponent(conversationId)}/events`;
    this.#hear = hear;
    this.#wait = wait;
  }

  /** Begins, unless it has; done when it ended. */
  async listen() {
    if (this.#ending) return;
    const ending = (this.#ending = new AbortController());
    const { signal } = ending;
    for (let misses = 0; !signal.aborted; misses++) {
      if (misses > 0) await this.#pause(Math.min(LONGEST, 500 * 2 ** misses));
      try {
        if (await this.#once(signal, () => (misses = 0))) break;
      } catch (error) {
        if (error.name === "AbortError" || signal.aborted) break;
        if (!(error instanceof Problem) && !(error instanceof TypeError)) throw error;
        if (error instanceof Problem && !error.passing) break; // refused for good: the page shows what it has
      }
    }
    if (this.#ending === ending) this.#ending = null;
  }

  hush() {
    this.#ending?.abort();
    this.#ending = null;
    this.#waking();
  }

  /** The network is back: don't wait any longer. */
  hurry() {
    this.#waking();
  }

  /** One stream to its end; true when there is nothing more to hear. */
  async #once(signal, good) {
    const headers = { accept: "text/event-stream", lastEventId: this.#last, signal };
    const response = await this.#api.open("GET", this.#path, undefined, headers);
    good();
    for await (const event of read(response, { result: () => null })) {
      if (signal.aborted) return true;
      if (event.type === "closing") return false;
      if (event.type !== "listening" || this.#last === "") await this.#hear(event);
      if (event.id) this.#last = event.id;
      if (event.type === "gone") return true;
    }
    return false;
  }

  #pause(ms) {
    return Promise.race([this.#wait(ms), new Promise((resolve) => (this.#waking = resolve))]);
  }
}
