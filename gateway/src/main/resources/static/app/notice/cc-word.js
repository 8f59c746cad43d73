import { css, html } from "lit";
import { cheers, notices } from "../app.js";
import "../pet/cc-pet.js";
import { t } from "../text/texts.js";
import { controls } from "../ui/controls.js";
import { Element } from "../ui/element.js";
import { icons } from "../ui/icons.js";

/**
 * What comes up over the page and covers nothing that one needs: something newly reached, which goes by itself and can be
 * looked up later, or a friendly word of the pet, which stays until it is put away.
 *
 *   <cc-word></cc-word>
 */
class Word extends Element {
  static styles = [
    controls,
    css`
      :host {
        position: fixed;
        inset: var(--space-2) 0 auto;
        z-index: 5;
        display: grid;
        justify-items: center;
        gap: var(--space-2);
        padding-inline: var(--space-3);
        pointer-events: none;
      }
      .card {
        display: flex;
        align-items: center;
        gap: var(--space-3);
        max-width: 30rem;
        padding: var(--space-2) var(--space-4);
        animation: rise var(--calm) ease-out;
      }
      .cheer {
        border-color: var(--warn);
      }
      .medal {
        flex: none;
        width: 2.75rem;
        height: 2.75rem;
        animation: medal 0.9s ease-out;
      }
      .ribbon {
        fill: var(--accent);
      }
      .gold {
        fill: #ffcb43;
        stroke: #96640f;
        stroke-width: 2;
      }
      .star {
        fill: #fff2bd;
      }
      cc-pet {
        flex: none;
        width: 2.75rem;
        border-radius: 50%;
        background: var(--wall);
      }
      .button {
        pointer-events: auto;
      }
      @keyframes rise {
        from {
          opacity: 0;
          transform: translateY(-1rem);
        }
      }
      @keyframes medal {
        from {
          transform: rotate(-18deg) scale(0.6);
        }
        50% {
          transform: rotate(10deg) scale(1.1);
        }
      }
      @media (min-width: 1000px) {
        :host {
          inset: auto var(--space-2) var(--space-4) auto;
          justify-items: end;
        }
      }
    `,
  ];

  constructor() {
    super();
    this.watch(cheers);
    this.watch(notices);
  }

  render() {
    return html`<div role="status">${cheers.current ? this.#cheer(cheers.current) : ""}</div>
      <div role="status">${notices.current ? this.#notice(notices.current) : ""}</div>`;
  }

  #cheer({ pet, keys }) {
    return html`<div class="card cheer" data-testid="cheer">
      ${medal}
      <div>
        <p><strong>${t("cheer.title", { name: pet.name, n: keys.length })}</strong></p>
        <p class="small">${keys.map((key) => t(`achievement.${key}`)).join(" · ")}</p>
      </div>
    </div>`;
  }

  #notice({ pet, key, n }) {
    return html`<div class="card" data-testid="notice" data-key=${key}>
      <cc-pet crop="head" .species=${pet.species} .look=${pet.look} band="satisfied" .worn=${pet.worn}></cc-pet>
      <p>${t(`notice.${key}`, { name: pet.name, n })}</p>
      <button
        type="button"
        class="button plain round"
        aria-label=${t("app.close")}
        title=${t("app.close")}
        data-testid="notice-close"
        @click=${() => notices.end()}
      >
        ${icons.close}
      </button>
    </div>`;
  }
}

const medal = html`<svg class="medal" viewBox="0 0 48 48" aria-hidden="true">
  <path class="ribbon" d="M14 26 8 46l8-4 5 5 5-18ZM34 26l6 20-8-4-5 5-5-18Z"></path>
  <circle class="gold" cx="24" cy="19" r="15"></circle>
  <path class="star" d="m24 9 3 7 7.500.6-5.700 5 1.700 7.400-6.500-4-6.500 4 1.700-7.400-5.700-5 7.500-.6Z"></path>
</svg>`;

customElements.define("cc-word", Word);
