import { css, html, unsafeCSS } from "lit";
import { Problem } from "../api/problem.js";
import { wordsFor } from "../text/problem-words.js";
import { t, texts } from "../text/texts.js";
import { controls } from "../ui/controls.js";
import { Element } from "../ui/element.js";
import { icons } from "../ui/icons.js";
import { styled } from "../ui/styled.js";

/** How long a finished picture takes to come up, in milliseconds. */
export const DEVELOPMENT = 1400;

/**
 * A picture that isn't there yet, as a photograph that develops and comes up when it is ready; or that failed or was given up,
 * with the reason and a new try.
 *
 *   <cc-developing .picture=${picture}></cc-developing>      tells `again`, `cancel` or `discard` when that is wanted
 */
class Developing extends Element {
  static properties = { picture: {} };
  static styles = [
    controls,
    css`
      :host {
        display: block;
        height: 100%;
      }
      .photo {
        display: flex;
        flex-direction: column;
        gap: var(--space-2);
        height: 100%;
        padding: var(--space-2) var(--space-2) var(--space-3);
        border: 1px solid var(--line);
        border-radius: var(--radius-s);
        background: var(--surface-2);
        box-shadow: var(--shadow);
      }
      .bath {
        position: relative;
        flex: 1;
        overflow: hidden;
        border-radius: 0.25rem;
        background: linear-gradient(160deg, var(--sky), var(--wall) 55%, var(--floor));
        filter: saturate(var(--done)) brightness(calc(0.55 + 0.45 * var(--done)))
          contrast(calc(0.5 + 0.5 * var(--done)));
        transition: filter 400ms linear;
      }
      .bath::after {
        content: "";
        position: absolute;
        inset: 0;
        background: linear-gradient(100deg, transparent 35%, rgb(255 255 255 / 0.35) 50%, transparent 65%) 0 0 / 250%
          100%;
        animation: shimmer 1.8s linear infinite;
      }
      .bath img {
        width: 100%;
        height: 100%;
        object-fit: cover;
        animation: develop ${unsafeCSS(DEVELOPMENT)}ms ease-out both;
      }
      .bath:has(img)::after {
        content: none;
      }
      @keyframes develop {
        from {
          opacity: 0;
          filter: blur(8px) grayscale(1) brightness(1.6) contrast(0.4);
        }
      }
      @keyframes shimmer {
        from {
          background-position: 120% 0;
        }
        to {
          background-position: -120% 0;
        }
      }
      .bar {
        height: 0.375rem;
        overflow: hidden;
        border-radius: 999px;
        background: var(--surface-3);
      }
      .fill {
        height: 100%;
        border-radius: inherit;
        background: var(--accent);
        transform: translateX(calc(var(--done) * 100% - 100%));
        transition: transform 300ms linear;
      }
      .prompt {
        display: -webkit-box;
        flex: none;
        overflow: hidden;
        -webkit-box-orient: vertical;
        -webkit-line-clamp: 2;
      }
      .failed {
        display: grid;
        flex: 1;
        align-content: center;
        justify-items: center;
        gap: var(--space-2);
        overflow: auto;
        text-align: center;
      }
      .row {
        justify-content: center;
      }
      .foot {
        display: flex;
        flex: none;
        align-items: center;
        gap: var(--space-2);
      }
      .foot .prompt {
        flex: 1;
      }
      .foot .button,
      .failed .button {
        min-height: 2.5rem;
        padding-block: 0.25rem;
      }
      .foot .button {
        width: 2.5rem;
      }
    `,
  ];

  render() {
    const { id, prompt, state, progress, failure } = this.picture;
    if (state === "FAILED") {
      return this.#ended(wordsFor(failure instanceof Problem ? failure : Problem.of(failure), texts), t("app.retry"));
    }
    if (state === "CANCELLED") return this.#ended(t("pictures.cancelled"), t("pictures.paint-it"));
    const isReady = state === "READY";
    const done = isReady ? 1 : Math.max(0, Math.min(1, progress ?? 0));
    return html`<div class="photo" ${styled({ "--done": done })}>
      <div class="bath">${isReady ? html`<img src="/api/v1/pictures/${id}/thumbnail" alt="" />` : ""}</div>
      <div
        class="bar"
        role="progressbar"
        aria-label=${t("pictures.progress", { prompt })}
        aria-valuemin="0"
        aria-valuemax="100"
        aria-valuenow=${Math.round(done * 100)}
        data-testid="picture-progress"
      >
        <div class="fill"></div>
      </div>
      <div class="foot">
        <p class="prompt small quiet">${prompt}</p>
        ${isReady ? "" : this.#cancelButton()}
      </div>
    </div>`;
  }

  #cancelButton() {
    return html`<button
      type="button"
      class="button plain round"
      aria-label=${t("pictures.cancel", { prompt: this.picture.prompt })}
      title=${t("app.cancel")}
      data-testid="picture-cancel"
      @click=${() => this.tell("cancel")}
    >
      ${icons.close}
    </button>`;
  }

  #ended(words, again) {
    return html`<div class="photo" data-testid="picture-ended">
      <div class="failed small">
        <p role="alert">${words}</p>
        <div class="row">
          <button type="button" class="button" data-testid="picture-again" @click=${() => this.tell("again")}>
            ${icons.retry}${again}
          </button>
          <button
            type="button"
            class="button plain round"
            aria-label=${t("pictures.discard", { prompt: this.picture.prompt })}
            title=${t("app.delete")}
            data-testid="picture-discard"
            @click=${() => this.tell("discard")}
          >
            ${icons.trash}
          </button>
        </div>
      </div>
      <p class="prompt small quiet">${this.picture.prompt}</p>
    </div>`;
  }
}

customElements.define("cc-developing", Developing);
