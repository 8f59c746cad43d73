import { html } from "lit";
import { newKey } from "../api/api.js";
import { drafts, gallery, pets, session } from "../app.js";
import { pictureIdeas } from "../pet/cast.js";
import { hourIn } from "../pet/greeting.js";
import { wordsFor } from "../text/problem-words.js";
import { t, texts } from "../text/texts.js";
import { controls } from "../ui/controls.js";
import { Element } from "../ui/element.js";
import { icons } from "../ui/icons.js";
import "./cc-gallery.js";
import "./cc-viewer.js";
import { picturesStyle } from "./pictures-style.js";

const KINDS = ["all", "portraits"];

/**
 * Order a picture or a portrait, see it develop, and the gallery of all.
 *
 *   <cc-pictures></cc-pictures>
 *   <cc-pictures .open=${"id"}></cc-pictures>     with one picture in the viewer
 */
class Pictures extends Element {
  static properties = {
    open: {},
    prompt: { state: true },
    problem: { state: true },
    isBusy: { state: true },
    said: { state: true },
  };
  static styles = [controls, picturesStyle];
  #key = newKey();
  #portraitKey = newKey();

  constructor() {
    super();
    this.watch(gallery);
    this.watch(pets);
    this.prompt = drafts.read(session.me.username, "pictures");
    this.said = "";
  }

  render() {
    const name = pets.current?.name ?? t("pictures.somebody");
    return html`<div class="page">
        <h1>${t("pictures.title")}</h1>
        <p class="quiet">${t("pictures.words")}</p>
        <form class="card" @submit=${this.#submit}>
          <label for="prompt">${t("pictures.prompt")}</label>
          <div class="ask">
            <textarea
              id="prompt"
              class="input"
              rows="2"
              maxlength="1000"
              data-testid="picture-prompt"
              enterkeyhint="send"
              placeholder=${t("pictures.hint", { name })}
              .value=${this.prompt}
              @input=${({ target }) => this.#typed(target.value)}
              @keydown=${this.#pressed}
              aria-describedby="wrong"
            ></textarea>
            <button
              class="button main"
              data-testid="picture-submit"
              aria-disabled=${this.isBusy || !this.prompt.trim() ? "true" : "false"}
            >
              ${icons.spark}${t("pictures.submit")}
            </button>
          </div>
          <div class="ideas" role="group" aria-label=${t("pictures.ideas")}>
            ${pictureIdeas(pets.current, hourIn(texts.zone)).map((key) => this.#idea(t(`pictures.idea-${key}`, { name })))}
          </div>
          <p id="wrong" class="wrong" role="alert">${this.problem ? wordsFor(this.problem, texts) : ""}</p>
        </form>
        <div class="head">
          <h2>${t("pictures.gallery")}</h2>
          <div class="kinds" role="group" aria-label=${t("pictures.kinds")}>${KINDS.map((kind) => this.#kind(kind))}</div>
          ${pets.current ? this.#portraitButton(name) : ""}
        </div>
        <cc-gallery></cc-gallery>
        <p class="unseen" role="status">${this.said}</p>
      </div>
      ${this.open ? html`<cc-viewer .picture=${this.open}></cc-viewer>` : ""}`;
  }

  #idea(text) {
    return html`<button type="button" class="idea" @click=${() => this.#take(text)}>${text}</button>`;
  }

  #kind(kind) {
    return html`<button
      type="button"
      class="kind"
      aria-pressed=${gallery.kind === kind ? "true" : "false"}
      data-testid="gallery-${kind}"
      @click=${() => gallery.show(kind)}
    >
      ${t(`pictures.kind-${kind}`)}
    </button>`;
  }

  #portraitButton(name) {
    return html`<button
      type="button"
      class="button"
      data-testid="portrait"
      aria-disabled=${this.isBusy ? "true" : "false"}
      @click=${this.#portray}
    >
      ${icons.frame}${t("pictures.portrait", { name })}
    </button>`;
  }

  #take(text) {
    this.#typed(text);
    this.renderRoot.querySelector("textarea").focus();
  }

  #typed(text) {
    this.prompt = text;
    this.problem = null;
    this.#key = newKey();
    drafts.write(session.me.username, "pictures", text);
  }

  #pressed(event) {
    if (event.key !== "Enter" || event.shiftKey || event.isComposing) return;
    event.preventDefault();
    this.#submit(event);
  }

  #submit(event) {
    event.preventDefault();
    const prompt = this.prompt.trim();
    if (!prompt) return;
    this.#order(async () => {
      await gallery.show("all");
      await gallery.order({ prompt, petId: pets.current?.id }, this.#key);
      this.#typed("");
      return prompt;
    });
  }

  #portray() {
    this.#order(async () => {
      const { prompt } = await gallery.portray(pets.current.id, this.#portraitKey);
      this.#portraitKey = newKey();
      return prompt;
    });
  }

  /** One order at a time; one that was refused keeps its key, so that it is the same when it is sent again. */
  async #order(send) {
    if (this.isBusy) return;
    this.isBusy = true;
    await this.attempt(async () => (this.said = t("pictures.progress", { prompt: await send() })));
    this.isBusy = false;
  }
}

customElements.define("cc-pictures", Pictures);
