import { css, html } from "lit";
import { pets } from "../app.js";
import { t, texts } from "../text/texts.js";
import { controls } from "../ui/controls.js";
import { Element } from "../ui/element.js";

/**
 * A page of a pet's diary. Each sentence leads to what it tells of: to the entry's own address, or to the deed further
 * down on the page, of which it tells by `to-deed` {eventId}.
 *
 *   <cc-day-diary .day=${"2026-11-20"} .zone=${"Europe/Paris"} .page=${page}></cc-day-diary>
 */
class DayDiary extends Element {
  static properties = { day: {}, zone: {}, page: {} };
  static styles = [
    controls,
    css`
      :host {
        display: block;
      }
      article {
        position: relative;
        padding: var(--space-4) var(--space-4) var(--space-4) 2.25rem;
        border-radius: var(--radius);
        background: var(--surface-3);
      }
      article::before {
        position: absolute;
        inset-block: var(--space-3);
        inset-inline-start: 1.125rem;
        border-inline-start: 2px solid var(--mood);
        content: "";
      }
      h2 {
        margin-block-end: var(--space-2);
      }
      p {
        max-width: 62ch;
        line-height: 1.65;
      }
      .sources {
        font-size: var(--text-s);
      }
      .sources a {
        display: inline-block;
        min-width: 1.5rem;
        white-space: nowrap;
        padding-inline: 0.25rem;
        text-align: center;
      }
      @media print {
        article {
          padding-inline-start: var(--space-4);
          border: 1px solid #999;
          background: none;
          break-inside: avoid;
        }
        .sources a {
          color: inherit;
          text-decoration: none;
        }
      }
    `,
  ];

  constructor() {
    super();
    this.watch(pets);
  }

  render() {
    const { petId, petName, language, sentences } = this.page;
    const name = pets.items.find(({ id }) => id === petId)?.name ?? petName;
    return html`<article data-testid="diary" data-pet=${petId}>
      <h2>${t("day.diary", { name })}</h2>
      <p lang=${language ?? "und"}>${sentences.map((sentence) => this.#sentence(sentence))}</p>
    </article>`;
  }

  #sentence({ text, entries }) {
    return html`<span data-testid="diary-sentence">${text}</span
      ><span class="sources figures" lang=${texts.language} data-testid="diary-sources"
        >${entries.map((entry, index) => this.#source(entry, index + 1))}</span
      > `;
  }

  #source({ kind, at, seq, eventId }, number) {
    const time = texts.time(at, this.zone);
    const words = seq ? t("day.source-entry", { seq: String(seq), time }) : t(`day.source-${kind}`, { time });
    const mark = seq ? `№ ${seq}` : time;
    return html`<a
      href=${seq ? `/log/${this.day}/${seq}` : `#${eventId}`}
      aria-label=${words}
      title=${words}
      data-testid="diary-source"
      data-number=${number}
      @click=${(click) => {
        if (seq) return;
        click.preventDefault();
        this.tell("to-deed", { eventId });
      }}
      >${mark}</a
    >`;
  }
}

customElements.define("cc-day-diary", DayDiary);
