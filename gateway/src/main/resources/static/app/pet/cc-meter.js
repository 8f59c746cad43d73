import { css, html } from "lit";
import { t, texts } from "../text/texts.js";
import { controls } from "../ui/controls.js";
import { Element } from "../ui/element.js";
import { styled } from "../ui/styled.js";

/**
 * One quantity of the pet from 0 to 10, as a bar and as a figure, with the change that an action just brought.
 *
 *   <cc-meter name="hunger" .value=${4.2} .change=${-4} ?is-low-better=${true}></cc-meter>
 */
class Meter extends Element {
  static properties = { name: {}, value: {}, change: {}, isLowBetter: { type: Boolean, attribute: "is-low-better" } };
  static styles = [
    controls,
    css`
      :host {
        display: grid;
        grid-template-columns: 1fr auto;
        gap: 0.25rem var(--space-2);
        align-items: baseline;
      }
      .label {
        overflow: hidden;
        text-overflow: ellipsis;
        white-space: nowrap;
        color: var(--ink-2);
        font-size: var(--text-s);
      }
      .value {
        font-weight: 650;
        font-size: var(--text-s);
      }
      .change {
        margin-inline-end: 0.25rem;
        color: var(--good);
      }
      .change.worse {
        color: var(--bad);
      }
      .bar {
        grid-column: 1 / -1;
        height: 0.5rem;
        overflow: hidden;
        border-radius: 999px;
        background: var(--surface-3);
        box-shadow: inset 0 0 0 1px var(--line);
      }
      .fill {
        width: 100%;
        height: 100%;
        border-radius: inherit;
        background: var(--good);
        transform-origin: left;
        transition: transform var(--calm) ease-out;
      }
      .fill.fair {
        background: var(--warn);
      }
      .fill.poor {
        background: var(--bad);
      }
    `,
  ];

  render() {
    const isKnown = typeof this.value === "number";
    const shown = isKnown ? texts.number(this.value, { minimumFractionDigits: 1, maximumFractionDigits: 1 }) : "–";
    const value = isKnown ? this.value : 0;
    return html`<span class="label" id="label">${t(`meter.${this.name}`)}</span>
      <span class="value figures">${this.#changed()}${shown}</span>
      <div
        class="bar"
        role="meter"
        aria-labelledby="label"
        aria-valuemin="0"
        aria-valuemax="10"
        aria-valuenow=${value.toFixed(1)}
        aria-valuetext=${t("meter.of-ten", { value: shown })}
        data-testid="meter-${this.name}"
        data-value=${value}
      >
        <div class="fill ${this.#health(value)}" ${styled({ transform: `translateX(${value * 10 - 100}%)` })}></div>
      </div>`;
  }

  #changed() {
    if (!this.change || Math.abs(this.change) < 0.05) return "";
    const isBetter = this.change > 0 !== Boolean(this.isLowBetter);
    const shown = texts.number(this.change, { maximumFractionDigits: 1, signDisplay: "always" });
    return html`<span class="change ${isBetter ? "" : "worse"}">${shown}</span>`;
  }

  #health(value) {
    const good = this.isLowBetter ? 10 - value : value;
    return good < 3 ? "poor" : good < 6 ? "fair" : "";
  }
}

customElements.define("cc-meter", Meter);
