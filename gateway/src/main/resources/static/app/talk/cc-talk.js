import { css, html } from "lit";
import { drafts, pets, session, storage, talks } from "../app.js";
import { describe } from "../pet/cc-pet.js";
import { restingPose } from "../pet/cast.js";
import { greetingFor } from "../pet/greeting.js";
import { stage } from "../pet/stage.js";
import { wordsFor } from "../text/problem-words.js";
import { t, texts } from "../text/texts.js";
import { controls } from "../ui/controls.js";
import { Element } from "../ui/element.js";
import { icons } from "../ui/icons.js";
import "./cc-composer.js";
import "./cc-transcript.js";
import { Sentences } from "./sentences.js";
import { talkStyle } from "./talk-style.js";

const OPENERS = ["hello", "feeling", "story"];

/**
 * The talk with the pet or with the assistant: who, what was said, what one types.
 *
 *   <cc-talk .place=${"talk"}></cc-talk>     the page of its own
 *   <cc-talk .place=${"home"}></cc-talk>     the middle of the home page, which greets
 */
class TalkPage extends Element {
  static properties = { place: {}, persona: { state: true }, draft: { state: true } };
  static styles = [controls, talkStyle];
  #talk = null;
  #sentences = null;
  #heard = (event) => this.#speak(event);
  #ended = ({ detail }) => this.#hush(detail.entry);

  constructor() {
    super();
    this.persona = storage.getItem("cc.persona") ?? "pet";
    this.watch(pets);
    this.watch(session);
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    this.#leave();
    stage.attend(null);
  }

  willUpdate() {
    const persona = pets.current ? this.persona : "assistant";
    const talk = talks.with(persona, { user: session.me.username, petId: pets.current?.id });
    if (talk === this.#talk) return;
    this.#leave();
    this.#talk = talk;
    this.draft = drafts.read(session.me.username, talk.place);
    this.watch(talk);
    talk.addEventListener("text", this.#heard);
    talk.addEventListener("ended", this.#ended);
    talk.load();
  }

  updated() {
    const isAnswering = this.#talk.persona === "pet" && this.#talk.isAnswering;
    const isSpeaking = isAnswering && this.#talk.entries.at(-1)?.answer !== "";
    stage.hold("think", isAnswering && !isSpeaking);
    stage.hold("talk", isSpeaking);
  }

  render() {
    const talk = this.#talk;
    const names = { user: t("talk.you"), pet: pets.current?.name ?? "", assistant: t("talk.assistant") };
    return html`<section class="talk">
      <header>
        ${this.#who()} ${this.#title()} ${this.#personas()}
        <button
          type="button"
          class="button plain round"
          data-testid="talk-clear"
          aria-label=${t("talk.clear")}
          title=${t("talk.clear")}
          ?disabled=${talk.entries.length === 0 || talk.isAnswering}
          @click=${() => talk.clear()}
        >
          ${icons.clear}
        </button>
      </header>
      <cc-transcript .talk=${talk} .names=${names}>${this.#opening(names)}</cc-transcript>
      ${
        talk.problem
          ? html`<div class="notice" role="alert">
              <p>${wordsFor(talk.problem, texts)}</p>
              <button type="button" class="button" @click=${() => talk.load()}>${t("app.retry")}</button>
            </div>`
          : ""
      }
      <div class="below">
        <cc-composer
          .value=${this.draft}
          .last=${talk.lastText}
          ?is-busy=${talk.isAnswering}
          .hint=${talk.persona === "pet" ? t("talk.hint", { name: names.pet }) : t("talk.hint-assistant")}
          @draft=${this.#drafted}
          @say=${({ detail }) => talk.send(detail.text)}
          @focusin=${this.#watched}
          @focusout=${() => stage.attend(null)}
        ></cc-composer>
        <p class="quiet small keys">${t("talk.keys")}</p>
      </div>
      <div class="unseen" aria-live="polite" id="ears"></div>
    </section>`;
  }

  #who() {
    const pet = pets.current;
    if (this.#talk.persona !== "pet")
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
    if (this.place === "home") return html`<h1>${greetingFor(session.me.name, texts)}</h1>`;
    return html`<h1>
      ${this.#talk.persona === "pet" ? t("talk.with", { name: pets.current.name }) : t("talk.with-assistant")}
    </h1>`;
  }

  #personas() {
    if (!pets.current) return "";
    return html`<div class="personas" role="group" aria-label=${t("talk.persona")}>
      ${["pet", "assistant"].map(
        (each) =>
          html`<button
            type="button"
            data-testid="persona-${each}"
            aria-pressed=${this.#talk.persona === each ? "true" : "false"}
            @click=${() => this.#turnTo(each)}
          >
            ${each === "pet" ? pets.current.name : t("talk.assistant")}
          </button>`,
      )}
    </div>`;
  }

  #opening(names) {
    const isPet = this.#talk.persona === "pet";
    return html`<div class="opening">
      <p>${isPet ? t("talk.empty", { name: names.pet }) : t("talk.empty-assistant")}</p>
      ${
        isPet
          ? OPENERS.map((key) => {
              const text = t(`talk.opener-${key}`);
              return html`<button type="button" class="button" @click=${() => this.#talk.send(text)}>${text}</button>`;
            })
          : ""
      }
    </div>`;
  }

  #turnTo(persona) {
    storage.setItem("cc.persona", persona);
    this.persona = persona;
  }

  #drafted({ detail }) {
    this.draft = detail.text;
    drafts.write(session.me.username, this.#talk.place, detail.text);
    this.#watched();
  }

  #watched() {
    const box = this.renderRoot.querySelector("cc-composer").getBoundingClientRect();
    stage.attend({ x: box.left + box.width / 3, y: box.top });
  }

  /** Screen readers hear the answer sentence by sentence. */
  #speak({ detail }) {
    this.#sentences ??= new Sentences(texts.language);
    this.#announce(this.#sentences.push(detail.text));
  }

  #hush(entry) {
    this.#keep(entry);
    if (this.#sentences) this.#announce(this.#sentences.end());
    this.#sentences = null;
    this.tell("logged"); // for whoever shows the log at the side
    if (this.#talk.persona === "pet") pets.refresh().catch(() => {}); // the next look of the room makes up for it
  }

  /** What never reached the server is a draft again, lest a reload or a new log-in lose it. */
  #keep({ text, state, turnId }) {
    const [user, { place }] = [session.me.username, this.#talk];
    const kept = drafts.read(user, place);
    if (state === "failed" && !turnId && !kept) drafts.write(user, place, text);
    else if (state !== "failed" && kept === text && this.draft !== text) drafts.write(user, place, "");
  }

  #announce(sentences) {
    const ears = this.renderRoot.querySelector("#ears");
    for (const sentence of sentences) {
      const line = document.createElement("p");
      line.textContent = sentence;
      ears.append(line);
    }
    while (ears.childElementCount > 12) ears.firstChild.remove();
  }

  #leave() {
    if (!this.#talk) return;
    this.unwatch(this.#talk);
    this.#talk.removeEventListener("text", this.#heard);
    this.#talk.removeEventListener("ended", this.#ended);
    this.#talk = null;
    stage.hold("think", false);
    stage.hold("talk", false);
  }
}

customElements.define("cc-talk", TalkPage);
