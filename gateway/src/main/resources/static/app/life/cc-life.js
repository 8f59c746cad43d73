import { html } from "lit";
import { pets } from "../app.js";
import { chancesOf } from "../pet/cast.js";
import { dayOf } from "../text/days.js";
import { wordsFor } from "../text/problem-words.js";
import { t, texts } from "../text/texts.js";
import { controls } from "../ui/controls.js";
import { Element } from "../ui/element.js";
import { icons } from "../ui/icons.js";
import { styled } from "../ui/styled.js";
import { albumOf, growthOf } from "./album.js";
import { lifeStyle } from "./life-style.js";

/**
 * What has become of the pet: how grown up it is, the days together, its character, what it reached, what comes next, and
 * its hotel for when one is away.
 *
 *   <cc-life></cc-life>
 */
class Life extends Element {
  static properties = { problem: { state: true }, isBusy: { state: true } };
  static styles = [controls, lifeStyle];

  constructor() {
    super();
    this.watch(pets);
  }

  render() {
    const pet = pets.current;
    if (!pet) return "";
    return html`<div class="page">
      <h1>${t("life.heading", { name: pet.name })}</h1>
      <div class="two">
        <div class="stack">${this.#growth(pet)} ${this.#next(pet)} ${this.#hotel(pet)}</div>
        <div class="stack">${this.#days(pet)} ${this.#character(pet)}</div>
      </div>
      ${this.#album(pet)}
    </div>`;
  }

  #growth({ name, growth }) {
    const { stage, days, next } = growth;
    return html`<section class="card" aria-labelledby="growth">
      <h2 id="growth">${t("life.growth")}</h2>
      <p class="large" data-testid="life-stage" data-stage=${stage}>${t(`stage.${stage}`)}</p>
      <div
        class="bar"
        role="progressbar"
        aria-labelledby="growth"
        aria-valuemin="0"
        aria-valuemax=${next ? days + next.days : days}
        aria-valuenow=${days}
        aria-valuetext=${t("life.cared", { n: days })}
      >
        <div class="fill" ${styled({ transform: `translateX(${growthOf(growth) * 100 - 100}%)` })}></div>
      </div>
      <p class="quiet">
        ${next ? t(`life.until-${next.stage}`, { n: next.days }) : t("life.all-grown", { name })}
      </p>
    </section>`;
  }

  #days({ streak }) {
    return html`<section class="card" aria-labelledby="days">
      <h2 id="days">${t("life.days")}</h2>
      <p class="large" data-testid="life-run" data-run=${streak.run}>${t("life.run", { n: streak.run })}</p>
      <dl class="figures">
        <dt>${t("life.best")}</dt>
        <dd>${texts.number(streak.best)}</dd>
        <dt>${t("life.total")}</dt>
        <dd data-testid="life-total">${texts.number(streak.total)}</dd>
        <dt>${t("life.rests")}</dt>
        <dd data-testid="life-rests">${texts.number(streak.restsLeft)}</dd>
      </dl>
      <p class="quiet small">${streak.today ? t("life.today-done") : t("life.today-open")} ${t("life.rest-words")}</p>
    </section>`;
  }

  #character({ name, personality }) {
    return html`<section class="card" aria-labelledby="character">
      <h2 id="character">${t("life.character")}</h2>
      <ul class="traits" data-testid="life-traits">
        ${personality.map(({ trait, strength }) => html`<li data-trait=${trait}>
          <span>${t(`trait.${trait}`)}</span>
          <span class="figures quiet">${texts.number(strength, { style: "percent", maximumFractionDigits: 0 })}</span>
          <div class="bar" aria-hidden="true">
            <div class="fill" ${styled({ transform: `translateX(${strength * 100 - 100}%)` })}></div>
          </div>
        </li>`)}
      </ul>
      <p class="quiet small">${t("life.character-words", { name })}</p>
    </section>`;
  }

  #next(pet) {
    const chances = chancesOf(pet);
    return html`<section class="card" aria-labelledby="next">
      <h2 id="next">${t("life.next")}</h2>
      <ul class="next">
        ${pet.forecast ? html`<li>${icons.clock}<span>${t(`room.forecast-${pet.forecast.band}`, { when: texts.when(pet.forecast.at) })}</span></li>` : ""}
        ${chances.map(({ key, at }) => html`<li data-testid="life-next" data-key=${key} data-at=${at}>${icons.clock}<span>${t(`next.${key}`, { name: pet.name, when: texts.when(at) })}</span></li>`)}
      </ul>
      ${pet.forecast || chances.length ? "" : html`<p class="quiet">${t(pet.pausedAt ? "room.away-next" : "room.forecast-none")}</p>`}
    </section>`;
  }

  #album(pet) {
    const { reached, ahead } = albumOf(pet);
    return html`<section class="card" aria-labelledby="album">
      <h2 id="album">${t("life.album")}</h2>
      <p class="quiet">${t("life.album-words", { n: reached.length })}</p>
      <ul class="album">
        ${reached.map(({ key, at }) => html`<li class="reached" data-testid="achievement" data-key=${key}>
          ${medal}
          <div>
            <p class="name">${t(`achievement.${key}`)}</p>
            <p class="quiet small">${texts.day(dayOf(at, texts.zone), { day: "numeric", month: "long", year: "numeric" })}</p>
          </div>
        </li>`)}
        ${ahead.map((key) => html`<li data-testid="achievement-ahead" data-key=${key}>
          ${medal}
          <div>
            <p class="name">${t(`achievement.${key}`)}</p>
            <p class="quiet small">${t(`how.${key}`)}</p>
          </div>
        </li>`)}
      </ul>
    </section>`;
  }

  #hotel(pet) {
    return html`<section class="card" aria-labelledby="hotel">
      <h2 id="hotel">${t("hotel.title")}</h2>
      <p>${pet.pausedAt ? t("hotel.since", { name: pet.name, when: texts.moment(pet.pausedAt) }) : t("hotel.words", { name: pet.name })}</p>
      <p class="wrong" role="alert">${this.problem ? wordsFor(this.problem, texts) : ""}</p>
      <p>
        <button
          type="button"
          class="button"
          data-testid="hotel"
          aria-disabled=${this.isBusy ? "true" : "false"}
          @click=${() => this.#move(pet)}
        >
          ${t(pet.pausedAt ? "hotel.fetch" : "hotel.bring", { name: pet.name })}
        </button>
      </p>
    </section>`;
  }

  async #move(pet) {
    if (this.isBusy) return;
    this.isBusy = true;
    await this.attempt(() => pets.pause(pet.id, !pet.pausedAt)).finally(() => (this.isBusy = false));
  }
}

const medal = html`<svg class="medal" viewBox="0 0 40 40" aria-hidden="true">
  <circle class="rim" cx="20" cy="20" r="17"></circle>
  <path class="star" d="m20 8 3.500 7.500 8 1-6 5.500 1.700 8L20 26l-7.200 4 1.700-8-6-5.500 8-1Z"></path>
</svg>`;

customElements.define("cc-life", Life);
