import { css, html } from "lit";
import { t, texts } from "../text/texts.js";
import { controls } from "../ui/controls.js";
import { Element } from "../ui/element.js";
import { icons } from "../ui/icons.js";
import { deedOf } from "./story.js";

const ICONS = { feed: "feed", pet: "pet", play: "play", buy: "coin", rename: "edit", pause: "clock", resume: "home" };

/**
 * Something that happened to a pet, as it stands on a day's page between the entries.
 *
 *   <cc-deed .event=${event} .name=${"Mia"} .zone=${"Europe/Paris"}></cc-deed>
 */
class Deed extends Element {
  static properties = { event: {}, name: {}, zone: {} };
  static styles = [
    controls,
    css`
      :host {
        display: block;
      }
      p {
        display: grid;
        grid-template-columns: 4.25rem auto minmax(0, 1fr);
        align-items: center;
        gap: 0 var(--space-3);
        padding-block: 0.125rem;
        border-radius: var(--radius-s);
        color: var(--ink-2);
      }
      p:focus {
        outline: 3px solid var(--accent);
        outline-offset: 2px;
      }
      time {
        font-size: var(--text-s);
        text-align: end;
      }
      @media (max-width: 479px) {
        p {
          grid-template-columns: 3.25rem auto minmax(0, 1fr);
        }
      }
    `,
  ];

  render() {
    const { event, name } = this;
    const words = t(`day.did-${deedOf(event)}`, { name: event.kind === "rename" ? event.name : name });
    return html`<p tabindex="-1" data-testid="deed" data-kind=${event.kind} data-id=${event.id}>
      <time datetime=${event.at} class="figures">${texts.time(event.at, this.zone)}</time>
      ${icons[ICONS[event.kind]] ?? icons.spark}
      <span>${words}</span>
    </p>`;
  }

  /** Brings it into sight, and the keyboard to it. */
  focus() {
    const line = this.renderRoot.querySelector("p");
    line.scrollIntoView({ block: "center" });
    line.focus({ preventScroll: true });
  }
}

customElements.define("cc-deed", Deed);
