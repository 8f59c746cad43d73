import { css, html } from "lit";
import { dayOf } from "../text/days.js";
import { t, texts } from "../text/texts.js";
import { Element } from "../ui/element.js";
import { shapeOf } from "./kinds.js";
import { ticksOf } from "./ticks.js";

const DARK = window.matchMedia("(prefers-color-scheme: dark)");

/** Between the bands: very angry below 3, bored below 6, satisfied below 8, very happy from there on. */
const BORDERS = [3, 6, 8];

/**
 * The mood as a curve with its events, by Chart.js, which is loaded with the first of them. A click tells `moment` in milliseconds.
 * For those who don't see it, its label sums it up; the page has the same as a table.
 *
 *   <cc-curve .points=${points} .events=${events} .moment=${millis} label="…" @moment=${({ detail }) => …}></cc-curve>
 */
class Curve extends Element {
  static properties = { points: {}, events: {}, moment: {}, label: {} };
  static styles = css`
    :host {
      display: block;
      position: relative;
      height: clamp(14rem, 38vh, 20rem);
      overflow: hidden; /* a canvas is 300 px wide until it is drawn */
    }
    canvas {
      display: block;
      cursor: crosshair;
    }
  `;
  #chart = null;
  #anew = () => this.#draw();

  connectedCallback() {
    super.connectedCallback();
    DARK.addEventListener("change", this.#anew);
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    DARK.removeEventListener("change", this.#anew);
    this.#chart?.destroy();
    this.#chart = null;
  }

  render() {
    return html`<canvas role="img" aria-label=${this.label} data-testid="curve"></canvas>`;
  }

  updated(changes) {
    if (changes.size === 1 && changes.has("moment")) this.#chart?.draw();
    else this.#draw();
  }

  async #draw() {
    await import("chart.js"); // a classic script: it names itself globally
    if (!this.isConnected || !this.points?.length) return;
    this.#chart?.destroy();
    const canvas = this.renderRoot.querySelector("canvas");
    this.#chart = new globalThis.Chart(canvas, this.#settings());
    canvas.dataset.drawn = this.points.length;
  }

  #settings() {
    const colour = (name) => getComputedStyle(this).getPropertyValue(name).trim();
    const [from, to] = [this.points[0].at, this.points.at(-1).at];
    return {
      type: "line",
      data: { datasets: [this.#events(colour), this.#line(colour)] },
      plugins: [this.#borders(colour), this.#hand(colour)],
      options: {
        animation: false,
        responsive: true,
        maintainAspectRatio: false,
        parsing: false,
        layout: { padding: { top: 8, right: 8 } },
        locale: texts.locale,
        font: { family: getComputedStyle(this).fontFamily, size: 13 },
        events: ["click"],
        onClick: (event, _, chart) => this.tell("moment", chart.scales.x.getValueForPixel(event.x)),
        plugins: { legend: { display: false }, tooltip: { enabled: false } },
        scales: {
          x: {
            type: "linear",
            min: from,
            max: to > from ? to : from + 60_000,
            grid: { color: colour("--line") },
            border: { color: colour("--line-strong") },
            afterBuildTicks: (axis) => (axis.ticks = this.#ticks(axis)),
            ticks: { color: colour("--ink-2"), maxRotation: 0, autoSkip: false, callback: (at) => this.#time(at) },
          },
          y: {
            min: 0,
            max: 10,
            border: { display: false },
            grid: { display: false },
            ticks: { color: colour("--ink-2"), stepSize: 2 },
          },
        },
      },
    };
  }

  #line(colour) {
    return {
      data: this.points.map(({ at, mood }) => ({ x: at, y: mood })),
      borderColor: colour("--accent"),
      backgroundColor: `${colour("--accent")}22`,
      borderWidth: 2.5,
      borderJoinStyle: "round",
      pointRadius: 0,
      pointHitRadius: 0,
      fill: "start",
    };
  }

  #events(colour) {
    const shapes = this.events.map(({ kind }) => shapeOf(kind));
    return {
      data: this.events.map(({ at, after }) => ({ x: at, y: after.mood })),
      showLine: false,
      clip: 8,
      pointStyle: shapes.map(({ style }) => style),
      pointRadius: 6,
      borderWidth: 2,
      pointBorderColor: shapes.map(({ isLine, token }) => colour(isLine ? token : "--surface-2")),
      pointBackgroundColor: shapes.map(({ token }) => colour(token)),
    };
  }

  #ticks({ min, max, width }) {
    return ticksOf(min, max, texts.zone, Math.max(2, Math.floor((width || 320) / 72))).map((value) => ({ value }));
  }

  #time(at) {
    const isShort = this.points.at(-1).at - this.points[0].at <= 48 * 3_600_000;
    return isShort ? texts.time(at) : texts.day(dayOf(at, texts.zone), { day: "numeric", month: "short" });
  }

  #borders(colour) {
    return {
      id: "borders",
      beforeDatasetsDraw: ({ ctx, chartArea: { left, right }, scales }) => {
        ctx.save();
        ctx.strokeStyle = colour("--line-strong");
        ctx.setLineDash([3, 5]);
        for (const border of BORDERS) {
          const y = scales.y.getPixelForValue(border);
          line(ctx, left, y, right, y);
        }
        ctx.restore();
      },
      afterDatasetsDraw: ({ ctx, chartArea: { left }, scales }) => {
        ctx.save();
        Object.assign(ctx, { font: `12px ${getComputedStyle(this).fontFamily}`, lineWidth: 4, lineJoin: "round" });
        Object.assign(ctx, { strokeStyle: colour("--surface-2"), fillStyle: colour("--ink-2") });
        for (const border of [0, ...BORDERS]) {
          const place = [t(`band.${bandFrom(border)}`), left + 6, scales.y.getPixelForValue(border) - 5];
          ctx.strokeText(...place); // so that it can be read on the curve
          ctx.fillText(...place);
        }
        ctx.restore();
      },
    };
  }

  /** The moment that is looked at, as a line. */
  #hand(colour) {
    return {
      id: "hand",
      afterDatasetsDraw: ({ ctx, chartArea: { top, bottom }, scales }) => {
        if (this.moment === null || this.moment === undefined) return;
        ctx.save();
        ctx.strokeStyle = colour("--ink");
        ctx.lineWidth = 2;
        const x = scales.x.getPixelForValue(this.moment);
        line(ctx, x, top, x, bottom);
        ctx.restore();
      },
    };
  }
}

const bandFrom = (mood) => ["very-angry", "bored", "satisfied", "very-happy"][BORDERS.indexOf(mood) + 1];

function line(ctx, x1, y1, x2, y2) {
  ctx.beginPath();
  ctx.moveTo(x1, y1);
  ctx.lineTo(x2, y2);
  ctx.stroke();
}

customElements.define("cc-curve", Curve);
