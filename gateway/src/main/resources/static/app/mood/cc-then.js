import { css, html } from "lit";
import { mood } from "../app.js";
import { placeOf, restingPose } from "../pet/cast.js";
import "../pet/cc-meter.js";
import { describe } from "../pet/cc-pet.js";
import "../pet/cc-scene.js";
import { wordsFor } from "../text/problem-words.js";
import { t, texts } from "../text/texts.js";
import { controls } from "../ui/controls.js";
import { Element } from "../ui/element.js";
import { SPANS } from "./mood.js";

const METERS = ["mood", "hunger", "energy", "affection"];

/**
 * Time travel: choose a moment of the curve, and see the pet as it was then.
 *
 *   <cc-then></cc-then>
 */
class Then extends Element {
  static properties = { problem: { state: true } };
  static styles = [
    controls,
    css`
      section {
        display: grid;
        grid-template-columns: minmax(0, 1fr);
        gap: var(--space-4);
        padding: var(--space-4) var(--space-5) var(--space-5);
      }
      label {
        display: grid;
        gap: var(--space-2);
        font-weight: 600;
      }
      input {
        width: 100%;
        min-height: var(--touch);
        margin: 0;
        accent-color: var(--accent);
      }
      .past {
        display: grid;
        grid-template-columns: minmax(0, 1fr);
        align-items: center;
        gap: var(--space-4);
        min-height: 15rem;
      }
      cc-scene {
        height: 15rem;
        border: 1px solid var(--line);
        border-radius: var(--radius-l);
      }
      cc-pet {
        height: 84%;
        margin-block-end: 2%;
      }
      .facts {
        display: grid;
        gap: var(--space-3);
      }
      .meters {
        display: grid;
        grid-template-columns: repeat(2, minmax(0, 1fr));
        gap: var(--space-3) var(--space-4);
      }
      @media (min-width: 640px) {
        .past {
          grid-template-columns: minmax(0, 5fr) minmax(0, 6fr);
        }
      }
    `,
  ];

  constructor() {
    super();
    this.watch(mood);
  }

  render() {
    if (!mood.points?.length) return ""; // another span is on its way
    const [from, to] = [mood.points[0].at, mood.points.at(-1).at];
    const moment = mood.moment ?? to;
    return html`<section class="card" aria-labelledby="title">
      <h2 id="title">${t("then.title")}</h2>
      <label
        ><span>${t("then.moment")} <span class="figures quiet" data-testid="then-moment">${texts.moment(moment)}</span></span>
        <input
          type="range"
          min=${from}
          max=${to}
          step="1"
          .value=${String(moment)}
          aria-valuetext=${this.#spoken(moment)}
          data-testid="then-slider"
          @input=${({ target }) => this.#travel(Number(target.value))}
          @keydown=${this.#step}
        />
      </label>
      ${this.problem ? html`<p class="notice" role="alert">${wordsFor(this.problem, texts)}</p>` : ""}
      <div class="past" data-testid="then" data-at=${mood.then?.state.asOf ?? ""} data-band=${mood.then?.state.band ?? ""}>
        ${mood.then ? this.#pet(mood.then) : html`<p class="quiet">${t("then.choose", { name: mood.pet.name })}</p>`}
      </div>
    </section>`;
  }

  #pet(pet) {
    return html`<cc-scene .place=${placeOf(pet)}
        ><cc-pet
          .species=${pet.species}
          .look=${pet.look}
          .band=${pet.state.band}
          .worn=${pet.worn}
          .pose=${restingPose(pet.state)}
          .label=${describe(pet)}
        ></cc-pet
      ></cc-scene>
      <div class="facts">
        <p><strong>${pet.name}</strong> · ${t(`band.${pet.state.band}`)} · ${t(`stage.${pet.growth.stage}`)}</p>
        <div class="meters">
          ${METERS.map((name) => html`<cc-meter name=${name} .value=${pet.state[name]} ?is-low-better=${name === "hunger"}></cc-meter>`)}
        </div>
        <p class="small quiet">${t("then.money", { n: pet.state.money })}</p>
      </div>`;
  }

  #spoken(moment) {
    const value = texts.number(mood.moodAt(moment), { maximumFractionDigits: 1 });
    return `${texts.moment(moment)}, ${t("meter.mood")} ${value}`;
  }

  /** Arrows move by a step that fits the span; a slider alone would move by a millisecond. */
  #step(event) {
    const { step } = SPANS[mood.span];
    const by = { ArrowLeft: -1, ArrowDown: -1, ArrowRight: 1, ArrowUp: 1, PageDown: -12, PageUp: 12 }[event.key];
    if (!by) return;
    event.preventDefault();
    this.#travel((mood.moment ?? mood.points.at(-1).at) + by * step);
  }

  #travel(moment) {
    return this.attempt(() => mood.travel(moment));
  }
}

customElements.define("cc-then", Then);
