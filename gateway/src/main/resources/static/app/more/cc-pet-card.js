import { css, html } from "lit";
import { Problem } from "../api/problem.js";
import { pets } from "../app.js";
import { restingPose } from "../pet/cast.js";
import "../pet/cc-pet.js";
import { confirmed } from "../ui/confirm.js";
import { dayOf } from "../text/days.js";
import { wordsFor, wordsForField } from "../text/problem-words.js";
import { t, texts } from "../text/texts.js";
import { controls } from "../ui/controls.js";
import { Element } from "../ui/element.js";
import { icons } from "../ui/icons.js";
import { tool } from "../ui/tool.js";

/**
 * A pet in the list: who it is, call it into the room, rename it, give it away.
 *
 *   <cc-pet-card .pet=${pet} ?is-here=${true}></cc-pet-card>
 */
class PetCard extends Element {
  static properties = {
    pet: {},
    isHere: { type: Boolean, attribute: "is-here" },
    isNaming: { state: true },
    problem: { state: true },
  };
  static styles = [
    controls,
    css`
      .pet {
        display: grid;
        grid-template-columns: auto minmax(0, 1fr) auto;
        gap: var(--space-2) var(--space-3);
        align-items: center;
      }
      cc-pet {
        width: 3.5rem;
        border-radius: 50%;
        background: var(--wall);
      }
      .name {
        overflow-wrap: anywhere;
        font-weight: 650;
      }
      .tools {
        display: flex;
        flex-wrap: wrap;
        justify-content: flex-end;
        gap: var(--space-1);
      }
      form {
        grid-column: 1 / -1;
        display: flex;
        flex-wrap: wrap;
        gap: var(--space-2);
      }
      .input {
        flex: 1 1 12rem;
      }
      .wrong {
        grid-column: 1 / -1;
      }
      .wrong:empty {
        display: none;
      }
    `,
  ];

  render() {
    const { pet } = this;
    return html`<div class="pet">
      <cc-pet
        crop="head"
        .species=${pet.species}
        .look=${pet.look}
        .band=${pet.state.band}
        .worn=${pet.worn}
        .pose=${restingPose(pet.state)}
      ></cc-pet>
      <div>
        <p class="name">${pet.name}</p>
        <p class="quiet small">
          ${this.isHere ? `${t("more.here")} · ` : ""}${pet.pausedAt ? `${t("more.in-hotel")} · ` : ""}${t("more.adopted", { day: texts.day(dayOf(pet.adoptedAt, texts.zone), { day: "numeric", month: "long", year: "numeric" }) })}
        </p>
      </div>
      <div class="tools">
        ${this.isHere ? "" : html`<button type="button" class="button" data-testid="pet-call" @click=${() => pets.select(pet.id)}>${t("more.switch", { name: pet.name })}</button>`}
        <button
          type="button"
          class="button plain round"
          aria-label=${t("more.rename", { name: pet.name })}
          title=${t("more.rename", { name: pet.name })}
          aria-expanded=${this.isNaming ? "true" : "false"}
          data-testid="pet-rename"
          @click=${this.#toggle}
        >
          ${icons.edit}
        </button>
        ${tool("pet-release", icons.give, t("more.release", { name: pet.name }), () => this.#release())}
      </div>
      ${this.isNaming ? this.#form() : this.#refusal()}
    </div>`;
  }

  #form() {
    return html`<form @submit=${this.#rename}>
      <input
        class="input"
        maxlength="40"
        required
        autocomplete="off"
        .value=${this.pet.name}
        aria-label=${t("more.new-name")}
        aria-describedby="wrong"
        data-testid="pet-new-name"
      />
      <button class="button main" data-testid="pet-rename-save">${t("more.save")}</button>
      <p id="wrong" class="wrong" role="alert">
        ${this.problem ? wordsForField(this.problem, "name", texts) || wordsFor(this.problem, texts) : ""}
      </p>
    </form>`;
  }

  #refusal() {
    return html`<p class="wrong" role="alert">${this.problem ? wordsFor(this.problem, texts) : ""}</p>`;
  }

  async #release() {
    const { id, name } = this.pet;
    const isMeant = await confirmed({
      title: t("more.release-ask", { name }),
      words: t("more.release-words", { name }),
      yes: t("more.release-yes"),
    });
    if (isMeant) await this.attempt(() => pets.release(id));
  }

  #toggle() {
    this.isNaming = !this.isNaming;
    this.problem = null;
    this.updateComplete.then(() => this.renderRoot.querySelector("input")?.select());
  }

  async #rename(event) {
    event.preventDefault();
    const name = this.renderRoot.querySelector("input").value.trim();
    if (!name) return;
    try {
      await pets.rename(this.pet.id, name);
      this.#toggle();
      this.renderRoot.querySelector("[data-testid=pet-rename]").focus();
    } catch (error) {
      if (!(error instanceof Problem)) throw error;
      this.problem = error;
    }
  }
}

customElements.define("cc-pet-card", PetCard);
