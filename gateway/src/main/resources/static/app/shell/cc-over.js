import { css, html } from "lit";
import { t } from "../text/texts.js";
import { controls } from "../ui/controls.js";
import { Element } from "../ui/element.js";

/**
 * Says that the session has ended and offers the way back in; what was typed stays.
 *
 *   <cc-over .address=${"/login?returnTo=…"}></cc-over>
 */
class Over extends Element {
  static properties = { address: {} };
  static styles = [
    controls,
    css`
      .notice {
        position: sticky;
        inset-block-start: 0;
        z-index: 5;
        margin: var(--space-3);
        border: 1px solid var(--line);
        background: var(--accent-soft);
      }
      p {
        flex: 1 1 14rem;
      }
    `,
  ];

  render() {
    return html`<div class="notice" role="alert">
      <p>${t("app.signed-out")}</p>
      <a class="button main" href=${this.address} data-leave>${t("app.log-in-again")}</a>
    </div>`;
  }
}

customElements.define("cc-over", Over);
