import { html } from "lit";
import { pets, session } from "../app.js";
import { describe } from "../pet/cc-pet.js";
import { restingPose } from "../pet/cast.js";
import { greetingFor } from "../pet/greeting.js";
import { t, texts } from "../text/texts.js";
import { controls } from "../ui/controls.js";
import { Element } from "../ui/element.js";
import { icons } from "../ui/icons.js";
import { tool } from "../ui/tool.js";
import "../usage/cc-energy.js";
import { headStyle } from "./head-style.js";
import { partners } from "./partners.js";

/**
 * The head of a talk: with whom, what is left of the day's words, the other partners and what can be set.
 *
 *   <cc-talk-head .talk=${talk} .names=${names} .place=${"home"}></cc-talk-head>
 *
 * Tells `partner` {persona} and `sheet` {name} ("talks" or "settings").
 */
class TalkHead extends Element {
  static properties = { talk: {}, names: {}, place: {} };
  static styles = [controls, headStyle];

  constructor() {
    super();
    this.watch(pets);
    this.watch(session);
  }

  willUpdate(changed) {
    if (!changed.has("talk")) return;
    if (changed.get("talk")) this.unwatch(changed.get("talk"));
    this.watch(this.talk);
  }

  render() {
    const { talk } = this;
    return html`<header>
      ${this.#who()}
      <div class="title">
        <h1>${this.#title()}</h1>
        <cc-energy></cc-energy>
      </div>
      <div class="tools">
        ${tool("talk-talks", icons.talks, t("talks.title"), () => this.tell("sheet", { name: "talks" }))}
        ${tool("talk-settings", icons.tune, t("talk.settings"), () => this.tell("sheet", { name: "settings" }))}
        ${tool("talk-clear", icons.clear, t("talk.clear"), () => talk.clear(), talk.entries.length === 0 || talk.isAnswering)}
      </div>
      <div class="personas" role="group" aria-label=${t("talk.persona")}>
        ${partners(pets.current).map(
          (each) =>
            html`<button
              type="button"
              data-testid="persona-${each}"
              aria-pressed=${talk.persona === each ? "true" : "false"}
              @click=${() => this.tell("partner", { persona: each })}
            >
              ${this.names[each]}
            </button>`,
        )}
      </div>
    </header>`;
  }

  #who() {
    const pet = pets.current;
    if (this.talk.persona !== "pet")
      return html`<img class="head" src="/art/logo.svg" alt="" width="48" height="48" />`;
    return html`<cc-pet
      class="head"
      crop="head"
      .species=${pet.species}
      .look=${pet.look}
      .band=${pet.state.band}
      .worn=${pet.worn}
      .pose=${restingPose(pet.state)}
      .label=${describe(pet)}
      is-live
    ></cc-pet>`;
  }

  #title() {
    if (this.place === "home") return greetingFor(session.me.name, texts);
    if (this.talk.conversation?.title) return this.talk.conversation.title;
    const { persona } = this.talk;
    const title = persona === "pet" ? t("talk.with", { name: pets.current.name }) : t(`talk.with-${persona}`);
    return html`<span class="long">${title}</span><span class="short" aria-hidden="true">${this.names[persona]}</span>`;
  }
}

customElements.define("cc-talk-head", TalkHead);
