import { css, html } from "lit";
import { newKey } from "../api/api.js";
import { Problem } from "../api/problem.js";
import { pets, session } from "../app.js";
import { wordsFor } from "../text/problem-words.js";
import { t, texts } from "../text/texts.js";
import { controls } from "../ui/controls.js";
import { Element } from "../ui/element.js";
import { icons } from "../ui/icons.js";
import { chancesOf, placeOf, restingPose } from "./cast.js";
import { describe } from "./cc-pet.js";
import "./cc-meter.js";
import "./cc-scene.js";
import { greetingFor } from "./greeting.js";
import { roomStyle } from "./room-style.js";
import { stage } from "./stage.js";

const ACTIONS = { feed: "eat", pet: "stroke", play: "play" };
const METERS = ["mood", "hunger", "energy", "affection"];
const WAYS = { shop: icons.bag, life: icons.medal, mood: icons.curve };
const LOOK_AGAIN = 60_000;

/**
 * The pet's room: the pet as it is, its meters, why it feels so and what comes next, and what one can do for it.
 * An action plays at once; the numbers then come from the server's answer.
 *
 *   <cc-room></cc-room>            beside another page
 *   <cc-room is-page></cc-room>    as the page itself, with the page's heading
 */
class Room extends Element {
  static properties = {
    isPage: { type: Boolean, attribute: "is-page", reflect: true },
    answer: { state: true },
    problem: { state: true },
    isActing: { state: true },
  };
  static styles = [controls, roomStyle];
  #clock;
  #fading;
  #visible = () => document.visibilityState === "visible" && this.#lookAgain();

  constructor() {
    super();
    this.watch(pets);
    this.watch(stage);
  }

