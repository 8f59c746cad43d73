import { html, svg } from "lit";
import { mood, pets } from "../app.js";
import { wordsFor } from "../text/problem-words.js";
import { t, texts } from "../text/texts.js";
import { controls } from "../ui/controls.js";
import { Element } from "../ui/element.js";
import { icons } from "../ui/icons.js";
import { tool } from "../ui/tool.js";
import "./cc-curve.js";
import "./cc-then.js";
import { shapesOf } from "./kinds.js";
import { SPANS, extremesOf, rowsOf } from "./mood.js";
import { moodStyle } from "./mood-style.js";

const SHAPES = {
  circle: svg`<circle cx="8" cy="8" r="6"></circle>`,
  rectRot: svg`<path d="M8 1l7 7-7 7-7-7Z"></path>`,
  triangle: svg`<path d="M8 2l7 12H1Z"></path>`,
  rect: svg`<path d="M2 2h12v12H2Z"></path>`,
  star: svg`<path class="line" d="M8 1v14M1 8h14M3 3l10 10M13 3 3 13"></path>`,
  cross: svg`<path class="line" d="M8 1v14M1 8h14"></path>`,
};

/**
 * How the mood went over a day, a week or a month, as a curve and as a table; and time travel: the pet as it was.
 *
 *   <cc-mood .span=${"week"}></cc-mood>
 */
class MoodPage extends Element {
  static properties = { span: {}, problem: { state: true } };
  static styles = [controls, moodStyle];
  #shown = "";
  #version = -1;

  constructor() {
    super();
    this.watch(mood);
    this.watch(pets);
  }

  /** Another pet, another span, or something new happened while one looks at the present. */
  willUpdate() {
    const pet = pets.current;
    if (!pet) return;
    const place = `${pet.id} ${this.span}`;
    const isNew = this.#shown !== place;
    if (!isNew && (mood.end !== null || mood.moment !== null || this.#version === pet.version)) return;
    this.#shown = place;
    this.#version = pet.version;
    this.attempt(() => mood.show(pet, this.span));
  }

  render() {
    const pet = pets.current;
    if (!pet) return "";
    return html`<div class="page">
      <h1>${t("mood.heading", { name: pet.name })}</h1>
      <nav class="spans" aria-label=${t("mood.span")}>${Object.keys(SPANS).map((span) => this.#span(span))}</nav>
      ${this.problem ? this.#refusal() : ""}
      <section class="card" aria-labelledby="range" aria-busy=${mood.points === null && !this.problem ? "true" : "false"}>
        <header>
          ${tool("mood-earlier", icons.left, t("mood.earlier"), () => this.attempt(() => mood.earlier()), !mood.canGoBack)}
          <h2 id="range" class="figures">${this.#range()}</h2>
          ${tool("mood-later", icons.right, t("mood.later"), () => this.attempt(() => mood.later()), !mood.canGoOn)}
        </header>
        <div class="curve">${this.#curve()}</div>
      </section>
      ${mood.points?.length ? html`<cc-then></cc-then>${this.#table()}` : ""}
    </div>`;
  }

  #span(span) {
    return html`<a
      class="button"
      href="/pets/mood/${span}"
      data-testid="mood-${span}"
      aria-current=${span === this.span ? "page" : "false"}
      >${t(`mood.${span}`)}</a
    >`;
  }

  #refusal() {
    return html`<p class="notice" role="alert">
      ${wordsFor(this.problem, texts)}
      <button type="button" class="button" @click=${() => this.attempt(() => mood.show(pets.current, this.span, mood.end))}>
        ${t("app.retry")}
      </button>
    </p>`;
  }

  #range() {
    if (!mood.points?.length) return t(`mood.${this.span}`);
    return t("mood.range", { from: moment(mood.points[0].at), to: moment(mood.points.at(-1).at) });
  }

  #curve() {
    if (mood.points === null) return "";
    if (mood.points.length === 0) return html`<p class="empty quiet">${t("mood.empty")}</p>`;
    return html`<cc-curve
        .points=${mood.points}
        .events=${mood.events}
        .moment=${mood.moment}
        label=${this.#summary()}
        @moment=${({ detail }) => this.attempt(() => mood.travel(detail))}
      ></cc-curve>
      <ul class="key small">
        ${shapesOf(mood.events).map(({ name, style, token }) => html`<li>
          <svg class=${token.slice(2)} viewBox="0 0 16 16" aria-hidden="true">${SHAPES[style]}</svg>${t(`mark.${name}`)}
        </li>`)}
      </ul>`;
  }

  #summary() {
    const [low, high] = extremesOf(mood.points);
    return t("mood.summary", {
      name: mood.pet.name,
      low: one(low.mood),
      lowWhen: moment(low.at),
      high: one(high.mood),
      highWhen: moment(high.at),
      n: mood.events.length,
    });
  }

  #table() {
    return html`<details class="card">
      <summary data-testid="mood-as-table">${t("mood.as-table")}</summary>
      <div class="table" tabindex="0" role="region" aria-label=${t("mood.as-table")}>
        <table data-testid="mood-table">
          <thead>
            <tr>
              <th scope="col">${t("mood.time")}</th>
              <th scope="col">${t("meter.mood")}</th>
              <th scope="col">${t("mood.event")}</th>
            </tr>
          </thead>
          <tbody>
            ${rowsOf(mood.points, mood.events).map((row) => this.#row(row))}
          </tbody>
        </table>
      </div>
    </details>`;
  }

  #row({ at, mood: value, event }) {
    return html`<tr>
      <th scope="row" class="figures">${moment(at)}</th>
      <td class="figures">${one(value)}</td>
      <td>${event ? t(`event.${event.kind}`) : ""}</td>
    </tr>`;
  }
}

const moment = (at) => texts.moment(at);
const one = (value) => texts.number(value, { minimumFractionDigits: 1, maximumFractionDigits: 1 });

customElements.define("cc-mood", MoodPage);
