import { css, html } from "lit";
import { Art } from "/art/art.js";
import { controls } from "../ui/controls.js";
import { Element } from "../ui/element.js";

const DARK = window.matchMedia("(prefers-color-scheme: dark)");

/**
 * The room as a backdrop: wall, window with the sky of the hour, floor and rug. What stands in it goes into the slot.
 * The band of mood tints it (tokens.css), light and dark make day and night.
 *
 *   <cc-scene><cc-pet …></cc-pet></cc-scene>
 *   <cc-scene is-bare>…</cc-scene>     without the picture on the wall
 *   <cc-scene .place=${"meadow"}>…     a drawn place instead of the room; a part of it lies before the pet
 */
class Scene extends Element {
  static properties = { place: { reflect: true } };
  static styles = [
    controls,
    css`
      :host {
        display: grid;
        grid-template: minmax(0, 1fr) / minmax(0, 1fr);
        position: relative;
        overflow: hidden;
        isolation: isolate;
        container-type: size;
        background: linear-gradient(var(--wall), var(--wall-2));
        transition: background-color var(--calm);
      }
      .back {
        position: absolute;
        inset: 0;
        z-index: -1;
        width: 100%;
        height: 100%;
      }
      .floor {
        position: absolute;
        inset: auto 0 0;
        z-index: -1;
        height: 27%;
        border-block-start: 0.375rem solid color-mix(in srgb, var(--floor-2), var(--wall) 45%);
        background: linear-gradient(var(--floor), var(--floor-2));
      }
      .rug {
        position: absolute;
        inset-block-end: 4%;
        inset-inline-start: 50%;
        z-index: -1;
        width: min(88%, 30rem);
        height: 17%;
        border-radius: 50%;
        transform: translateX(-50%);
        background: radial-gradient(
          closest-side,
          color-mix(in srgb, var(--mood) 50%, var(--wall)) 62%,
          color-mix(in srgb, var(--mood) 72%, var(--floor)) 64% 80%,
          color-mix(in srgb, var(--mood) 40%, var(--wall)) 82%
        );
      }
      .window {
        position: absolute;
        inset-block-start: 9%;
        inset-inline-start: 8%;
        z-index: -1;
        width: clamp(4.5rem, 26cqi, 9rem);
        aspect-ratio: 4 / 5;
      }
      .picture {
        position: absolute;
        inset-block-start: 13%;
        inset-inline-end: 9%;
        z-index: -1;
        width: clamp(2.75rem, 15cqi, 5rem);
        aspect-ratio: 1;
      }
      :host([is-bare]) .picture {
        display: none;
      }
      .frame {
        fill: color-mix(in srgb, var(--floor-2) 74%, var(--ink-2));
      }
      .pane {
        fill: var(--sky);
      }
      .low {
        fill: var(--sky-2);
      }
      .light {
        fill: var(--mood);
      }
      .hill {
        fill: color-mix(in srgb, var(--good) 45%, var(--sky));
      }
      .paper {
        fill: color-mix(in srgb, var(--wall) 40%, var(--surface-2));
      }
      .rear,
      .front {
        position: absolute;
        inset: 0;
        pointer-events: none;
      }
      .rear {
        z-index: -1;
      }
      .rear svg,
      .front svg {
        display: block;
        width: 100%;
        height: 100%;
      }
      ::slotted(*) {
        align-self: end;
        justify-self: center;
      }
    `,
  ];
  #drawn = null;
  #light = () => this.requestUpdate();

  connectedCallback() {
    super.connectedCallback();
    DARK.addEventListener("change", this.#light);
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    DARK.removeEventListener("change", this.#light);
  }

  render() {
    if (this.place) return html`<div class="rear"></div><slot></slot><div class="front"></div>`;
    return html`<svg class="window" viewBox="0 0 80 100" aria-hidden="true">
        <rect class="frame" width="80" height="94" rx="10"></rect>
        <rect class="pane" x="6" y="6" width="68" height="82" rx="6"></rect>
        <rect class="low" x="6" y="46" width="68" height="42" rx="6"></rect>
        <circle class="light" cx="56" cy="26" r="9"></circle>
        <path class="hill" d="M6 76q16-18 34-6t34-4v16a6 6 0 0 1-6 6H12a6 6 0 0 1-6-6Z"></path>
        <path class="frame" d="M38 4h4v86h-4ZM4 45h72v4H4Z"></path>
        <rect class="frame" x="-4" y="92" width="88" height="7" rx="3.5"></rect>
      </svg>
      <svg class="picture" viewBox="0 0 60 60" aria-hidden="true">
        <rect class="frame" width="60" height="60" rx="8"></rect>
        <rect class="paper" x="6" y="6" width="48" height="48" rx="4"></rect>
        <path class="light" d="M30 46s-14-8-14-18a8 8 0 0 1 14-5 8 8 0 0 1 14 5c0 10-14 18-14 18Z"></path>
      </svg>
      <div class="floor"></div>
      <div class="rug"></div>
      <slot></slot>`;
  }

  async updated() {
    const wanted = this.place ? `${this.place}/${DARK.matches ? "night" : "day"}` : null;
    if (this.#drawn === wanted) return;
    this.#drawn = wanted;
    if (!wanted) return;
    const scene = await (await Art.load()).scene(...wanted.split("/"));
    if (this.#drawn !== wanted || !scene) return; // another place was asked for meanwhile
    this.renderRoot.querySelector(".rear").replaceChildren(scene.rear);
    this.renderRoot.querySelector(".front").replaceChildren(scene.front);
  }
}

customElements.define("cc-scene", Scene);
