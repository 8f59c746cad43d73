import { css, html } from "lit";
import { repeat } from "lit/directives/repeat.js";
import { api, talks } from "../app.js";
import { dayOf } from "../text/days.js";
import { wordsFor } from "../text/problem-words.js";
import { t, texts } from "../text/texts.js";
import { confirmed } from "../ui/confirm.js";
import { controls } from "../ui/controls.js";
import { Element } from "../ui/element.js";
import { icons } from "../ui/icons.js";
import { tool } from "../ui/tool.js";
import { Conversations } from "./conversations.js";

/**
 * All talks with one partner: turn to one, begin a new one, rename, delete.
 *
 *   <cc-talks .talk=${talk}></cc-talks>
 *
 * Tells `turned` when another talk is the one to show.
 */
class TalksList extends Element {
  static properties = { talk: {}, items: { state: true }, naming: { state: true }, problem: { state: true } };
  static styles = [
    controls,
    css`
      .new {
        margin-block-end: var(--space-3);
      }
      li {
        display: grid;
        grid-template-columns: minmax(0, 1fr) auto;
        align-items: center;
        gap: var(--space-2);
        border-block-start: 1px solid var(--line);
        padding-block: var(--space-1);
      }
      .open {
        display: grid;
        gap: 0.125rem;
        min-height: var(--touch);
        padding: var(--space-2);
        border: 0;
        border-radius: var(--radius-s);
        background: none;
        color: var(--ink);
        font: inherit;
        text-align: start;
        overflow-wrap: anywhere;
        cursor: pointer;
      }
      .open:hover {
        background: var(--surface-3);
      }
      .open .icon {
        margin-inline-end: 0.25rem;
        vertical-align: -0.25em;
        color: var(--accent);
      }
      form {
        grid-column: 1 / -1;
        display: flex;
        flex-wrap: wrap;
        gap: var(--space-2);
        padding-block-end: var(--space-2);
      }
      form .input {
        flex: 1 1 12rem;
        width: auto;
      }
      .waiting {
        min-height: 8rem;
      }
    `,
  ];
  #conversations = new Conversations(api);

  connectedCallback() {
    super.connectedCallback();
    this.#load();
  }

  render() {
    return html`<p class="new">
        <button type="button" class="button main" data-testid="talks-new" @click=${() => this.#turn(null)}>
          ${icons.plus}${t("talks.new")}
        </button>
      </p>
      ${this.problem ? html`<p class="notice" role="alert">${wordsFor(this.problem, texts)}</p>` : ""}
      ${this.items ? this.#list() : html`<div class="waiting" aria-busy=${this.problem ? "false" : "true"}></div>`}`;
  }

  #list() {
    if (this.items.length === 0) return html`<p class="quiet">${t("talks.empty")}</p>`;
    return html`<ul>
      ${repeat(
        this.items,
        ({ id }) => id,
        (item) => this.#item(item),
      )}
    </ul>`;
  }

  #item(item) {
    const name = this.#nameOf(item);
    const isShown = item.id === this.talk.conversation?.id;
    return html`<li data-testid="talks-item" data-id=${item.id}>
      <button
        type="button"
        class="open"
        aria-current=${isShown ? "true" : "false"}
        data-testid="talks-open"
        @click=${() => this.#turn(item.id)}
      >
        <strong>${isShown ? icons.check : ""}${name}</strong>
        <span class="quiet small">${t("talks.last", { when: this.#day(item.lastTurnAt) })}</span>
      </button>
      <span>
        ${tool("talks-rename", icons.edit, t("talks.rename", { name }), () => this.#name(item.id))}
        ${tool("talks-delete", icons.trash, t("talks.delete", { name }), () => this.#delete(item))}
      </span>
      ${this.naming === item.id ? this.#form(item) : ""}
    </li>`;
  }

  #form(item) {
    return html`<form @submit=${(event) => this.#rename(event, item.id)}>
      <input
        class="input"
        maxlength="120"
        autocomplete="off"
        aria-label=${t("talks.title-field")}
        data-testid="talks-title"
        .value=${item.title ?? ""}
      />
      <button class="button main" data-testid="talks-save">${t("more.save")}</button>
    </form>`;
  }

  #nameOf({ title, createdAt }) {
    return title || t("talks.unnamed", { day: this.#day(createdAt) });
  }

  #day(at) {
    const day = texts.day(dayOf(at, texts.zone), { day: "numeric", month: "long", year: "numeric" });
    return `${day}, ${texts.time(at)}`;
  }

  #turn(id) {
    talks.turn(this.talk, id);
    this.tell("turned");
  }

  #name(id) {
    this.naming = this.naming === id ? null : id;
    this.updateComplete.then(() => this.renderRoot.querySelector("input")?.select());
  }

  async #rename(event, id) {
    event.preventDefault();
    const title = this.renderRoot.querySelector("input").value.trim() || null;
    await this.attempt(async () => {
      if (id === this.talk.conversation?.id) await this.talk.tune({ title });
      else await this.#conversations.change(id, { title });
      this.naming = null;
      await this.#load();
    });
  }

  async #delete(item) {
    const name = this.#nameOf(item);
    if (!(await confirmed({ title: t("talks.delete-ask", { name }), words: t("talks.delete-words") }))) return;
    await this.attempt(async () => {
      await this.#conversations.delete(item.id);
      this.items = this.items.filter(({ id }) => id !== item.id);
      if (item.id === this.talk.conversation?.id) talks.forget(this.talk);
      this.tell("logged"); // its entries are gone from the log too
    });
  }

  #load() {
    return this.attempt(async () => (this.items = await this.#conversations.with(this.talk)));
  }
}

customElements.define("cc-talks", TalksList);
