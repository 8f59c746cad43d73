import { css, html } from "lit";
import { t } from "../text/texts.js";
import { controls } from "../ui/controls.js";
import { Element } from "../ui/element.js";
import { icons } from "../ui/icons.js";

const PAUSE = 300;

/**
 * Where one types what to look for in the log. Tells `look-for` {words, address} on Enter and, unless it is lazy, when
 * one pauses.
 *
 *   <cc-search-field .words=${"tuna"} ?is-lazy=${true}></cc-search-field>
 */
class SearchField extends Element {
  static properties = { words: {}, isLazy: { type: Boolean, attribute: "is-lazy" } };
  static styles = [
    controls,
    css`
      :host {
        display: block;
      }
      form {
        display: flex;
        gap: var(--space-2);
      }
      .input {
        flex: 1;
        min-width: 0;
        border-radius: 999px;
      }
      input::-webkit-search-cancel-button {
        display: none;
      }
    `,
  ];
  #pausing;
  #current = null;
  /** What was told and has not come back yet as words. */
  #told = [];

  constructor() {
    super();
    this.words = "";
  }

  /** Words that come from outside replace what is typed; those that one types come back without changing it. */
  willUpdate(changed) {
    if (!changed.has("words")) return;
    const echo = this.#told.indexOf(this.words);
    this.#told = this.#told.slice(echo + 1);
    if (echo < 0 && this.words !== this.#current?.trim()) this.#current = null;
  }

  render() {
    return html`<form role="search" @submit=${this.#submit}>
      <input
        class="input"
        type="search"
        maxlength="200"
        autocomplete="off"
        enterkeyhint="search"
        data-testid="search-input"
        aria-label=${t("search.label")}
        placeholder=${t("search.hint")}
        .value=${this.#current ?? this.words}
        @input=${this.#typed}
      />
      <button
        class="button round"
        data-testid="search-submit"
        aria-label=${t("search.submit")}
        title=${t("search.submit")}
      >
        ${icons.search}
      </button>
    </form>`;
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    clearTimeout(this.#pausing);
  }

  #typed({ target }) {
    clearTimeout(this.#pausing);
    this.#current = target.value;
    if (!this.isLazy) this.#pausing = setTimeout(() => this.#search(), PAUSE);
  }

  #submit(event) {
    event.preventDefault();
    clearTimeout(this.#pausing);
    this.#search();
  }

  #search() {
    const words = (this.#current ?? this.words).trim();
    if (words !== this.words) this.#told.push(words);
    const address = words ? `/log/search?${new URLSearchParams({ q: words })}` : "/log/search";
    this.tell("look-for", { words, address });
  }
}

customElements.define("cc-search-field", SearchField);
