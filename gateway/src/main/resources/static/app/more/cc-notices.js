import { css, html } from "lit";
import { notices } from "../app.js";
import { t } from "../text/texts.js";
import { controls } from "../ui/controls.js";
import { Element } from "../ui/element.js";

/**
 * Whether one wants a friendly word of the pet once a day.
 *
 *   <cc-notices></cc-notices>
 */
class NoticesChoice extends Element {
  static styles = [
    controls,
    css`
      label {
        display: grid;
        grid-template-columns: auto minmax(0, 1fr);
        align-items: center;
        gap: 0 var(--space-3);
        min-height: var(--touch);
        cursor: pointer;
      }
      input {
        width: 1.375rem;
        height: 1.375rem;
        margin: 0;
      }
      span {
        font-weight: 600;
      }
      p {
        grid-column: 2;
      }
    `,
  ];

  constructor() {
    super();
    this.watch(notices);
  }

  render() {
    return html`<label>
        <input
          type="checkbox"
          aria-describedby="words"
          data-testid="notices"
          .checked=${notices.isWanted}
          @change=${({ target }) => notices.want(target.checked)}
        />
        <span>${t("notices.label")}</span>
      </label>
      <p id="words" class="quiet small">${t("notices.words")}</p>`;
  }
}

customElements.define("cc-notices", NoticesChoice);
