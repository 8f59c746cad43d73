import { css, html } from "lit";
import { usage } from "../app.js";
import { monthOf, today } from "../text/days.js";
import { t, texts } from "../text/texts.js";
import { controls } from "../ui/controls.js";
import { Element } from "../ui/element.js";
import { styled } from "../ui/styled.js";

/**
 * What is left of the day's words, as energy for talk. Not there when there is no limit.
 *
 *   <cc-energy></cc-energy>
 */
class Energy extends Element {
  static styles = [
    controls,
    css`
      :host {
        display: block;
        min-width: 0;
      }
      a {
        display: flex;
        align-items: center;
        gap: var(--space-2);
        color: var(--ink-2);
        font-size: var(--text-s);
        line-height: 1.3;
        text-decoration: none;
      }
      a:hover .words {
        text-decoration: underline;
      }
      .words {
        overflow: hidden;
        text-overflow: ellipsis;
        white-space: nowrap;
      }
      .bar {
        flex: none;
        width: 3.5rem;
        height: 0.5rem;
        overflow: hidden;
        border-radius: 999px;
        background: var(--surface-3);
        box-shadow: inset 0 0 0 1px var(--line-strong);
      }
      @media (max-width: 479px) {
        .bar {
          width: 2.25rem;
        }
      }
      .fill {
        width: 100%;
        height: 100%;
        border-radius: inherit;
        background: var(--good);
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

  constructor() {
    super();
    this.watch(usage);
  }

  connectedCallback() {
    super.connectedCallback();
    usage.look(monthOf(today(texts.zone)));
  }

  render() {
    if (!usage.isLimited) return "";
    const share = Math.min(1, Math.max(0, usage.today.energy ?? 0));
    const percent = texts.number(Math.floor(share * 100) / 100, { style: "percent" });
    const health = share < 0.15 ? "poor" : share < 0.4 ? "fair" : "";
    const when = usage.resetsAt ? texts.when(usage.resetsAt) : "";
    const words = share > 0 ? t("energy.left", { percent }) : t("energy.spent", { when });
    return html`<a href="/more/usage" data-testid="energy" data-value=${share} title=${t("energy.title")}>
      <span
        class="bar"
        role="meter"
        aria-label=${t("energy.title")}
        aria-valuemin="0"
        aria-valuemax="100"
        aria-valuenow=${Math.floor(share * 100)}
        aria-valuetext=${words}
        ><span
          class="fill ${health}"
          ${styled({ display: "block", transform: `translateX(${share * 100 - 100}%)` })}
        ></span
      ></span>
      <span class="words">${words}</span>
    </a>`;
  }
}

customElements.define("cc-energy", Energy);
