import { css, html } from "lit";
import { repeat } from "lit/directives/repeat.js";
import { gallery } from "../app.js";
import { wordsFor } from "../text/problem-words.js";
import { t, texts } from "../text/texts.js";
import { controls } from "../ui/controls.js";
import { Element } from "../ui/element.js";
import { styled } from "../ui/styled.js";
import { DEVELOPMENT } from "./cc-developing.js";
import { byDay, ratioOf, stepFrom } from "./hanging.js";

const STILL = window.matchMedia("(prefers-reduced-motion: reduce)");
const ITEM = '[data-testid="gallery-item"]';

/**
 * The pictures that there are, by day, brought as one scrolls; arrow keys go from one to the next.
 *
 *   <cc-gallery></cc-gallery>
 */
class GalleryWall extends Element {
  static properties = { problem: { state: true }, said: { state: true }, fresh: { state: true } };
  static styles = [
    controls,
    css`
      :host {
        display: grid;
        gap: var(--space-4);
      }
      h3 {
        margin-block-end: var(--space-2);
        font-size: var(--text-s);
        font-weight: 600;
      }
      h3 a {
        color: var(--ink-2);
      }
      /* As many squares to a row as given, and every row of one height, also the last. */
      .gallery {
        --squares: 2;
        display: flex;
        flex-wrap: wrap;
        gap: var(--space-3);
      }
      li {
        flex: none;
        width: min(100%, var(--ratio, 1) * (100% - (var(--squares) - 1) * var(--space-3)) / var(--squares) - 0.5px);
        aspect-ratio: var(--ratio, 1);
      }
      .gallery a {
        display: block;
        height: 100%;
        overflow: hidden;
        border-radius: var(--radius);
        background: var(--surface-3);
      }
      img {
        display: block;
        width: 100%;
        height: 100%;
        object-fit: cover;
        transition: transform var(--calm);
      }
      a:hover img {
        transform: scale(1.03);
      }
      .more {
        min-height: 1.5em;
        text-align: center;
      }
      @media (min-width: 640px) {
        .gallery {
          --squares: 3;
        }
      }
    `,
  ];
  #ready = ({ detail }) => this.#finished(detail.picture);
  #sight = new IntersectionObserver(([{ isIntersecting }]) => isIntersecting && !gallery.problem && gallery.more(), {
    rootMargin: "600px",
  });

  constructor() {
    super();
    this.watch(gallery);
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

  /** A page may be so short that its end stays in sight: then nothing tells that it came. */
  updated() {
    const end = this.renderRoot.querySelector(".more");
    this.#sight.unobserve(end);
    this.#sight.observe(end);
  }

  render() {
    const problem = this.problem ?? gallery.problem;
    const isEmpty = gallery.isLoaded && gallery.items.length === 0;
    const words = gallery.kind === "portraits" ? "pictures.empty-portraits" : "pictures.empty";
    return html`${isEmpty ? html`<div class="empty quiet"><p>${t(words)}</p></div>` : ""}
      ${repeat(
        byDay(gallery.items),
        ({ day }) => day,
        (each) => this.#day(each),
      )}
      ${
        problem
          ? html`<div class="notice" role="alert">
              <p>${wordsFor(problem, texts)}</p>
              ${
                gallery.problem
                  ? html`<button type="button" class="button" @click=${() => gallery.more()}>${t("app.retry")}</button>`
                  : ""
              }
            </div>`
          : ""
      }
      <p class="more quiet small">${gallery.hasMore && !gallery.problem ? t("pictures.loading") : ""}</p>
      <p class="unseen" role="status">${this.said}</p>`;
  }

  #day({ day, pictures }) {
    return html`<section>
      <h3><a href="/log/${day}">${texts.day(day)}</a></h3>
      <ul class="gallery" @keydown=${this.#pressed}>
        ${repeat(
          pictures,
          ({ id }) => id,
          (picture) => this.#item(picture),
        )}
      </ul>
    </section>`;
  }

  #item(picture) {
    const frame = styled({ "--ratio": ratioOf(picture) });
    const { id, state, prompt } = picture;
    if (state !== "READY" || this.fresh.has(id)) {
      return html`<li ${frame}>
        <cc-developing
          .picture=${picture}
          @again=${() => this.attempt(() => gallery.retry(picture))}
          @cancel=${() => this.attempt(() => gallery.cancel(id))}
          @discard=${() => this.attempt(() => gallery.delete(id))}
        ></cc-developing>
      </li>`;
    }
    return html`<li ${frame}>
      <a href="/pictures/${id}" data-testid="gallery-item" data-id=${id}>
        <img src="/api/v1/pictures/${id}/thumbnail" alt=${prompt} loading="lazy" />
      </a>
    </li>`;
  }

  #pressed(event) {
    const items = [...this.renderRoot.querySelectorAll(ITEM)];
    const index = items.indexOf(this.renderRoot.activeElement);
    if (index < 0 || event.altKey || event.ctrlKey || event.metaKey) return;
    const next = stepFrom(
      index,
      event.key,
      items.map((each) => each.getBoundingClientRect()),
    );
    if (next === null) return;
    event.preventDefault();
    items[next].focus();
  }

  /** A picture that is just ready comes up out of the developer before it hangs among the others. */
  #finished({ id }) {
    this.said = t("pictures.ready");
    if (STILL.matches) return;
    this.fresh = new Set([...this.fresh, id]);
    setTimeout(() => (this.fresh = new Set([...this.fresh].filter((each) => each !== id))), DEVELOPMENT);
  }
}

customElements.define("cc-gallery", GalleryWall);
