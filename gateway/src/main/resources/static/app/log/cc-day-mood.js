import { css, html, svg } from "lit";
import { startOf, addDays } from "../text/days.js";
import { t, texts } from "../text/texts.js";
import { controls } from "../ui/controls.js";
import { Element } from "../ui/element.js";
import { extremesOf } from "./story.js";

const [WIDTH, HEIGHT] = [720, 150];
const BANDS = [3, 6, 8];

/**
 * A pet's mood over a day: a line from midnight to midnight with the deeds as marks, in words for those who don't see it,
 * and every two hours as a table.
 *
 *   <cc-day-mood .day=${"2026-11-20"} .zone=${"Europe/Paris"} .name=${"Mia"} .moods=${moods} .events=${events}></cc-day-mood>
 */
class DayMood extends Element {
  static properties = { day: {}, zone: {}, name: {}, moods: {}, events: {} };
  static styles = [
    controls,
    css`
      :host {
        display: block;
      }
      h2 {
        margin-block-end: var(--space-2);
      }
      svg {
        display: block;
        width: 100%;
        height: auto;
        min-height: 6rem;
        overflow: visible;
      }
      .grid {
        stroke: var(--line);
        stroke-width: 1;
      }
      .curve {
        fill: none;
        stroke: var(--accent);
        stroke-width: 2.5;
        stroke-linejoin: round;
        vector-effect: non-scaling-stroke;
      }
      .under {
        fill: var(--mood);
        opacity: 0.22;
      }
      .deed {
        fill: var(--surface-2);
        stroke: var(--accent);
        stroke-width: 2;
      }
      .hours {
        display: flex;
        justify-content: space-between;
        color: var(--ink-2);
        font-size: var(--text-s);
      }
      summary {
        padding-block: var(--space-2);
        cursor: pointer;
      }
      table {
        border-collapse: collapse;
      }
      :is(th, td) {
        padding: 0.25rem var(--space-4) 0.25rem 0;
        border-block-end: 1px solid var(--line);
        text-align: start;
      }
      @media print {
        details {
          display: none;
        }
        figure {
          break-inside: avoid;
        }
      }
    `,
  ];

  render() {
    const { moods, name } = this;
    const found = extremesOf(moods ?? []);
    if (!found) return "";
    const words = t("day.mood-words", {
      low: this.#number(found.low),
      lowTime: texts.time(found.low.at, this.zone),
      high: this.#number(found.high),
      highTime: texts.time(found.high.at, this.zone),
    });
    return html`<figure data-testid="day-mood">
      <h2>${t("day.mood", { name })}</h2>
      ${this.#figure(words)}
      <p class="hours figures" aria-hidden="true">${this.#hours().map((at) => html`<span>${texts.time(at, this.zone)}</span>`)}</p>
      <figcaption class="quiet small">${words}</figcaption>
      <details>
        <summary class="small">${t("day.mood-table")}</summary>
        ${this.#table()}
      </details>
    </figure>`;
  }

  #figure(words) {
    const [from, to] = this.#span();
    const x = (at) => (((Date.parse(at) - from) / (to - from)) * WIDTH).toFixed(1);
    const y = (mood) => (HEIGHT - (mood / 10) * HEIGHT).toFixed(1);
    const line = this.moods.map(({ at, mood }) => `${x(at)},${y(mood)}`).join(" ");
    const [first, last] = [this.moods[0], this.moods.at(-1)];
    const deeds = this.events.filter(({ kind }) => ["feed", "pet", "play", "talk"].includes(kind));
    return html`<svg viewBox="0 0 ${WIDTH} ${HEIGHT}" preserveAspectRatio="none" role="img" aria-label=${words}>
      ${BANDS.map((band) => svg`<line class="grid" x1="0" x2=${WIDTH} y1=${y(band)} y2=${y(band)}></line>`)}
      <line class="grid" x1="0" x2=${WIDTH} y1=${HEIGHT} y2=${HEIGHT}></line>
      <polygon class="under" points="${x(first.at)},${HEIGHT} ${line} ${x(last.at)},${HEIGHT}"></polygon>
      <polyline class="curve" points=${line}></polyline>
      ${deeds.map(({ at, after }) => svg`<circle class="deed" cx=${x(at)} cy=${y(after.mood)} r="4.5"></circle>`)}
    </svg>`;
  }

  #table() {
    const rows = this.moods.filter((_, index) => index % 4 === 0 || index === this.moods.length - 1);
    return html`<table data-testid="day-mood-table">
      <thead>
        <tr>
          <th scope="col">${t("day.time")}</th>
          <th scope="col">${t("meter.mood")}</th>
          <th scope="col">${t("day.feeling")}</th>
        </tr>
      </thead>
      <tbody class="figures">
        ${rows.map(
          (mood) =>
            html`<tr>
              <th scope="row">${texts.time(mood.at, this.zone)}</th>
              <td>${this.#number(mood)}</td>
              <td>${t(`band.${mood.band}`)}</td>
            </tr>`,
        )}
      </tbody>
    </table>`;
  }

  #span() {
    return [startOf(this.day, this.zone), startOf(addDays(this.day, 1), this.zone)];
  }

  #hours() {
    const [from, to] = this.#span();
    return [0, 1, 2, 3, 4].map((quarter) => new Date(from + ((to - from) * quarter) / 4).toISOString());
  }

  #number({ mood }) {
    return texts.number(mood, { maximumFractionDigits: 1, minimumFractionDigits: 1 });
  }
}

customElements.define("cc-day-mood", DayMood);
