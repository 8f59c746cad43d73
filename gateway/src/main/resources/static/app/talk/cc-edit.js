import { css, html } from "lit";
import { t } from "../text/texts.js";
import { controls } from "../ui/controls.js";
import { Element } from "../ui/element.js";
import { icons } from "../ui/icons.js";

/**
 * What was said, to be said in other words, at its place. Enter says it, Escape leaves it as it was.
 *
 *   <cc-edit .text=${"hello"}></cc-edit>
 *
 * Tells `edit-draft` {text} while one types, then `edit-save` {text} or `edit-cancel`.
 */
class Edit extends Element {
  static properties = { text: {} };
  static styles = [
    controls,
    css`
      :host {
        display: block;
        justify-self: end;
        width: min(34rem, 100%);
      }
      form {
        display: grid;
        gap: var(--space-2);
        padding: var(--space-3);
        border: 1px solid var(--line-strong);
        border-radius: var(--radius-l);
        background: var(--surface-2);
      }
      textarea {
        min-height: 4.5rem;
        max-height: 16rem;
        resize: none;
        field-sizing: content;
      }
      .row {
        justify-content: flex-end;
      }
    `,
  ];

  render() {
    return html`<form @submit=${this.#submit} @keydown=${this.#pressed}>
      <label class="small quiet" for="words">${t("talk.edit-words")}</label>
      <textarea
        id="words"
        class="input"
        maxlength="8000"
        autocomplete="off"
        data-testid="edit-input"
        .value=${this.text}
        @input=${this.#typed}
      ></textarea>
      <div class="row">
        <button type="button" class="button" data-testid="edit-cancel" @click=${() => this.tell("edit-cancel")}>
          ${t("app.cancel")}
        </button>
        <button class="button main" data-testid="edit-save" aria-disabled=${this.text.trim() ? "false" : "true"}>
          ${icons.send}${t("talk.edit-save")}
        </button>
      </div>
    </form>`;
  }

  firstUpdated() {
    const field = this.renderRoot.querySelector("textarea");
    field.focus();
    field.setSelectionRange(field.value.length, field.value.length);
  }

  #typed({ target }) {
    this.text = target.value;
    this.tell("edit-draft", { text: this.text });
  }

  #pressed(event) {
    if (event.isComposing) return;
    if (event.key === "Escape") {
      event.stopPropagation();
      this.tell("edit-cancel");
    } else if (event.key === "Enter" && !event.shiftKey && event.target.localName === "textarea") {
      this.#submit(event);
    }
  }

  #submit(event) {
    event.preventDefault();
    const text = this.text.trim();
    if (text) this.tell("edit-save", { text });
  }
}

customElements.define("cc-edit", Edit);