  connectedCallback() {
    super.connectedCallback();
    this.#clock = setInterval(() => this.#visible(), LOOK_AGAIN);
    document.addEventListener("visibilitychange", this.#visible);
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    clearInterval(this.#clock);
    document.removeEventListener("visibilitychange", this.#visible);
  }

  render() {
    const pet = pets.current;
    if (!pet) return "";
    return html`<section class="room" aria-label=${t("room.label")}>
      <header>
        ${this.#heading(pet)}
        <p class="money figures" data-testid="money" data-value=${pet.state.money} title=${t("room.money")}>
          ${icons.coin}<span class="unseen">${t("room.money")}</span> ${texts.number(pet.state.money)}
        </p>
      </header>
      <cc-scene .place=${placeOf(pet, stage.outfit ?? pet.worn)} data-testid="scene">
        <cc-pet
          .species=${pet.species}
          .look=${pet.look}
          .band=${pet.state.band}
          .worn=${pet.worn}
          .pose=${restingPose(pet.state)}
          .label=${describe(pet)}
          is-live
        ></cc-pet>
        <p class="status" role="status">${this.#said()}</p>
      </cc-scene>
      <div class="panel">
        <div class="meters">${METERS.map((name) => this.#meter(name, pet))}</div>
        ${pet.pausedAt ? this.#away(pet) : html`<div class="actions">${Object.keys(ACTIONS).map((action) => this.#button(action))}</div>`}
        <div class="lines small">
          <p data-testid="why">${this.#why(pet)}</p>
          <p class="quiet" data-testid="forecast">${this.#forecast(pet)}</p>
          <p class="quiet" data-testid="chance">${this.#chance(pet)}</p>
        </div>
        <nav class="ways" aria-label=${t("room.ways", { name: pet.name })}>
          ${Object.keys(WAYS).map((way) => html`<a href="/pets/${way}" data-testid="room-${way}">${WAYS[way]}<span>${t(`room.${way}`)}</span></a>`)}
        </nav>
      </div>
    </section>`;
  }

  #heading(pet) {
    const band = html`<span class="band">${t(`band.${pet.state.band}`)}</span>`;
    if (!this.isPage) return html`<h2><span data-testid="pet-name">${pet.name}</span> ${band}</h2>`;
    return html`<div>
      <h1>${greetingFor(session.me.name, texts)}</h1>
      <p><strong data-testid="pet-name">${pet.name}</strong> ${band}</p>
    </div>`;
  }

  #meter(name, { state }) {
    const change = this.answer?.changes?.find(({ field }) => field === name);
    return html`<cc-meter
      .name=${name}
      .value=${state[name]}
      .change=${change ? change.to - change.from : 0}
      ?is-low-better=${name === "hunger"}
    ></cc-meter>`;
  }

  #button(action) {
    return html`<button
      type="button"
      class="button"
      data-testid="action-${action}"
      aria-disabled=${this.isActing ? "true" : "false"}
      @click=${() => this.#act(action)}
    >
      ${icons[action]}<span>${t(`action.${action}`)}</span>
    </button>`;
  }

  #away(pet) {
    return html`<button
      type="button"
      class="button main"
      data-testid="fetch"
      aria-disabled=${this.isActing ? "true" : "false"}
      @click=${this.#fetch}
    >
      ${t("hotel.fetch", { name: pet.name })}
    </button>`;
  }

  #why(pet) {
    if (pet.pausedAt) return t("room.away", { name: pet.name });
    const [reason, other] = pet.why.map(({ key }) => t(`why.${key}`));
    if (!reason) return t("room.why-nothing", { name: pet.name });
    return t(other ? "room.why-both" : "room.why", { name: pet.name, reason, other });
  }

  #forecast(pet) {
    if (pet.pausedAt) return t("room.away-next");
    if (!pet.forecast) return t("room.forecast-none");
    return t(`room.forecast-${pet.forecast.band}`, { when: texts.when(pet.forecast.at) });
  }

  /** What does good again, or earns again, the soonest. */
  #chance(pet) {
    const [next] = chancesOf(pet);
    return next ? t(`next.${next.key}`, { name: pet.name, when: texts.when(next.at) }) : "";
  }

  #said() {
    const name = pets.current.name;
    if (this.problem?.code === "too-tired") return t("room.too-tired", { name });
    if (this.problem) {
      return html`${wordsFor(this.problem.problem, texts)}
        <button type="button" class="link" @click=${() => this.problem.again()}>
          ${t("app.retry")}
        </button>`;
    }
    if (!this.answer) return "";
    const key = `reason.${this.answer.reason}`;
    return t(texts.has(key) ? key : `reason.${this.answer.outcome}`, { name });
  }

  /** The pose comes first, within a frame of the click; a retry repeats the intention by its key. */
  async #act(action, key = newKey()) {
    if (this.isActing) return;
    this.isActing = true;
    stage.perform(ACTIONS[action]);
    try {
      this.#settle(await pets.act(action, key), null);
    } catch (error) {
      if (!(error instanceof Problem)) throw error;
      stage.perform(error.code === "too-tired" ? "sleep" : "idle");
      this.#settle(null, { code: error.code, problem: error, again: () => this.#act(action, key) });
    } finally {
      this.isActing = false;
    }
  }

  async #fetch() {
    if (this.isActing) return;
    this.isActing = true;
    try {
      await pets.pause(pets.current.id, false);
      stage.perform("wave");
      this.#settle(null, null);
    } catch (error) {
      if (!(error instanceof Problem)) throw error;
      this.#settle(null, { code: error.code, problem: error, again: () => this.#fetch() });
    } finally {
      this.isActing = false;
    }
  }

  #settle(answer, problem) {
    this.answer = answer;
    this.problem = problem;
    clearTimeout(this.#fading);
    this.#fading = setTimeout(() => Object.assign(this, { answer: null, problem: null }), problem ? 12_000 : 5_000);
  }

  async #lookAgain() {
    try {
      await pets.refresh();
    } catch (error) {
      if (!(error instanceof Problem)) throw error; // a missed look is made up for by the next
    }
  }
}

customElements.define("cc-room", Room);
