import { html } from "lit";
import { repeat } from "lit/directives/repeat.js";
import { newKey } from "../api/api.js";
import { Problem } from "../api/problem.js";
import { drafts, gallery, pets, session } from "../app.js";
import { pictureIdeas } from "../pet/cast.js";
import { hourIn } from "../pet/greeting.js";
import { wordsFor } from "../text/problem-words.js";
import { t, texts } from "../text/texts.js";
import { controls } from "../ui/controls.js";
import { Element } from "../ui/element.js";
import { icons } from "../ui/icons.js";
import { styled } from "../ui/styled.js";
import { DEVELOPMENT } from "./cc-developing.js";
import "./cc-viewer.js";
import { ratioOf } from "./gallery.js";
import { picturesStyle } from "./pictures-style.js";

const STILL = window.matchMedia("(prefers-reduced-motion: reduce)");

/**
 * Order a picture, see it develop, and the gallery of all.
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
    fresh: { state: true },
  };
  static styles = [controls, picturesStyle];
  #key = newKey();
  #ready = ({ detail }) => this.#finished(detail.picture);
  #sight = new IntersectionObserver(([{ isIntersecting }]) => isIntersecting && gallery.more(), {
    rootMargin: "600px",
  });

  constructor() {
    super();
    this.watch(gallery);
    this.watch(pets);
    this.prompt = drafts.read(session.me.username, "pictures");
    this.said = "";
    this.fresh = new Set();
  }

  connectedCallback() {
    super.connectedCallback();
    gallery.addEventListener("ready", this.#ready);
    if (gallery.isLoaded) gallery.refresh();
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    gallery.removeEventListener("ready", this.#ready);
    this.#sight.disconnect();
  }

  firstUpdated() {
    this.#sight.observe(this.renderRoot.querySelector(".more"));
  }

  render() {
    const name = pets.current?.name ?? t("pictures.somebody");
    const isEmpty = gallery.isLoaded && gallery.items.length === 0;
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
        <h2>${t("pictures.gallery")}</h2>
        ${isEmpty ? html`<div class="empty quiet"><p>${t("pictures.empty")}</p></div>` : ""}
        <ul class="gallery">
          ${repeat(
            gallery.items,
            ({ id }) => id,
            (picture) => this.#item(picture),
          )}
        </ul>
        ${
          gallery.problem
            ? html`<div class="notice" role="alert">
                <p>${wordsFor(gallery.problem, texts)}</p>
                <button type="button" class="button" @click=${() => gallery.more()}>${t("app.retry")}</button>
              </div>`
            : ""
        }
        <p class="more quiet small">${gallery.hasMore && !gallery.problem ? t("pictures.loading") : ""}</p>
        <p class="unseen" role="status">${this.said}</p>
      </div>
      ${this.open ? html`<cc-viewer .picture=${this.open}></cc-viewer>` : ""}`;
  }

  #idea(text) {
    return html`<button type="button" class="idea" @click=${() => this.#take(text)}>${text}</button>`;
  }

  #item(picture) {
    const frame = styled({ "--ratio": ratioOf(picture) });
    if (picture.state !== "READY" || this.fresh.has(picture.id)) {
      return html`<li ${frame}>
        <cc-developing .picture=${picture} @again=${() => this.#take(picture.prompt)}></cc-developing>
      </li>`;
    }
    return html`<li ${frame}>
      <a href="/pictures/${picture.id}" data-testid="gallery-item" data-id=${picture.id}>
        <img src="/api/v1/pictures/${picture.id}/thumbnail" alt=${picture.prompt} loading="lazy" />
      </a>
    </li>`;
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

  async #submit(event) {
    event.preventDefault();
    const prompt = this.prompt.trim();
    if (!prompt || this.isBusy) return;
    this.isBusy = true;
    try {
      await gallery.order({ prompt, petId: pets.current?.id }, this.#key);
      this.#typed("");
      this.said = t("pictures.progress", { prompt });
    } catch (error) {
      if (!(error instanceof Problem)) throw error;
      this.problem = error;
    } finally {
      this.isBusy = false;
    }
  }

  /** A picture that is just ready comes up out of the developer before it hangs among the others. */
  #finished({ id }) {
    this.said = t("pictures.ready");
    if (STILL.matches) return;
    this.fresh = new Set([...this.fresh, id]);
    setTimeout(() => (this.fresh = new Set([...this.fresh].filter((each) => each !== id))), DEVELOPMENT);
  }
}

customElements.define("cc-pictures", Pictures);
