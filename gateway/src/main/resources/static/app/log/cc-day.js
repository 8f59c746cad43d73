import { html } from "lit";
import { repeat } from "lit/directives/repeat.js";
import { Problem } from "../api/problem.js";
import { journal, router } from "../app.js";
import { addDays, monthOf, today } from "../text/days.js";
import { wordsFor } from "../text/problem-words.js";
import { t, texts } from "../text/texts.js";
import { confirmed } from "../ui/confirm.js";
import { controls } from "../ui/controls.js";
import { Element } from "../ui/element.js";
import { icons } from "../ui/icons.js";
import "./cc-log-entry.js";
import { diaryStyle } from "./diary-style.js";

/**
 * A day of the log, like a page of a diary.
 *
 *   <cc-day .day=${"2026-11-20"}></cc-day>
 */
class Day extends Element {
  static properties = { day: {}, entries: { state: true }, problem: { state: true } };
  static styles = [controls, diaryStyle];

  willUpdate(changed) {
    if (changed.has("day")) this.#load();
  }

  render() {
    const { day } = this;
    return html`<div class="page">
      <nav class="leaves" aria-label=${t("log.title")}>
        <a class="button plain" href="/log/${addDays(day, -1)}">${icons.left}<span>${t("log.previous-day")}</span></a>
        <a class="button plain" href="/log/${monthOf(day)}">${icons.log}<span>${texts.month(monthOf(day))}</span></a>
        <a class="button plain" href="/log/${addDays(day, 1)}"><span>${t("log.next-day")}</span>${icons.right}</a>
      </nav>
      <section class="leaf">
        <h1>${texts.day(day)}</h1>
        ${this.#body()}
      </section>
      ${
        this.entries?.length
          ? html`<p class="end">
              <button type="button" class="button plain" data-testid="log-delete-day" @click=${this.#delete}>
                ${icons.trash}${t("log.delete-day")}
              </button>
            </p>`
          : ""
      }
    </div>`;
  }

  #body() {
    if (this.problem) {
      return html`<div class="notice" role="alert">
        <p>${wordsFor(this.problem, texts)}</p>
        <button type="button" class="button" @click=${this.#load}>${t("app.retry")}</button>
      </div>`;
    }
    if (!this.entries) return "";
    if (this.entries.length === 0) {
      const isToday = this.day === today(texts.zone);
      return html`<div class="empty">
        <p class="quiet">${t(isToday ? "log.empty-today" : "log.empty-day")}</p>
        ${isToday ? html`<a class="button main" href="/talk">${icons.talk}${t("log.start")}</a>` : ""}
      </div>`;
    }
    return html`<ol>
      ${repeat(
        this.entries,
        ({ id }) => id,
        (turn) => html`<li><cc-log-entry .turn=${turn}></cc-log-entry></li>`,
      )}
    </ol>`;
  }

  #load() {
    const { day } = this;
    this.entries = null;
    return this.attempt(async () => {
      for await (const items of journal.day(day)) {
        if (day !== this.day) return;
        this.entries = [...(this.entries ?? []), ...items];
      }
    });
  }

  async #delete() {
    const n = this.entries.length;
    if (!(await confirmed({ title: t("log.delete-day-ask"), words: t("log.delete-day-words", { n }) }))) return;
    try {
      await journal.deleteDay(this.day);
      router.go(`/log/${monthOf(this.day)}`);
    } catch (error) {
      if (!(error instanceof Problem)) throw error;
      this.problem = error;
    }
  }
}

customElements.define("cc-day", Day);
