import { LitElement } from "lit";
import { Problem } from "../api/problem.js";
import { texts } from "../text/texts.js";

/**
 * The base of all our components: renders anew when the language changes, and follows what it is told to watch.
 *
 *   constructor() { super(); this.watch(pets); }      renders anew at each `change` event of pets
 */
export class Element extends LitElement {
  #watched = new Set([texts]);
  #refresh = () => this.requestUpdate();

  watch(source) {
    if (this.#watched.has(source)) return;
    this.#watched.add(source);
    if (this.isConnected) source.addEventListener("change", this.#refresh);
  }

  unwatch(source) {
    this.#watched.delete(source);
    source.removeEventListener("change", this.#refresh);
  }

  connectedCallback() {
    super.connectedCallback();
    for (const source of this.#watched) source.addEventListener("change", this.#refresh);
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    for (const source of this.#watched) source.removeEventListener("change", this.#refresh);
  }

  /** Does what the server may refuse: the refusal becomes the `problem` to show. Any other error is ours, and goes on. */
  async attempt(action) {
    this.problem = null;
    try {
      await action();
    } catch (error) {
      if (!(error instanceof Problem)) throw error;
      this.problem = error;
    }
  }

  /** Tells the parents something, also across shadow roots. */
  tell(type, detail) {
    this.dispatchEvent(new CustomEvent(type, { detail, bubbles: true, composed: true }));
  }
}
