import { html } from "lit";
import { Problem } from "../api/problem.js";
import { gallery, router } from "../app.js";
import { wordsFor } from "../text/problem-words.js";
import { t, texts } from "../text/texts.js";
import { confirmed } from "../ui/confirm.js";
import { controls } from "../ui/controls.js";
import { Element } from "../ui/element.js";
import { icons } from "../ui/icons.js";
import { styled } from "../ui/styled.js";
import { ratioOf } from "./gallery.js";
import { viewerStyle } from "./viewer-style.js";

/**
 * One picture, large: arrows go to its neighbours, Escape goes back to the gallery.
 *
 *   <cc-viewer .picture=${"id"}></cc-viewer>
 */
class Viewer extends Element {
  static properties = { picture: {}, shown: { state: true }, problem: { state: true } };
  static styles = [controls, viewerStyle];

  constructor() {
    super();
    this.watch(gallery);
  }

  async willUpdate(changed) {
    if (!changed.has("picture")) return;
    const id = this.picture;
    try {
      const found = await gallery.find(id);
      if (id === this.picture) Object.assign(this, { shown: found, problem: null });
    } catch (error) {
      if (!(error instanceof Problem)) throw error;
      this.problem = error;
    }
  }

  firstUpdated() {
    this.renderRoot.querySelector("dialog").showModal();
  }

  render() {
    const { previous, next } = gallery.beside(this.picture);
    return html`<dialog
      data-testid="viewer"
      aria-label=${this.shown?.prompt ?? t("pictures.viewer")}
      @close=${this.#back}
      @keydown=${this.#pressed}
    >
      <div class="bar">
        ${this.shown ? this.#tools() : html`<span></span>`}
        <button
          type="button"
          class="button plain round"
          aria-label=${t("app.close")}
          title=${t("app.close")}
          autofocus
          data-testid="viewer-close"
          @click=${this.#close}
        >
          ${icons.close}
        </button>
      </div>
      <div class="stage">
        ${this.#arrow("previous", previous, icons.left)} ${this.#image()} ${this.#arrow("next", next, icons.right)}
      </div>
      ${this.shown ? this.#caption() : ""}
    </dialog>`;
  }

  #image() {
    if (this.problem) return html`<p role="alert">${wordsFor(this.problem, texts)}</p>`;
    if (this.shown === null) return html`<p role="alert">${t("pictures.gone")}</p>`;
    if (!this.shown) return html`<div class="image"></div>`;
    return html`<img
      class="image"
      ${styled({ "--ratio": ratioOf(this.shown) })}
      src="/api/v1/pictures/${this.shown.id}/content"
      alt=${this.shown.prompt}
    />`;
  }

  #tools() {
    return html`<div class="row">
      <a
        class="button plain"
        href="/api/v1/pictures/${this.shown.id}/content?download"
        download
        data-testid="viewer-download"
      >
        ${icons.download}<span>${t("pictures.download")}</span></a
      >
      <button type="button" class="button plain" data-testid="viewer-delete" @click=${this.#delete}>
        ${icons.trash}<span>${t("app.delete")}</span>
      </button>
    </div>`;
  }

  #caption() {
    const { prompt, createdAt, day, zone } = this.shown;
    return html`<div class="caption">
      <p>${prompt}</p>
      <p class="quiet small"><a href="/log/${day}">${texts.day(day)}</a>, ${texts.time(createdAt, zone)}</p>
    </div>`;
  }

  #arrow(name, picture, icon) {
    return html`<button
      type="button"
      class="button round arrow"
      aria-label=${t(`pictures.${name}`)}
      title=${t(`pictures.${name}`)}
      ?disabled=${!picture}
      @click=${() => this.#go(picture)}
    >
      ${icon}
    </button>`;
  }

  #go(picture) {
    if (!picture) return;
    if (!gallery.beside(picture.id).next) gallery.more();
    router.go(`/pictures/${picture.id}`, { replace: true });
  }

  #pressed(event) {
    const { previous, next } = gallery.beside(this.picture);
    if (event.key === "ArrowLeft") this.#go(previous);
    if (event.key === "ArrowRight") this.#go(next);
  }

  #close() {
    this.renderRoot.querySelector("dialog").close();
  }

  #back() {
    if (router.route.id === this.picture) router.go("/pictures");
  }

  async #delete() {
    if (!(await confirmed({ title: t("pictures.delete"), words: t("pictures.delete-words") }))) return;
    try {
      await gallery.delete(this.shown.id);
      this.#close();
    } catch (error) {
      if (!(error instanceof Problem)) throw error;
      this.problem = error;
    }
  }
}

customElements.define("cc-viewer", Viewer);
