import { css, html } from "lit";
import { t } from "../text/texts.js";
import { controls } from "../ui/controls.js";
import { Element } from "../ui/element.js";
import { icons } from "../ui/icons.js";

/**
 * Where one types. Enter sends, Shift+Enter breaks the line; while an answer comes, the button stops it.
 *
 *   <cc-composer .value=${draft} .hint=${"Say something to Mia"} ?is-busy=${true}></cc-composer>
 *
 * Tells `draft` {text} while one types and `say` {text} when it is meant; `recall` for Up in an empty field; `stop`.
 */
class Composer extends Element {
  static properties = { value: {}, hint: {}, isBusy: { type: Boolean, attribute: "is-busy" } };
  static shadowRootOptions = { mode: "open", delegatesFocus: true };
  static styles = [
    controls,
    css`
      form {
        display: flex;
        align-items: flex-end;
        gap: var(--space-2);
        padding: 0.375rem;
        border: 1px solid var(--line-strong);
        border-radius: 1.75rem;
        background: var(--surface-2);
      }
      form:has(textarea:focus-visible) {
        border-color: transparent;
        outline: 3px solid var(--accent);
        outline-offset: -1px;
      }
      textarea {
        flex: 1;
        min-width: 0;
        min-height: var(--touch);
        max-height: 9.5rem;
        padding: 0.625rem 0.25rem 0.625rem 0.875rem;
        border: 0;
        background: none;
        color: inherit;
        font: inherit;
        resize: none;
        field-sizing: content;
      }
      textarea:focus-visible {
        outline: none;
      }
      textarea::placeholder {
        color: var(--ink-2);
        opacity: 1;
      }
    `,
  ];

  constructor() {
    super();
    this.value = "";
  }

  render() {
    return html`<form @submit=${this.#submit}>
      <textarea
        rows="1"
        maxlength="8000"
        enterkeyhint="send"
        autocomplete="off"
        data-testid="talk-input"
        aria-label=${this.hint}
        placeholder=${this.hint}
        .value=${this.value}
        @input=${this.#typed}
        @keydown=${this.#pressed}
      ></textarea>
      ${this.isBusy ? this.#stopButton() : this.#sendButton()}
    </form>`;
  }

  #sendButton() {
    return html`<button
      class="button main round"
      data-testid="talk-send"
      aria-label=${t("talk.send")}
      title=${t("talk.send")}
      aria-disabled=${this.value.trim() ? "false" : "true"}
    >
      ${icons.send}
    </button>`;
  }

  #stopButton() {
    return html`<button
      type="button"
      class="button round"
      data-testid="talk-stop"
      aria-label=${t("talk.stop")}
      title=${t("talk.stop-keys")}
      @click=${this.#stop}
    >
      ${icons.stop}
    </button>`;
  }

  get #field() {
    return this.renderRoot.querySelector("textarea");
  }

  #typed(event) {
    this.#set(event.target.value);
  }

  #set(text) {
    this.value = text;
    this.tell("draft", { text });
  }

  #pressed(event) {
    if (event.isComposing) return; // Enter belongs to the input method while it composes a word
    if (event.key === "Enter" && !event.shiftKey) {
      event.preventDefault();
      this.#send();
    } else if (event.key === "ArrowUp" && this.value === "" && !this.isBusy) {
      event.preventDefault();
      this.tell("recall");
    }
  }

  #submit(event) {
    event.preventDefault();
    this.#send();
  }

  #stop() {
    this.tell("stop");
    this.#field.focus();
  }

  #send() {
    const text = this.value.trim();
    if (!text || this.isBusy) return;
    this.#set("");
    this.tell("say", { text });
    this.#field.focus();
  }
}

customElements.define("cc-composer", Composer);
