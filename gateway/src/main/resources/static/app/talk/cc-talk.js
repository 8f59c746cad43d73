import { html } from "lit";
import { drafts, pets, session, storage, talks, usage } from "../app.js";
import { stage } from "../pet/stage.js";
import { monthOf, today } from "../text/days.js";
import { wordsFor } from "../text/problem-words.js";
import { t, texts } from "../text/texts.js";
import { controls } from "../ui/controls.js";
import { Element } from "../ui/element.js";
import "./cc-composer.js";
import "./cc-talk-head.js";
import "./cc-transcript.js";
import { namesOf, partners } from "./partners.js";
import { Sentences } from "./sentences.js";
import { talkStyle } from "./talk-style.js";

const OPENERS = ["hello", "feeling", "story"];
const DEEDS = { feed: "eat", pet: "stroke", play: "play" };

/**
 * The talk with the pet, the assistant or the coder: who, what was said, what one types.
 *
 *   <cc-talk .place=${"talk"}></cc-talk>     the page of its own
 *   <cc-talk .place=${"home"}></cc-talk>     the middle of the home page, which greets
 */
class TalkPage extends Element {
  static properties = { place: {}, persona: { state: true }, draft: { state: true }, sheet: { state: true } };
  static styles = [controls, talkStyle];
  #talk = null;
  #sentences = null;
  #heard = (event) => this.#speak(event);
  #acted = ({ detail }) => this.#perform(detail.action);
  #ended = ({ detail }) => this.#hush(detail.entry);
  #back = () => this.#comeBack();

  constructor() {
    super();
    this.persona = storage.getItem("cc.persona") ?? "pet";
    this.sheet = null;
    for (const source of [pets, session, talks]) this.watch(source);
  }

  connectedCallback() {
    super.connectedCallback();
    window.addEventListener("online", this.#back);
    document.addEventListener("visibilitychange", this.#back);
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    window.removeEventListener("online", this.#back);
    document.removeEventListener("visibilitychange", this.#back);
    this.#leave();
    stage.attend(null);
  }

  willUpdate() {
    const persona = partners(pets.current).find((each) => each === this.persona) ?? "assistant";
    const talk = talks.with(persona, { user: session.me.username, petId: pets.current?.id });
    if (talk === this.#talk) return;
    this.#leave();
    this.#talk = talk;
    this.draft = drafts.read(session.me.username, talk.place);
    this.watch(talk);
    talk.addEventListener("text", this.#heard);
    talk.addEventListener("acted", this.#acted);
    talk.addEventListener("ended", this.#ended);
    talk.listen(document.visibilityState === "visible");
    talk.load();
  }

  updated() {
    const isAnswering = this.#talk.persona === "pet" && this.#talk.isAnswering;
    const isSpeaking = isAnswering && this.#talk.last?.answer !== "";
    stage.hold("think", isAnswering && !isSpeaking);
    stage.hold("talk", isSpeaking);
  }

  render() {
    const talk = this.#talk;
    const names = namesOf(pets.current, texts);
    return html`<section class="talk" @keydown=${this.#pressed}>
      <cc-talk-head
        .talk=${talk}
        .names=${names}
        .place=${this.place}
        @partner=${({ detail }) => this.#turnTo(detail.persona)}
        @sheet=${({ detail }) => this.#open(detail.name)}
      ></cc-talk-head>
      <cc-transcript .talk=${talk} .names=${names} @asked=${this.#refocus}>${this.#opening(names)}</cc-transcript>
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
          ?is-busy=${talk.isAnswering}
          .hint=${talk.persona === "pet" ? t("talk.hint", { name: names.pet }) : t(`talk.hint-${talk.persona}`)}
          @draft=${this.#drafted}
          @say=${({ detail }) => talk.send(detail.text)}
          @stop=${() => talk.stop()}
          @recall=${() => this.renderRoot.querySelector("cc-transcript").editLast()}
          @focusin=${this.#watched}
          @focusout=${() => stage.attend(null)}
        ></cc-composer>
        <p class="quiet small keys">${t("talk.keys")}</p>
      </div>
      <div class="unseen" aria-live="polite" id="ears"></div>
      ${this.#sheet()}
    </section>`;
  }

  #sheet() {
    if (this.sheet === "talks") {
      return html`<cc-sheet .heading=${t("talks.title")} @leave=${this.#close}>
        <cc-talks .talk=${this.#talk} @turned=${this.#close}></cc-talks>
      </cc-sheet>`;
    }
    if (this.sheet !== "settings") return "";
    return html`<cc-sheet .heading=${t("talk.settings")} @leave=${this.#close}>
      <cc-talk-settings .talk=${this.#talk}></cc-talk-settings>
    </cc-sheet>`;
  }

  #opening(names) {
    const isPet = this.#talk.persona === "pet";
    return html`<div class="opening">
      <p>${isPet ? t("talk.empty", { name: names.pet }) : t(`talk.empty-${this.#talk.persona}`)}</p>
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

  async #open(name) {
    await Promise.all([
      import("../ui/cc-sheet.js"),
      name === "talks" ? import("./cc-talks.js") : import("./cc-talk-settings.js"),
    ]);
    this.sheet = name;
  }

  #close() {
    this.sheet = null;
  }

  #turnTo(persona) {
    storage.setItem("cc.persona", persona);
    this.persona = persona;
  }

  /** Escape ends the answer, wherever in the talk one is. */
  #pressed(event) {
    if (event.key !== "Escape" || event.defaultPrevented || this.sheet || !this.#talk.isAnswering) return;
    event.preventDefault();
    this.#talk.stop();
  }

  #refocus() {
    this.renderRoot.querySelector("cc-composer").focus();
  }

  /** A hidden page hears nothing, so that many tabs don't use up the connections; what it missed comes when it is back. */
  #comeBack() {
    const isVisible = document.visibilityState === "visible";
    this.#talk.listen(isVisible);
    if (isVisible) this.#talk.wake();
  }

  /** What was done for the pet by words: it moves at once, and the room asks for its numbers. */
  #perform({ done, name }) {
    if (!done || !(name in DEEDS)) return;
    stage.perform(DEEDS[name]);
    this.#lookAtPet();
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
    usage.look(monthOf(today(texts.zone)));
    if (this.#talk.persona === "pet") this.#lookAtPet();
  }

  #lookAtPet() {
    pets.refresh().catch(() => {}); // the next look of the room makes up for it
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
    this.#talk.listen(false);
    this.#talk.removeEventListener("text", this.#heard);
    this.#talk.removeEventListener("acted", this.#acted);
    this.#talk.removeEventListener("ended", this.#ended);
    this.#talk = null;
    stage.hold("think", false);
    stage.hold("talk", false);
  }
}

customElements.define("cc-talk", TalkPage);
