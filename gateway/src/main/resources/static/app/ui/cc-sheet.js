import { css, html } from "lit";
import { t } from "../text/texts.js";
import { controls } from "./controls.js";
import { Element } from "./element.js";
import { icons } from "./icons.js";

/**
 * Something that one looks after and leaves again: a card over the page, from below on a phone. Open while it is there.
 *
 *   <cc-sheet .heading=${"Settings"} @leave=${() => (this.isOpen = false)}>…</cc-sheet>
 */
class Sheet extends Element {
  static properties = { heading: {} };
  static styles = [
    controls,
    css`
      dialog {
        width: min(32rem, calc(100vw - 2rem));
        max-height: min(52rem, calc(100dvh - 2rem));
        padding: 0;
        border: 1px solid var(--line);
        border-radius: var(--radius-l);
        background: var(--surface-2);
        color: var(--ink);
        box-shadow: var(--shadow);
      }
      dialog[open] {
        display: grid;
        grid-template-rows: auto minmax(0, 1fr);
      }
      dialog::backdrop {
        background: var(--veil);
      }
      dialog:focus-visible {
        outline: none;
      }
      header {
        display: flex;
        align-items: center;
        justify-content: space-between;
        gap: var(--space-3);
        padding: var(--space-3) var(--space-3) var(--space-3) var(--space-5);
        border-block-end: 1px solid var(--line);
      }
      .body {
        overflow: auto;
        overscroll-behavior: contain;
        padding: var(--space-4) var(--space-5) var(--space-5);
      }
      @media (max-width: 479px) {
        dialog {
          width: 100vw;
          max-width: 100vw;
          max-height: calc(100dvh - 3rem);
          margin-block-end: 0;
          border-width: 1px 0 0;
          border-radius: var(--radius-l) var(--radius-l) 0 0;
        }
      }
    `,
  ];

  render() {
    return html`<dialog
      aria-labelledby="title"
      data-testid="sheet"
      @close=${() => this.tell("leave")}
      @click=${this.#clicked}
    >
      <header>
        <h2 id="title">${this.heading}</h2>
        <button
          type="button"
          class="button plain round"
          aria-label=${t("app.close")}
          title=${t("app.close")}
          autofocus
          data-testid="sheet-close"
          @click=${this.close}
        >
          ${icons.close}
        </button>
      </header>
      <div class="body"><slot></slot></div>
    </dialog>`;
  }

  firstUpdated() {
    this.renderRoot.querySelector("dialog").showModal();
  }

  close() {
    this.renderRoot.querySelector("dialog").close();
  }

  #clicked({ target }) {
    if (target.localName === "dialog") this.close();
  }
}

customElements.define("cc-sheet", Sheet);
