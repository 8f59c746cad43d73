import { css, html } from "lit";
import { pets } from "../app.js";
import "../pet/cc-pet.js";
import { t } from "../text/texts.js";
import { controls } from "../ui/controls.js";
import { Element } from "../ui/element.js";

/**
 * An address that we don't have: the pet sleeps there.
 *
 *   <cc-lost></cc-lost>
 */
class Lost extends Element {
  static styles = [
    controls,
    css`
      cc-pet {
        width: 13rem;
        margin-block-end: calc(-1 * var(--space-2));
      }
    `,
  ];

  render() {
    const { species, look, worn } = pets.current ?? { species: "cat", look: "ginger", worn: [] };
    return html`<div class="empty">
      <cc-pet .species=${species} .look=${look} .worn=${worn} band="satisfied" pose="sleep" is-live></cc-pet>
      <h1>${t("lost.title")}</h1>
      <p class="quiet">${t("lost.words")}</p>
      <a class="button main" href="/">${t("lost.home")}</a>
    </div>`;
  }
}

customElements.define("cc-lost", Lost);
