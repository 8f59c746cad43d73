import { css, html } from "lit";
import { Art } from "/art/art.js";
import { newKey } from "../api/api.js";
import { Problem } from "../api/problem.js";
import { pets, router } from "../app.js";
import { wordsFor, wordsForField } from "../text/problem-words.js";
import { t, texts } from "../text/texts.js";
import { controls } from "../ui/controls.js";
import { Element } from "../ui/element.js";
import { adoptStyle } from "./adopt-style.js";
import "./cc-pet.js";
import "./cc-scene.js";
import { stage } from "./stage.js";

/**
 * Adopt a pet: species, look (seen at once) and name.
 *
 *   <cc-adopt .isFirst=${true}></cc-adopt>
 */
class Adopt extends Element {
  static properties = {
    isFirst: {},
    species: { state: true },
    look: { state: true },
    name: { state: true },
    problem: { state: true },
    isBusy: { state: true },
    kinds: { state: true },
  };
  static styles = [controls, adoptStyle];
  #key = newKey();

  constructor() {
    super();
    this.species = "cat";
    this.look = "ginger";
    this.name = "";
    this.kinds = null;
  }

  async connectedCallback() {
    super.connectedCallback();
    this.kinds = (await Art.load()).manifest.species;
  }

  render() {
    return html`<form class="page" @submit=${this.#submit} novalidate>
      <div class="words">
        <h1>${t(this.isFirst ? "adopt.first" : "adopt.title")}</h1>
        <p class="quiet">${t("adopt.words")}</p>
      </div>
      <cc-scene
        ><cc-pet
          .species=${this.species}
          .look=${this.look}
          band="very-happy"
          .label=${this.#described()}
          is-live
        ></cc-pet
      ></cc-scene>
      <div class="choices">
        <fieldset>
          <legend>${t("adopt.species")}</legend>
          <div class="species">
            ${Object.keys(this.kinds ?? { cat: 1, dog: 1 }).map((each) => this.#speciesChoice(each))}
          </div>
        </fieldset>
        <fieldset>
          <legend>${t("adopt.look")}</legend>
          <div class="looks">${(this.kinds?.[this.species].looks ?? []).map(({ id }) => this.#lookChoice(id))}</div>
        </fieldset>
        <div class="field">
          <label for="name">${t("adopt.name")}</label>
          <input
            id="name"
            class="input"
            data-testid="adopt-name"
            maxlength="40"
            autocomplete="off"
            .value=${this.name}
            placeholder=${t("adopt.name-hint")}
            aria-describedby="wrong"
            aria-invalid=${this.#wrongName() ? "true" : "false"}
            @input=${(event) => this.#named(event.target.value)}
          />
          <p id="wrong" class="wrong" role="alert">${this.#wrongName()}</p>
        </div>
        <button class="button main" data-testid="adopt-submit" aria-disabled=${this.isBusy ? "true" : "false"}>
          ${this.name.trim() ? t("adopt.submit-name", { name: this.name.trim() }) : t("adopt.submit")}
        </button>
      </div>
    </form>`;
  }

  #speciesChoice(species) {
    return html`<label class="choice">
      <input
        type="radio"
        name="species"
        data-testid="adopt-species-${species}"
        .value=${species}
        .checked=${this.species === species}
        @change=${() => this.#choose(species)}
      />
      <cc-pet .species=${species} .look=${this.kinds?.[species].looks[0].id} crop="head" pose="idle"></cc-pet>
      <span>${t(`species.${species}`)}</span>
    </label>`;
  }

  #lookChoice(look) {
    return html`<label class="choice">
      <input
        type="radio"
        name="look"
        data-testid="adopt-look-${look}"
        .value=${look}
        .checked=${this.look === look}
        @change=${() => this.#wear(look)}
      />
      <cc-pet .species=${this.species} .look=${look} crop="head" pose="idle"></cc-pet>
      <span>${t(`look.${look}`)}</span>
    </label>`;
  }

  #described() {
    return t("adopt.preview", { species: t(`species.${this.species}`), look: t(`look.${this.look}`) });
  }

  #wrongName() {
    if (!this.problem) return "";
    if (this.problem === "empty") return t("adopt.name-missing");
    return wordsForField(this.problem, "name", texts) || wordsFor(this.problem, texts);
  }

  #choose(species) {
    this.species = species;
    this.#wear(this.kinds[species].looks[0].id);
  }

  #wear(look) {
    this.look = look;
    this.#key = newKey();
    stage.perform("wave");
  }

  #named(name) {
    this.name = name;
    this.problem = null;
    this.#key = newKey();
  }

  async #submit(event) {
    event.preventDefault();
    if (this.isBusy) return;
    const name = this.name.trim();
    if (!name) {
      this.problem = "empty";
      this.renderRoot.querySelector("#name").focus();
      return;
    }
    this.isBusy = true;
    try {
      await pets.adopt({ name, species: this.species, look: this.look }, this.#key);
      router.go("/");
      stage.perform("wave");
    } catch (error) {
      if (!(error instanceof Problem)) throw error;
      this.problem = error;
    } finally {
      this.isBusy = false;
    }
  }
}

customElements.define("cc-adopt", Adopt);
