import { html } from "lit";
import { Problem } from "../api/problem.js";
import { journal, router } from "../app.js";
import { wordsFor } from "../text/problem-words.js";
import { t, texts } from "../text/texts.js";
import { confirmed } from "../ui/confirm.js";
import { controls } from "../ui/controls.js";
import { Element } from "../ui/element.js";
import { icons } from "../ui/icons.js";
import "./cc-log-entry.js";
import { diaryStyle } from "./diary-style.js";

/**
 * One entry of the log at an address of its own.
 *
 *   <cc-entry .day=${"2026-11-20"} .seq=${"3"}></cc-entry>
 */
class Entry extends Element {
  static properties = { day: {}, seq: {}, turn: { state: true }, problem: { state: true }, isCopied: { state: true } };
  static styles = [controls, diaryStyle];

  willUpdate(changed) {
    if (changed.has("day") || changed.has("seq")) this.#load();
  }

  render() {
    return html`<div class="page">
      <nav class="leaves" aria-label=${t("log.title")}>
        <a class="button plain" href="/log/${this.day}">${icons.left}<span>${t("log.to-day")}</span></a>
      </nav>
      <section class="leaf">
        <h1>${t("log.entry", { seq: this.seq })}<span class="day">${texts.day(this.day)}</span></h1>
        ${this.#body()}
      </section>
    </div>`;
  }

  #body() {
    if (this.problem) {
      return html`<div class="notice" role="alert">
        <p>${wordsFor(this.problem, texts)}</p>
        <button type="button" class="button" @click=${this.#load}>${t("app.retry")}</button>
      </div>`;
    }
    if (this.turn === undefined) return "";
    if (this.turn === null) {
      return html`<div class="empty">
        <h2>${t("log.missing")}</h2>
        <p class="quiet">${t("log.missing-words")}</p>
      </div>`;
    }
    return html`<cc-log-entry .turn=${this.turn}></cc-log-entry>
      <p class="tools row">
        <button type="button" class="button" data-testid="entry-copy" @click=${this.#copy}>
          ${this.isCopied ? icons.check : icons.link}<span role="status"
            >${t(this.isCopied ? "log.copied" : "log.copy-link")}</span
          >
        </button>
        <button type="button" class="button plain" data-testid="entry-delete" @click=${this.#delete}>
          ${icons.trash}${t("log.delete-entry")}
        </button>
      </p>`;
  }

  #load() {
    const { day, seq } = this;
    Object.assign(this, { turn: undefined, isCopied: false });
    return this.attempt(async () => {
      const turn = await journal.entry(day, seq);
      if (day === this.day && seq === this.seq) this.turn = turn;
    });
  }

  async #copy() {
    await navigator.clipboard.writeText(new URL(`/log/${this.day}/${this.seq}`, location.origin).href);
    this.isCopied = true;
  }

  async #delete() {
    if (!(await confirmed({ title: t("log.delete-entry-ask"), words: t("log.delete-entry-words") }))) return;
    try {
      await journal.deleteEntry(this.day, this.seq);
      router.go(`/log/${this.day}`);
    } catch (error) {
      if (!(error instanceof Problem)) throw error;
      this.problem = error;
    }
  }
}

customElements.define("cc-entry", Entry);
