import { css, html, nothing } from "lit";
import { Art } from "/art/art.js";
import { t } from "../text/texts.js";
import { Element } from "../ui/element.js";
import { stage } from "./stage.js";

const FAR = 420;

/** Poses that leave the place where a crop looks for the head. */
const LYING = new Set(["sleep", "fly"]);

/**
 * The pet as it is, drawn from the art: breathes, blinks, looks at the pointer or at what is being typed.
 *
 *   <cc-pet species="cat" look="ginger" band="satisfied" .worn=${["bow"]} pose="idle" crop="head" label="Mia" is-live></cc-pet>
 *
 * `is-live` moves and follows the stage, whose performances go before the pose; else it is a still portrait. Without `label` it is mere decoration.
 */
class Pet extends Element {
  static properties = {
    species: {},
    look: {},
    band: {},
    worn: {},
    pose: {},
    crop: {},
    label: {},
    isLive: { type: Boolean, attribute: "is-live" },
  };
  static styles = css`
    :host {
      display: block;
      aspect-ratio: 5 / 6;
    }
    :host([crop]) {
      aspect-ratio: 1;
    }
    .figure,
    svg {
      display: block;
      width: 100%;
      height: 100%;
      overflow: visible;
    }
    :host([crop]) .figure {
      overflow: hidden;
      border-radius: inherit;
    }
  `;
  #figure = null;
  #drawn = "";
  #still;

  #gaze = (event) => this.#lookAt(event.clientX, event.clientY);
  #attend = () => this.#lookAt(stage.gaze?.x, stage.gaze?.y);

  connectedCallback() {
    super.connectedCallback();
    if (!this.isLive) return;
    this.watch(stage);
    stage.addEventListener("gaze", this.#attend);
    window.addEventListener("pointermove", this.#gaze, { passive: true });
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    stage.removeEventListener("gaze", this.#attend);
    window.removeEventListener("pointermove", this.#gaze);
    clearTimeout(this.#still);
  }

  render() {
    return html`${this.isLive ? html`<link rel="stylesheet" href="/art/pet.css" />` : ""}
      <div class="figure" role=${this.label ? "img" : nothing} aria-label=${this.label ?? nothing}></div>`;
  }

  async updated() {
    const art = await Art.load();
    const kind = `${this.species}/${this.crop ?? ""}`;
    if (this.#drawn !== kind && art.manifest.species[this.species]) {
      this.#drawn = kind;
      const figure = await art.figure(this.species, this.crop);
      if (this.#drawn !== kind) return; // another species was asked for meanwhile
      await art.show(figure, this.#shown());
      this.#figure = figure;
      this.renderRoot.querySelector(".figure").replaceChildren(figure);
    }
    if (this.#figure) await art.show(this.#figure, this.#shown());
  }

  #shown() {
    const wanted = (this.isLive && stage.pose) || this.pose || "idle";
    const pose = this.crop && LYING.has(wanted) ? "idle" : wanted;
    const worn = (this.isLive && stage.outfit) || this.worn || [];
    return { look: this.look, mood: this.band || "satisfied", pose, worn };
  }

  /** Turns the eyes towards a point of the window, and back to the front when nothing moves for a while. */
  async #lookAt(x, y) {
    if (!this.#figure) return;
    const art = await Art.load();
    clearTimeout(this.#still);
    if (x === undefined) {
      art.look(this.#figure, 0, 0);
      return;
    }
    const box = this.getBoundingClientRect();
    const dx = x - (box.left + box.width / 2);
    const dy = y - (box.top + box.height * 0.4);
    const reach = Math.max(FAR, Math.hypot(dx, dy));
    art.look(this.#figure, dx / reach, dy / reach);
    this.#still = setTimeout(() => art.look(this.#figure, 0, 0), 3500);
  }
}

customElements.define("cc-pet", Pet);

/** How a pet is told of to those who don't see it: "Mia, a ginger cat, satisfied". */
export function describe(pet) {
  return t("pet.described", {
    name: pet.name,
    species: t(`species.${pet.species}`),
    look: t(`look.${pet.look}`),
    band: t(`band.${pet.state.band}`),
  });
}
