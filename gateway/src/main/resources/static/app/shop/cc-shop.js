import { html } from "lit";
import { pets, shop } from "../app.js";
import { placeOf, restingPose } from "../pet/cast.js";
import { describe } from "../pet/cc-pet.js";
import "../pet/cc-scene.js";
import { stage } from "../pet/stage.js";
import { wordsFor } from "../text/problem-words.js";
import { t, texts } from "../text/texts.js";
import { controls } from "../ui/controls.js";
import { Element } from "../ui/element.js";
import { icons } from "../ui/icons.js";
import "./cc-offer.js";
import { shopStyle } from "./shop-style.js";

const KINDS = ["accessory", "style"];
const WAYS = [...KINDS, "mine"];

/**
 * The shop and the wardrobe: everything by price, or what the pet has; the pet itself in sight.
 *
 *   <cc-shop></cc-shop>
 */
class ShopPage extends Element {
  static properties = { way: { state: true }, problem: { state: true } };
  static styles = [controls, shopStyle];

  constructor() {
    super();
    this.way = KINDS[0];
    this.watch(pets);
    this.watch(shop);
  }

  connectedCallback() {
    super.connectedCallback();
    this.attempt(() => shop.load());
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    shop.tryOn(null);
  }

  render() {
    const pet = pets.current;
    if (!pet) return "";
    return html`<div class="page">
      <header>
        <h1>${t("shop.title")}</h1>
        <p class="money figures">
          ${icons.coin}<span class="unseen">${t("room.money")}</span>
          <span data-testid="shop-money">${texts.number(pet.state.money)}</span>
        </p>
      </header>
      <p class="quiet">${t("shop.words", { name: pet.name })}</p>
      <cc-scene .place=${placeOf(pet, stage.outfit ?? pet.worn)}
        ><cc-pet
          .species=${pet.species}
          .look=${pet.look}
          .band=${pet.state.band}
          .worn=${pet.worn}
          .pose=${restingPose(pet.state)}
          .label=${describe(pet)}
          is-live
        ></cc-pet
      ></cc-scene>
      <div class="ways" role="group" aria-label=${t("shop.show")}>${WAYS.map((way) => this.#way(way))}</div>
      ${this.problem ? html`<p class="notice" role="alert">${wordsFor(this.problem, texts)}</p>` : ""}
      ${this.way === "mine" ? this.#wardrobe() : this.#shelves(this.way)}
    </div>`;
  }

  #way(way) {
    return html`<button
      type="button"
      class="button"
      data-testid="shop-${way}"
      aria-pressed=${this.way === way ? "true" : "false"}
      @click=${() => (this.way = way)}
    >
      ${t(`shop.${way}`)}
    </button>`;
  }

  #shelves(kind) {
    return shop.shelves(kind).map(
      ({ id, items }) => html`<section aria-labelledby=${id}>
        <h2 id=${id}>${t(`shelf.${id}`)}</h2>
        ${this.#offers(items)}
      </section>`,
    );
  }

  #wardrobe() {
    const kinds = KINDS.filter((kind) => shop.wardrobe(kind).length > 0);
    if (kinds.length === 0) return html`<p class="empty" data-testid="wardrobe-empty">${t("shop.nothing-yet")}</p>`;
    return kinds.map(
      (kind) => html`<section aria-labelledby=${kind}>
        <h2 id=${kind}>${t(`shop.${kind}`)}</h2>
        ${this.#offers(shop.wardrobe(kind))}
      </section>`,
    );
  }

  #offers(items) {
    return html`<ul>
      ${items.map((item) => html`<li><cc-offer .item=${item} .standing=${shop.standing(item)} .isBuying=${shop.isBuying(item)} .isTried=${shop.trying === item}></cc-offer></li>`)}
    </ul>`;
  }
}

customElements.define("cc-shop", ShopPage);
