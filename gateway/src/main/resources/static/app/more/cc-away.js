import { css, html } from "lit";
import { pets } from "../app.js";
import "../pet/cc-pet.js";
import { dayOf } from "../text/days.js";
import { wordsFor } from "../text/problem-words.js";
import { t, texts } from "../text/texts.js";
import { controls } from "../ui/controls.js";
import { Element } from "../ui/element.js";

/**
 * The pets that were given away and can still come back, each with its last day. Nothing where there are none.
 *
 *   <cc-away></cc-away>
 */
class Away extends Element {
  static properties = { problem: { state: true } };
  static styles = [
    controls,
    css`
      .away,
      ul {
        display: grid;
        gap: var(--space-3);
      }
      li {
        display: grid;
        grid-template-columns: auto minmax(0, 1fr) auto;
        gap: var(--space-2) var(--space-3);
        align-items: center;
      }
      cc-pet {
        width: 3.5rem;
        border-radius: 50%;
        background: var(--surface-3);
      }
      .name {
        overflow-wrap: anywhere;
        font-weight: 650;
      }
    `,
  ];

  constructor() {
    super();
    this.watch(pets);
  }

  connectedCallback() {
    super.connectedCallback();
    this.attempt(() => pets.loadReleased());
  }

  render() {
    const problem = this.problem ? html`<p class="wrong" role="alert">${wordsFor(this.problem, texts)}</p>` : "";
    if (!pets.released?.length) return problem;
    return html`<div class="away">
      <h3>${t("away.title")}</h3>
      <ul>
        ${pets.released.map((pet) => this.#pet(pet))}
      </ul>
      ${problem}
    </div>`;
  }

  #pet(pet) {
    const until = texts.day(dayOf(pet.keptUntil, texts.zone), { day: "numeric", month: "long", year: "numeric" });
    return html`<li data-testid="released" data-id=${pet.id}>
      <cc-pet crop="head" .species=${pet.species} .look=${pet.look} band="satisfied" .worn=${pet.worn}></cc-pet>
      <div>
        <p class="name">${pet.name}</p>
        <p class="quiet small">${t("away.until", { day: until })}</p>
      </div>
      <button
        type="button"
        class="button"
        data-testid="released-back"
        aria-label=${t("away.back-name", { name: pet.name })}
        @click=${() => this.attempt(() => pets.takeBack(pet.id))}
      >
        ${t("away.back")}
      </button>
    </li>`;
  }
}

customElements.define("cc-away", Away);
