import { css, html } from "lit";
import { Problem } from "../api/problem.js";
import { journal, pets } from "../app.js";
import "../talk/cc-markdown.js";
import { markdownStyle } from "../talk/markdown-style.js";
import { wordsForAction } from "../talk/receipts.js";
import { wordsFor } from "../text/problem-words.js";
import { t, texts } from "../text/texts.js";
import { controls } from "../ui/controls.js";
import { Element } from "../ui/element.js";
import { icons } from "../ui/icons.js";

/**
 * One entry of the log as it stands on a diary's page: when, what was said, what came back, the picture.
 *
 *   <cc-log-entry .turn=${turn}></cc-log-entry>
 */
class LogEntry extends Element {
  static properties = { turn: {}, petName: { state: true }, isGone: { state: true } };
  static styles = [
    controls,
    markdownStyle,
    css`
      :host {
        display: block;
      }
      article {
        display: grid;
        grid-template-columns: 4.25rem minmax(0, 1fr);
        gap: 0 var(--space-4);
      }
      .margin {
        display: grid;
        align-content: start;
        justify-items: end;
        color: var(--ink-2);
        font-size: var(--text-s);
        line-height: 1.714;
        text-align: end;
      }
      .margin a {
        color: inherit;
      }
      .text {
        display: grid;
        gap: var(--space-2);
        max-width: 68ch;
      }
      .who {
        display: block;
        color: var(--ink-2);
        font-size: var(--text-s);
      }
      .done .icon {
        vertical-align: -0.25em;
      }
      .own {
        white-space: pre-wrap;
        overflow-wrap: anywhere;
        font-weight: 600;
      }
      img {
        display: block;
        width: min(100%, 20rem);
        aspect-ratio: 1;
        border-radius: var(--radius);
        background: var(--surface-3);
        object-fit: cover;
      }
      @media (max-width: 479px) {
        article {
          grid-template-columns: 3.25rem minmax(0, 1fr);
          gap: 0 var(--space-3);
        }
      }
    `,
  ];

  constructor() {
    super();
    this.watch(pets);
  }

  async willUpdate(changed) {
    if (!changed.has("turn")) return;
    this.isGone = false;
    if (this.turn.answer?.sender === "pet") this.petName = await journal.petOf(this.turn, pets.items);
  }

  render() {
    const { day, seq, createdAt, zone, prompt, answer, picture } = this.turn;
    return html`<article aria-label=${t("log.entry", { seq: String(seq) })} data-testid="log-entry" data-seq=${seq}>
      <div class="margin">
        <time datetime=${createdAt} class="figures">${texts.time(createdAt, zone)}</time>
        <a href="/log/${day}/${seq}" data-testid="entry-permalink" title=${t("log.permalink", { seq: String(seq) })}
          >№ ${seq}</a
        >
      </div>
      <div class="text">
        <div>
          <span class="who">${picture ? t("log.picture") : t("talk.you")}</span>
          <p class="own">${prompt.text}</p>
        </div>
        ${picture ? this.#picture(picture, prompt.text) : this.#answer(answer)}
      </div>
    </article>`;
  }

  #answer(answer) {
    const { state, failure } = this.turn;
    const isCut = state === "PARTIAL" || state === "STOPPED";
    return html`${
      answer?.text
        ? html`<div>
            <span class="who">${this.#speaker(answer.sender)}</span><cc-markdown .text=${answer.text}></cc-markdown>
          </div>`
        : ""
    }
    ${(this.turn.actions ?? []).map((action) => html`<p class="quiet small done">${icons[action.name] ?? icons.spark} ${wordsForAction(action, texts)}</p>`)}
    ${
      state === "FAILED" || (!answer?.text && !isCut)
        ? html`<p class="quiet">${t("log.unanswered")} ${failure ? wordsFor(Problem.of(failure), texts) : ""}</p>`
        : ""
    }
    ${isCut ? html`<p class="quiet small">${t("log.cut")}</p>` : ""}`;
  }

  #picture({ id }, words) {
    if (this.isGone) return html`<p class="quiet">${t("pictures.gone")}</p>`;
    return html`<a href="/pictures/${id}"
      ><img src="/api/v1/pictures/${id}/thumbnail" alt=${words} loading="lazy" @error=${() => (this.isGone = true)}
    /></a>`;
  }

  #speaker(sender) {
    if (sender === "pet") return this.petName ?? t("log.pet");
    return t(sender === "coder" ? "talk.coder" : "talk.assistant");
  }
}

customElements.define("cc-log-entry", LogEntry);
