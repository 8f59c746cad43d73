import { css, html } from "lit";
import { t } from "../text/texts.js";
import { controls } from "./controls.js";
import { Element } from "./element.js";

/**
 * Asks before something is gone for good.
 *
 *   if (await confirmed({ title: "Delete this picture?", words: "It is gone for good." })) …
 *
 * @param typed what must be typed first, when very much would be gone
 */
export function confirmed({ title, words, yes = t("app.delete"), typed = "" }) {
  const question = Object.assign(document.createElement("cc-question"), { heading: title, words, yes, wanted: typed });
  document.body.append(question);
  return question.answer.finally(() => question.remove());
}

class Question extends Element {
  static properties = { heading: {}, words: {}, yes: {}, wanted: {}, typed: { state: true } };
  static styles = [
    controls,
    css`
      dialog {
        width: min(26rem, calc(100vw - 2rem));
        padding: var(--space-5);
        border: 1px solid var(--line);
        border-radius: var(--radius-l);
        background: var(--surface-2);
        color: var(--ink);
        box-shadow: var(--shadow);
      }
      dialog::backdrop {
        background: var(--veil);
      }
      h2 {
        margin-block-end: var(--space-2);
      }
      .field {
        margin-block-start: var(--space-4);
      }
      .row {
        justify-content: flex-end;
        margin-block-start: var(--space-5);
      }
    `,
  ];
  #resolve;
  answer = new Promise((resolve) => (this.#resolve = resolve));

  render() {
    return html`<dialog
      aria-labelledby="title"
      aria-describedby="words"
      @close=${({ target }) => this.#resolve(target.returnValue === "yes")}
    >
      <form method="dialog" @submit=${this.#submit}>
        <h2 id="title">${this.heading}</h2>
        <p id="words" class="quiet">${this.words}</p>
        ${this.wanted ? this.#field() : ""}
        <div class="row">
          <button
            type="button"
            class="button"
            autofocus
            data-testid="confirm-no"
            @click=${() => this.renderRoot.querySelector("dialog").close("no")}
          >
            ${t("app.cancel")}
          </button>
          <button
            class="button bad"
            value="yes"
            data-testid="confirm-yes"
            aria-disabled=${this.#isMeant ? "false" : "true"}
          >
            ${this.yes}
          </button>
        </div>
      </form>
    </dialog>`;
  }

  #field() {
    return html`<div class="field">
      <label for="typed">${t("app.type-to-confirm", { word: this.wanted })}</label>
      <input
        id="typed"
        class="input"
        autocomplete="off"
        autocapitalize="off"
        data-testid="confirm-typed"
        @input=${({ target }) => (this.typed = target.value)}
      />
    </div>`;
  }

  get #isMeant() {
    return !this.wanted || (this.typed ?? "").trim().toLowerCase() === this.wanted.toLowerCase();
  }

  /** Nothing happens before the word is there. */
  #submit(event) {
    if (!this.#isMeant) event.preventDefault();
  }

  firstUpdated() {
    this.renderRoot.querySelector("dialog").showModal();
  }
}

customElements.define("cc-question", Question);
