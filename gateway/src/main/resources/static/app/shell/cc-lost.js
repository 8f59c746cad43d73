import { html } from "lit";
import { t } from "../text/texts.js";
import { controls } from "../ui/controls.js";
import { Element } from "../ui/element.js";

/**
 * An address that we don't have.
 *
 *   <cc-lost></cc-lost>
 */
class Lost extends Element {
  static styles = controls;

  render() {
    return html`<div class="empty">
      <h1>${t("lost.title")}</h1>
      <p class="quiet">${t("lost.words")}</p>
      <a class="button main" href="/">${t("lost.home")}</a>
    </div>`;
  }
}

customElements.define("cc-lost", Lost);
