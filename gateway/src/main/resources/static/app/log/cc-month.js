import { html } from "lit";
import { Problem } from "../api/problem.js";
import { journal, router } from "../app.js";
import { addMonths, firstWeekday, monthGrid, monthOf, moveByKey, today } from "../text/days.js";
import { wordsFor } from "../text/problem-words.js";
import { t, texts } from "../text/texts.js";
import { controls } from "../ui/controls.js";
import { Element } from "../ui/element.js";
import { icons } from "../ui/icons.js";
import "./cc-archive.js";
import "./cc-search-field.js";
import { dotsOf } from "./dots.js";
import { monthStyle } from "./month-style.js";

/**
 * A month of the log: every day with its entries as dots. Arrow keys move, Enter opens.
 *
 *   <cc-month .month=${"2026-11"}></cc-month>      null: the current month
 */
class Month extends Element {
  static properties = { month: {}, days: { state: true }, problem: { state: true }, chosen: { state: true } };
  static styles = [controls, monthStyle];
  #wantsFocus = false;

  get #month() {
    return this.month ?? monthOf(today(texts.zone));
  }

  willUpdate(changed) {
    if (!changed.has("month")) return;
    const now = today(texts.zone);
    if (!this.chosen || monthOf(this.chosen) !== this.#month) {
      this.chosen = monthOf(now) === this.#month ? now : `${this.#month}-01`;
    }
    this.#load();
  }

  updated() {
    const link = this.#wantsFocus && this.renderRoot.querySelector(`.day:not(.other)[data-day="${this.chosen}"]`);
    if (!link) return; // the month of that day is still to come
    this.#wantsFocus = false;
    link.focus();
  }

  render() {
    const month = this.#month;
    const grid = monthGrid(month, firstWeekday(texts.locale));
    return html`<div class="page">
      <h1>${t("log.title")}</h1>
      <p class="quiet">${t("log.words")}</p>
      <cc-search-field is-lazy @look-for=${({ detail }) => router.go(detail.address)}></cc-search-field>
      <section class="card">
        <header>
          <a
            class="button plain round"
            href="/log/${addMonths(month, -1)}"
            aria-label=${t("log.previous-month")}
            title=${t("log.previous-month")}
            >${icons.left}</a
          >
          <h2 aria-live="polite">${texts.month(month)}</h2>
          <a
            class="button plain round"
            href="/log/${addMonths(month, 1)}"
            aria-label=${t("log.next-month")}
            title=${t("log.next-month")}
            >${icons.right}</a
          >
        </header>
        <div
          class="grid"
          role="grid"
          aria-label=${t("log.grid", { month: texts.month(month) })}
          @keydown=${this.#pressed}
        >
          <div role="row" class="week">
            ${grid[0].map((day) => html`<span role="columnheader" class="weekday" aria-label=${texts.day(day, { weekday: "long" })}>${texts.day(day, { weekday: "short" })}</span>`)}
          </div>
          ${grid.map((week) => html`<div role="row" class="week">${week.map((day) => this.#day(day))}</div>`)}
        </div>
        ${month === monthOf(today(texts.zone)) ? "" : html`<p class="now"><a class="button plain" href="/log">${t("log.this-month")}</a></p>`}
        ${this.#below()}
      </section>
      <cc-archive @emptied=${this.#load}></cc-archive>
    </div>`;
  }

  #day(day) {
    const { entries = 0, pictures = 0 } = this.days?.get(day) ?? {};
    const isOther = monthOf(day) !== this.#month;
    const label = [texts.day(day), entries ? t("log.entries", { n: entries }) : t("log.nothing")].join(", ");
    return html`<span role="gridcell">
      <a
        href="/log/${day}"
        class="day ${isOther ? "other" : ""} ${entries ? "full" : ""}"
        tabindex=${day === this.chosen ? "0" : "-1"}
        aria-label=${label}
        aria-current=${day === today(texts.zone) ? "date" : "false"}
        data-testid="log-day"
        data-day=${day}
        data-entries=${entries}
      >
        <span class="number figures">${Number(day.slice(8))}</span>
        ${dotsOf(entries)} ${pictures ? html`<span class="painted">${icons.pictures}</span>` : ""}
      </a>
    </span>`;
  }

  #below() {
    if (this.problem) {
      return html`<div class="notice" role="alert">
        <p>${wordsFor(this.problem, texts)}</p>
        <button type="button" class="button" @click=${this.#load}>${t("app.retry")}</button>
      </div>`;
    }
    const own = [...(this.days ?? [])].filter(([day]) => monthOf(day) === this.#month).map(([, counts]) => counts);
    const sum = (name) => own.reduce((total, counts) => total + counts[name], 0);
    if (!this.days || sum("entries") > 0) {
      const parts = this.days ? [t("log.chats", { n: sum("chats") }), t("log.pictures", { n: sum("pictures") })] : [];
      return html`<p class="sum quiet small">${parts.join(" · ")}</p>`;
    }
    return html`<div class="nothing">
      <p class="quiet">${t("log.empty-month")}</p>
      <a class="button main" href="/talk">${icons.talk}${t("log.start")}</a>
    </div>`;
  }

  #pressed(event) {
    const day = moveByKey(this.chosen, event.key, firstWeekday(texts.locale));
    if (!day || event.altKey || event.ctrlKey || event.metaKey) return;
    event.preventDefault();
    this.chosen = day;
    this.#wantsFocus = true;
    if (monthOf(day) !== this.#month) router.go(`/log/${monthOf(day)}`, { replace: true });
  }

  async #load() {
    const month = this.#month;
    this.problem = null;
    this.days = null;
    try {
      const days = await journal.month(month);
      if (month === this.#month) this.days = days;
    } catch (error) {
      if (!(error instanceof Problem)) throw error;
      this.problem = error;
    }
  }
}

customElements.define("cc-month", Month);
