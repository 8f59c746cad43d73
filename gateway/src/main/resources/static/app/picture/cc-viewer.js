import { html } from "lit";
import { gallery, router } from "../app.js";
import { wordsFor } from "../text/problem-words.js";
import { t, texts } from "../text/texts.js";
import { confirmed } from "../ui/confirm.js";
import { controls } from "../ui/controls.js";
import { Element } from "../ui/element.js";
import { icons } from "../ui/icons.js";
import { styled } from "../ui/styled.js";
import "./cc-developing.js";
import { ratioOf } from "./hanging.js";
import { viewerStyle } from "./viewer-style.js";

/**
 * One picture, large: arrows go to its neighbours, Escape goes back to the gallery. It can be kept, shown to others,
 * painted in another way, and deleted.
 *
 *   <cc-viewer .picture=${"id"}></cc-viewer>
 */
class Viewer extends Element {
  static properties = {
    picture: {},
    found: { state: true },
    family: { state: true },
    problem: { state: true },
    isBusy: { state: true },
    isSharing: { state: true },
  };
  static styles = [controls, viewerStyle];
  /** Once it is painted it belongs to its family. */
  #ready = ({ detail }) => detail.picture.id === this.picture && this.#load(this.picture);

  constructor() {
    super();
    this.watch(gallery);
    this.family = [];
  }

  connectedCallback() {
    super.connectedCallback();
    gallery.addEventListener("ready", this.#ready);
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    gallery.removeEventListener("ready", this.#ready);
  }

  willUpdate(changed) {
    if (changed.has("picture")) this.#load(this.picture);
  }

  firstUpdated() {
    this.renderRoot.querySelector("dialog").showModal();
  }

  /** As the gallery knows it now, since that follows it while it is painted. */
  get #shown() {
    return gallery.items.find(({ id }) => id === this.picture) ?? this.found;
  }

  async #load(id) {
    Object.assign(this, { found: undefined, family: [] });
    await this.attempt(async () => {
      const found = await gallery.find(id);
      if (id === this.picture) this.found = found;
      const family = found ? await gallery.family(found) : [];
      if (id === this.picture) this.family = family;
    });
  }

  render() {
    const { previous, next } = gallery.beside(this.picture);
    const shown = this.#shown;
    return html`<dialog
        data-testid="viewer"
        aria-label=${shown?.prompt ?? t("pictures.viewer")}
        @close=${this.#back}
        @keydown=${this.#pressed}
      >
        <div class="bar">
          ${shown?.state === "READY" ? this.#tools(shown) : html`<span></span>`}
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
          ${this.#arrow("previous", previous, icons.left)} ${this.#image(shown)}
          ${this.#arrow("next", next, icons.right)}
        </div>
        ${shown ? this.#caption(shown) : ""}
      </dialog>
      ${
        this.isSharing
          ? html`<cc-shares .picture=${this.picture} @leave=${() => (this.isSharing = false)}></cc-shares>`
          : ""
      }`;
  }

  #image(shown) {
    if (this.problem) return html`<p role="alert">${wordsFor(this.problem, texts)}</p>`;
    if (shown === null) return html`<p role="alert">${t("pictures.gone")}</p>`;
    if (!shown) return html`<div class="image"></div>`;
    const shape = styled({ "--ratio": ratioOf(shown) });
    if (shown.state !== "READY") {
      return html`<div class="image" ${shape}>
        <cc-developing
          .picture=${shown}
          @again=${() => this.#show(() => gallery.retry(shown))}
          @cancel=${() => this.attempt(() => gallery.cancel(shown.id))}
          @discard=${() => this.#discard(shown)}
        ></cc-developing>
      </div>`;
    }
    return html`<img class="image" ${shape} src="/api/v1/pictures/${shown.id}/content" alt=${shown.prompt} />`;
  }

  #tools({ id }) {
    return html`<div class="row">
      <a class="button plain" href="/api/v1/pictures/${id}/content?download" download data-testid="viewer-download">
        ${icons.download}<span>${t("pictures.download")}</span></a
      >
      ${this.#tool("share", icons.share, t("share.open"), this.#share)}
      ${this.#tool("vary", icons.spark, t("pictures.vary"), () => this.#show(() => gallery.vary(id)))}
      ${this.#tool("delete", icons.trash, t("app.delete"), this.#delete)}
    </div>`;
  }

  #tool(name, icon, words, action) {
    return html`<button
      type="button"
      class="button plain"
      title=${words}
      data-testid="viewer-${name}"
      aria-disabled=${this.isBusy ? "true" : "false"}
      @click=${action}
    >
      ${icon}<span>${words}</span>
    </button>`;
  }

  #caption({ prompt, createdAt, day, zone, portrait, pet }) {
    return html`<div class="caption">
      <p>${prompt}</p>
      ${portrait && pet ? this.#state(pet) : ""}
      <p class="quiet small"><a href="/log/${day}">${texts.day(day)}</a>, ${texts.time(createdAt, zone)}</p>
      ${this.family.length > 1 ? this.#family() : ""}
    </div>`;
  }

  /** How the pet was when it sat for its portrait. */
  #state({ band, mood, worn = [] }) {
    const state = [t(`band.${band ?? "satisfied"}`)];
    if (typeof mood === "number") {
      state.push(t("pictures.mood", { mood: texts.number(mood, { maximumFractionDigits: 1 }) }));
    }
    state.push(...worn.map((id) => `accessory.${id}`).filter((key) => texts.has(key)).map((key) => t(key)));
    return html`<p class="small" data-testid="portrait-state">${state.join(" · ")}</p>`;
  }

  #family() {
    return html`<nav class="family" aria-label=${t("pictures.family")} data-testid="family">
      ${this.family.map(
        ({ id, variationOf }) => html`<a
          href="/pictures/${id}"
          aria-current=${id === this.picture ? "true" : "false"}
          aria-label=${t(variationOf ? "pictures.variation" : "pictures.original")}
          title=${t(variationOf ? "pictures.variation" : "pictures.original")}
          data-id=${id}
          ><img src="/api/v1/pictures/${id}/thumbnail" alt=""
        /></a>`,
      )}
    </nav>`;
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

  async #share() {
    await import("./cc-shares.js");
    this.isSharing = true;
  }

  /** Goes to the picture that comes of it, and sees it develop. */
  async #show(order) {
    if (this.isBusy) return;
    this.isBusy = true;
    await this.attempt(async () => this.#go(await order()));
    this.isBusy = false;
  }

  async #delete() {
    if (!(await confirmed({ title: t("pictures.delete"), words: t("pictures.delete-words") }))) return;
    await this.#discard(this.#shown);
  }

  #discard({ id }) {
    return this.attempt(async () => {
      await gallery.delete(id);
      this.#close();
    });
  }
}

customElements.define("cc-viewer", Viewer);
