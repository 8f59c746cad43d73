import { html, nothing } from "lit";
import { repeat } from "lit/directives/repeat.js";
import { Problem } from "../api/problem.js";
import { journal, pets, router } from "../app.js";
import { namesOf } from "../talk/partners.js";
import { wordsFor } from "../text/problem-words.js";
import { t, texts } from "../text/texts.js";
import { controls } from "../ui/controls.js";
import { Element } from "../ui/element.js";
import { icons } from "../ui/icons.js";
import { marked } from "./marked.js";
import "./cc-search-field.js";
import { searchStyle } from "./search-style.js";

/**
 * What the log has of some words, newest first, the words marked; each hit leads to its entry.
 *
 *   <cc-search .words=${"tuna"}></cc-search>
 */
class Search extends Element {
  static properties = {
    words: {},
    hits: { state: true },
    next: { state: true },
    problem: { state: true },
    isLooking: { state: true },
  };
  static styles = [controls, searchStyle];
  #asked = null;

  constructor() {
    super();
    this.watch(pets);
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    this.#asked?.abort();
  }

  willUpdate(changed) {
    if (changed.has("words")) this.#look();
  }

  render() {
    return html`<div class="page">
      <nav aria-label=${t("log.title")}>
        <a class="button plain" href="/log">${icons.left}<span>${t("search.to-log")}</span></a>
      </nav>
      <h1>${t("search.title")}</h1>
      <cc-search-field
        .words=${this.words}
        @look-for=${({ detail }) => router.go(detail.address, { replace: true })}
      ></cc-search-field>
      <p class="quiet small told" role="status">${this.#told()}</p>
      ${this.#body()}
    </div>`;
  }

  #told() {
    if (!this.hits || this.hits.length === 0) return "";
    return t(this.next ? "search.found-more" : "search.found", { n: this.hits.length });
  }

  #body() {
    if (this.problem) {
      return html`<div class="notice" role="alert">
        <p>${wordsFor(this.problem, texts)}</p>
        <button type="button" class="button" @click=${() => this.#look()}>${t("app.retry")}</button>
      </div>`;
    }
    if (!this.words.trim()) return html`<p class="empty quiet">${t("search.begin")}</p>`;
    if (!this.hits) return html`<div class="waiting" aria-busy="true"></div>`;
    if (this.hits.length === 0) {
      return html`<div class="empty" data-testid="search-empty">
        <p>${t("search.nothing", { words: this.words })}</p>
        <p class="quiet">${t("search.nothing-words")}</p>
      </div>`;
    }
    return html`<ol class="card">
        ${repeat(
          this.hits,
          ({ turn }) => turn.id,
          (hit) => this.#hit(hit),
        )}
      </ol>
      ${
        this.next
          ? html`<p class="more">
              <button
                type="button"
                class="button"
                data-testid="search-more"
                aria-disabled=${this.isLooking ? "true" : "false"}
                @click=${() => this.#more()}
              >
                ${t("search.more")}
              </button>
            </p>`
          : ""
      }`;
  }

  #hit({ turn, snippets }) {
    const address = `/log/${turn.day}/${turn.seq}`;
    return html`<li data-testid="search-hit">
      <a href=${address}>
        <span class="when small"
          ><strong>${texts.day(turn.day)}</strong>,
          <span class="figures">${texts.time(turn.createdAt, turn.zone)}</span></span
        >
        ${snippets.map(
          ({ part, text, marks }) =>
            html`<span class="snippet"
              ><span class="who small quiet">${this.#speaker(part, turn)}</span
              ><span
                >${marked(text, marks).map(([words, isHit]) => (isHit ? html`<mark>${words}</mark>` : words))}</span
              ></span
            >`,
        )}
      </a>
    </li>`;
  }

  #speaker(part, turn) {
    const names = namesOf(pets.items.length === 1 ? pets.current : null, texts);
    return part === "prompt" ? names.user : (names[turn.answer?.sender] ?? nothing);
  }

  async #look() {
    const words = this.words.trim();
    this.#asked?.abort();
    Object.assign(this, { hits: null, next: null, problem: null });
    if (words) await this.#ask(words, null);
  }

  async #more() {
    if (!this.isLooking) await this.#ask(this.words.trim(), this.next);
  }

  async #ask(words, after) {
    const asked = (this.#asked = new AbortController());
    this.isLooking = true;
    try {
      const page = await journal.search(words, { after, signal: asked.signal });
      this.hits = [...(after ? this.hits : []), ...page.items];
      this.next = page.next;
    } catch (error) {
      if (error.name === "AbortError") return; // other words are being looked for
      if (!(error instanceof Problem)) throw error;
      this.problem = error;
    } finally {
      if (this.#asked === asked) this.isLooking = false;
    }
  }
}

customElements.define("cc-search", Search);
