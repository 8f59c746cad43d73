import { html } from "lit";
import { Problem } from "../api/problem.js";
import { usage } from "../app.js";
import { addMonths, monthOf, today } from "../text/days.js";
import { wordsFor } from "../text/problem-words.js";
import { t, texts } from "../text/texts.js";
import { controls } from "../ui/controls.js";
import { Element } from "../ui/element.js";
import { icons } from "../ui/icons.js";
import { styled } from "../ui/styled.js";
import "./cc-energy.js";
import { moneyOf, sumOf } from "./usage.js";
import { usageStyle } from "./usage-style.js";

/**
 * What was used in a month, by day and model: tokens and cost, as a table whose rows are bars as well.
 *
 *   <cc-usage></cc-usage>
 */
class UsagePage extends Element {
  static properties = { month: { state: true }, told: { state: true }, problem: { state: true } };
  static styles = [controls, usageStyle];

  constructor() {
    super();
    this.month = monthOf(today(texts.zone));
    this.watch(usage);
  }

  willUpdate(changed) {
    if (changed.has("month")) this.#load();
  }

  render() {
    return html`<div class="page">
      <nav aria-label=${t("more.title")}>
        <a class="button plain" href="/more">${icons.left}<span>${t("more.title")}</span></a>
      </nav>
      <h1>${t("usage.title")}</h1>
      <p class="quiet">${t("usage.words")}</p>
      ${this.#today()}
      <section class="card" aria-labelledby="month">
        <header>
          ${this.#leaf("previous", icons.left, -1)}
          <h2 id="month" aria-live="polite">${texts.month(this.month)}</h2>
          ${this.#leaf("next", icons.right, 1, this.month >= monthOf(today(texts.zone)))}
        </header>
        ${this.#body()}
      </section>
    </div>`;
  }

  #leaf(name, icon, step, isOff = false) {
    return html`<button
      type="button"
      class="button plain round"
      aria-label=${t(`log.${name}-month`)}
      title=${t(`log.${name}-month`)}
      data-testid="usage-${name}"
      ?disabled=${isOff}
      @click=${() => (this.month = addMonths(this.month, step))}
    >
      ${icon}
    </button>`;
  }

  #today() {
    if (!usage.isLimited) return "";
    const { tokens, quota } = usage.today;
    const when = usage.resetsAt ? texts.when(usage.resetsAt) : "";
    return html`<section class="card now" aria-labelledby="now" data-testid="usage-today">
      <h2 id="now">${t("today.title")}</h2>
      <cc-energy></cc-energy>
      <p class="small">${t("usage.today", { tokens, quota })} ${when ? t("usage.resets", { when }) : ""}</p>
    </section>`;
  }

  #body() {
    if (this.problem) {
      return html`<div class="notice" role="alert">
        <p>${wordsFor(this.problem, texts)}</p>
        <button type="button" class="button" @click=${this.#load}>${t("app.retry")}</button>
      </div>`;
    }
    if (!this.told) return html`<div class="waiting" aria-busy="true"></div>`;
    const days = this.told.days.filter(({ models }) => models.length > 0);
    if (days.length === 0) return html`<p class="quiet nothing" data-testid="usage-empty">${t("usage.empty")}</p>`;
    const most = Math.max(...days.map((day) => sumOf([day]).tokens), 1);
    return html`<div class="wide" tabindex="0" role="group" aria-labelledby="month">
      <table data-testid="usage-table">
        <caption class="unseen">
          ${t("usage.table", { month: texts.month(this.month) })}
        </caption>
        <thead>
          <tr>
            <th scope="col">${t("usage.day")}</th>
            <th scope="col">${t("usage.model")}</th>
            <th scope="col" class="number turns">${t("usage.turns")}</th>
            <th scope="col" class="number">${t("usage.tokens")}</th>
            <th scope="col" class="number">${t("usage.cost")}</th>
          </tr>
        </thead>
        <tbody>
          ${days.toReversed().flatMap((day) => day.models.map((model, index) => this.#row(day, model, index, most)))}
        </tbody>
        <tfoot>
          ${this.#foot(sumOf(days))}
        </tfoot>
      </table>
    </div>`;
  }

  #row({ day, models }, model, index, most) {
    const tokens = model.promptTokens + model.completionTokens;
    const name = texts.has(`model.${model.model}`) ? t(`model.${model.model}`) : model.model;
    return html`<tr>
      ${
        index === 0
          ? html`<th scope="rowgroup" rowspan=${models.length}>
              <a href="/log/${day}">${texts.day(day, { weekday: "short", day: "numeric", month: "short" })}</a>
            </th>`
          : ""
      }
      <td class="model">${name}</td>
      <td class="number turns">${texts.number(model.turns)}</td>
      <td class="number tokens">
        <span class="bar" aria-hidden="true" ${styled({ width: `${(tokens / most) * 100}%` })}></span>
        <span title=${t("usage.in-out", { input: model.promptTokens, output: model.completionTokens })}
          >${texts.number(tokens)}</span
        >
      </td>
      <td class="number">${model.cost ? moneyOf(model.cost.micros, model.cost.currency, texts) : "–"}</td>
    </tr>`;
  }

  #foot({ turns, tokens, costs }) {
    const money = [...costs].map(([currency, micros]) => moneyOf(micros, currency, texts));
    return html`<tr>
      <th scope="row" colspan="2">${t("usage.sum")}</th>
      <td class="number turns" data-testid="usage-turns">${texts.number(turns)}</td>
      <td class="number" data-testid="usage-tokens">${texts.number(tokens)}</td>
      <td class="number" data-testid="usage-cost">${money.join(" + ") || "–"}</td>
    </tr>`;
  }

  async #load() {
    const { month } = this;
    Object.assign(this, { told: null, problem: null });
    try {
      const told = await usage.month(month);
      if (month === this.month) this.told = told;
    } catch (error) {
      if (!(error instanceof Problem)) throw error;
      this.problem = error;
    }
  }
}

customElements.define("cc-usage", UsagePage);
