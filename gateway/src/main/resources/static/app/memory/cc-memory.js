import { html } from "lit";
import { repeat } from "lit/directives/repeat.js";
import { api, pets } from "../app.js";
import { dayOf } from "../text/days.js";
import { wordsFor } from "../text/problem-words.js";
import { t, texts } from "../text/texts.js";
import { confirmed } from "../ui/confirm.js";
import { controls } from "../ui/controls.js";
import { Element } from "../ui/element.js";
import { icons } from "../ui/icons.js";
import { tool } from "../ui/tool.js";
import { KINDS, Facts } from "./facts.js";
import { memoryStyle } from "./memory-style.js";

/**
 * What the pet remembers about its owner, to be corrected, added to and deleted.
 *
 *   <cc-memory></cc-memory>
 */
class Memory extends Element {
  static properties = {
    items: { state: true },
    problem: { state: true },
    editing: { state: true },
    told: { state: true },
  };
  static styles = [controls, memoryStyle];
  #facts = new Facts(api);
  #pet = undefined;

  constructor() {
    super();
    this.watch(pets);
    this.told = "";
  }

  willUpdate() {
    const id = pets.current?.id ?? null;
    if (id === this.#pet) return;
    this.#pet = id;
    this.#load();
  }

  render() {
    const name = pets.current?.name ?? t("log.pet");
    return html`<div class="page">
      <nav aria-label=${t("more.title")}>
        <a class="button plain" href="/more">${icons.left}<span>${t("more.title")}</span></a>
      </nav>
      <h1>${t("memory.heading", { name })}</h1>
      <p class="quiet">${t("memory.words", { name })}</p>
      ${
        this.problem
          ? html`<div class="notice" role="alert">
              <p>${wordsFor(this.problem, texts)}</p>
              <button type="button" class="button" @click=${this.#load}>${t("app.retry")}</button>
            </div>`
          : ""
      }
      ${
        this.problem && !this.items
          ? ""
          : html`<section class="card" aria-label=${t("memory.title")}>
              ${this.items ? this.#list(name) : html`<div class="waiting" aria-busy="true"></div>`} ${this.#form()}
            </section>`
      }
      <p class="unseen" role="status">${this.told}</p>
    </div>`;
  }

  #list(name) {
    if (this.items.length === 0)
      return html`<p class="quiet nothing" data-testid="facts-empty">${t("memory.empty", { name })}</p>`;
    return html`<ul>
      ${repeat(
        this.items,
        ({ id }) => id,
        (fact) =>
          html`<li data-testid="fact">${this.editing === fact.id ? this.#correction(fact) : this.#fact(fact)}</li>`,
      )}
    </ul>`;
  }

  #fact(fact) {
    const day = texts.day(dayOf(fact.at, texts.zone), { day: "numeric", month: "long", year: "numeric" });
    return html`<div class="fact">
      <p>
        <span class="kind small">${kindName(fact.kind)}</span>
        <span class="text" data-testid="fact-text">${fact.text}</span>
        <span class="quiet small">${t("memory.since", { day })}</span>
      </p>
      <span class="tools">
        ${tool("fact-edit", icons.edit, t("memory.correct", { text: fact.text }), () => this.#edit(fact.id))}
        ${tool("fact-delete", icons.trash, t("memory.delete", { text: fact.text }), () => this.#delete(fact))}
      </span>
    </div>`;
  }

  #correction(fact) {
    return html`<form class="row" @submit=${(event) => this.#correct(event, fact)} @keydown=${this.#pressed}>
      <input
        class="input"
        required
        maxlength="200"
        autocomplete="off"
        aria-label=${kindName(fact.kind)}
        data-testid="fact-input"
        .value=${fact.text}
      />
      <button class="button main" data-testid="fact-save">${t("more.save")}</button>
      <button type="button" class="button" @click=${() => (this.editing = null)}>${t("app.cancel")}</button>
    </form>`;
  }

  #form() {
    return html`<form class="add" @submit=${this.#add}>
      <div class="field">
        <label for="kind">${t("memory.kind")}</label>
        <select id="kind" name="kind" class="input" data-testid="fact-kind">
          ${KINDS.map((kind) => html`<option value=${kind} .selected=${kind === "like"}>${kindName(kind)}</option>`)}
        </select>
      </div>
      <div class="field grows">
        <label for="text">${t("memory.text")}</label>
        <input
          id="text"
          name="text"
          class="input"
          required
          maxlength="200"
          autocomplete="off"
          placeholder=${t("memory.hint")}
          data-testid="fact-new"
        />
      </div>
      <button class="button main" data-testid="fact-add">${icons.plus}${t("memory.add")}</button>
    </form>`;
  }

  #edit(id) {
    this.editing = id;
    this.updateComplete.then(() => this.renderRoot.querySelector("[data-testid=fact-input]")?.select());
  }

  #pressed(event) {
    if (event.key === "Escape") this.editing = null;
  }

  #load() {
    this.items = null;
    return this.attempt(async () => (this.items = await this.#facts.of(this.#pet)));
  }

  async #add(event) {
    event.preventDefault();
    const form = event.target;
    const { kind, text } = Object.fromEntries(new FormData(form));
    if (!text.trim()) return;
    await this.attempt(async () => {
      await this.#facts.add({ petId: this.#pet, kind, text: text.trim() });
      this.items = await this.#facts.of(this.#pet); // a new name takes the place of the one before
      this.told = t("memory.added");
      form.elements.text.value = "";
    });
  }

  async #correct(event, { id }) {
    event.preventDefault();
    const text = event.target.querySelector("input").value.trim();
    if (!text) return;
    await this.attempt(async () => {
      const fact = await this.#facts.correct(id, text);
      this.items = this.items.map((each) => (each.id === id ? fact : each));
      this.editing = null;
      this.told = t("more.saved");
    });
  }

  async #delete({ id, text }) {
    if (!(await confirmed({ title: t("memory.delete-ask"), words: t("memory.delete-words", { text }) }))) return;
    await this.attempt(async () => {
      await this.#facts.delete(id);
      this.items = this.items.filter((each) => each.id !== id);
      this.told = t("memory.deleted");
    });
  }
}

const kindName = (kind) => t(texts.has(`memory.kind-${kind}`) ? `memory.kind-${kind}` : "memory.kind-other");

customElements.define("cc-memory", Memory);
