import { css, html } from "lit";
import { shop } from "../app.js";
import { wordsFor } from "../text/problem-words.js";
import { t, texts } from "../text/texts.js";
import { controls } from "../ui/controls.js";
import { Element } from "../ui/element.js";
import { icons } from "../ui/icons.js";
import "./cc-thing.js";

/**
 * One item of the shop: its drawing, which tries it on, its name, its price, and the one thing to do with it: buy, put on,
 * take off.
 *
 *   <cc-offer .item=${item} .standing=${"owned"} .isBuying=${false}></cc-offer>
 */
class Offer extends Element {
  static properties = { item: {}, standing: {}, isBuying: {}, isTried: {}, problem: { state: true } };
  static styles = [
    controls,
    css`
      :host {
        display: block;
      }
      article {
        display: grid;
        grid-template-rows: auto 1fr auto;
        gap: var(--space-2);
        height: 100%;
        padding: var(--space-3);
        border: 1px solid var(--line);
        border-radius: var(--radius-l);
        background: var(--surface-2);
      }
      article.worn {
        border-color: var(--accent);
        box-shadow: inset 0 0 0 1px var(--accent);
      }
      .name {
        font-weight: 650;
        line-height: 1.25;
        overflow-wrap: anywhere;
        hyphens: auto;
      }
      .try {
        padding: 0;
        border: 0;
        border-radius: var(--radius);
        background: none;
        cursor: pointer;
      }
      .try[aria-pressed="true"] {
        box-shadow: 0 0 0 3px var(--mood);
      }
      .price {
        display: flex;
        align-items: center;
        gap: 0.25rem;
        min-height: 1.5em;
      }
      .price .icon {
        color: var(--warn);
      }
      .mine .icon {
        color: var(--good);
      }
      .button {
        width: 100%;
        padding-inline: 0.5rem;
      }
      .wrong:empty {
        display: none;
      }
    `,
  ];

  willUpdate(changes) {
    if (changes.has("item")) this.problem = null;
  }

  render() {
    const { item, standing } = this;
    const name = t(item.kind === "style" ? `style.${item.id}` : `accessory.${item.id}`);
    return html`<article class=${standing} data-testid="offer" data-item=${item.id} data-standing=${standing}>
      ${standing === "worn" ? html`<cc-thing item=${item.id}></cc-thing>` : this.#tryOn(item, name)}
      <div>
        <p class="name">${name}</p>
        ${this.#price(item, standing)}
        <p class="wrong" role="alert">${this.problem ? wordsFor(this.problem, texts) : ""}</p>
      </div>
      ${this.#deed(item, standing, name)}
    </article>`;
  }

  #tryOn(item, name) {
    return html`<button
      type="button"
      class="try"
      data-testid="offer-try"
      aria-label=${t("shop.try", { name })}
      aria-pressed=${this.isTried ? "true" : "false"}
      @click=${() => shop.tryOn(this.isTried ? null : item)}
    >
      <cc-thing item=${item.id}></cc-thing>
    </button>`;
  }

  #price(item, standing) {
    if (standing === "worn" || standing === "owned") {
      return html`<p class="price mine small quiet">${icons.check}${t(standing === "worn" ? "shop.worn" : "shop.owned")}</p>`;
    }
    return html`<p class="price figures">
      ${icons.coin}<span class="unseen">${t("shop.price")}</span> ${texts.number(item.price)}
    </p>`;
  }

  #deed(item, standing, name) {
    if (standing === "ahead") {
      return html`<p class="quiet small" data-testid="offer-missing">${t("shop.missing", { n: shop.missing(item) })}</p>`;
    }
    const [words, label, act] = {
      "within-reach": ["shop.buy", "shop.buy-name", () => shop.buy(item)],
      owned: ["shop.wear", "shop.wear-name", () => shop.wear(item)],
      worn: ["shop.take-off", "shop.take-off-name", () => shop.takeOff(item)],
    }[standing];
    const isStyle = item.kind === "style" && standing !== "within-reach";
    return html`<button
      type="button"
      class="button ${standing === "within-reach" ? "main" : ""}"
      data-testid="offer-act"
      aria-label=${t(label, { name })}
      aria-disabled=${this.isBuying ? "true" : "false"}
      @click=${(event) => this.#act(event, act)}
    >
      ${t(isStyle ? `${words}-style` : words)}
    </button>`;
  }

  /** The second half of a double click is no wish of its own. */
  #act({ detail }, act) {
    return detail > 1 ? null : this.attempt(act);
  }
}

customElements.define("cc-offer", Offer);
