import { css, html } from "lit";
import { t } from "../text/texts.js";
import { controls } from "./controls.js";
import { Element } from "./element.js";

/**
 * Asks before something is gone for good.
 *
 *   if (await confirmed({ title: "Delete this picture?", words: "It is gone for good." })) …
 */
export function confirmed({ title, words, yes = t("app.delete") }) {
  const question = Object.assign(document.createElement("cc-question"), { heading: title, words, yes });
  document.body.append(question);
  return question.answer.finally(() => question.remove());
}

class Question extends Element {
  static properties = { heading: {}, words: {}, yes: {} };
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
      <form method="dialog">
        <h2 id="title">${this.heading}</h2>
        <p id="words" class="quiet">${this.words}</p>
        <div class="row">
          <button class="button" value="no" autofocus data-testid="confirm-no">${t("app.cancel")}</button>
          <button class="button bad" value="yes" data-testid="confirm-yes">${this.yes}</button>
        </div>
      </form>
    </dialog>`;
  }

  firstUpdated() {
    this.renderRoot.querySelector("dialog").showModal();
  }
}

customElements.define("cc-question", Question);
