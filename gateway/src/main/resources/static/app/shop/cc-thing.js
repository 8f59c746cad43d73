import { css, html } from "lit";
import { Art } from "/art/art.js";
import { Element } from "../ui/element.js";

/**
 * Something from the shop as a small drawing: an accessory alone, or a place as a view.
 *
 *   <cc-thing item="bow"></cc-thing>
 *   <cc-thing item="scene-meadow"></cc-thing>
 */
class Thing extends Element {
  static properties = { item: {} };
  static styles = css`
    :host {
      display: block;
      position: relative;
      overflow: hidden;
      aspect-ratio: 1;
      border-radius: var(--radius);
      background: radial-gradient(closest-side, var(--accent-soft), var(--surface-3));
    }
    svg {
      position: absolute;
      inset: 0;
      display: block;
      width: 100%;
      height: 100%;
    }
    @media (max-width: 639.98px) {
      :host {
        aspect-ratio: 4 / 3;
      }
    }
    .alone svg {
      inset: 12%;
      width: 76%;
      height: 76%;
      overflow: visible;
    }
  `;
  #drawn;

  render() {
    return html`<div class=${this.item.startsWith("scene-") ? "view" : "alone"}></div>`;
  }

  async updated() {
    if (this.#drawn === this.item) return;
    const item = (this.#drawn = this.item);
    const art = await Art.load();
    const layers = item.startsWith("scene-") ? await view(art, item.slice("scene-".length)) : [await art.thing(item)];
    if (this.#drawn !== item) return; // another thing was asked for meanwhile
    this.renderRoot.querySelector("div").replaceChildren(...layers.filter(Boolean));
    this.renderRoot.querySelectorAll(".alone svg").forEach(fit);
  }
}

/** Half of the widest stroke of a drawing: its box doesn't count strokes. */
const EDGE = 12;

/** Things are drawn around the point that they hang on; alone, they fill the middle. */
function fit(svg) {
  const { x, y, width, height } = svg.getBBox();
  const box = [x - EDGE, y - EDGE, width + 2 * EDGE, height + 2 * EDGE];
  if (width > 0) svg.setAttribute("viewBox", box.join(" "));
}

async function view(art, place) {
  const scene = await art.scene(place);
  return scene ? [scene.rear, scene.front] : [];
}

customElements.define("cc-thing", Thing);
