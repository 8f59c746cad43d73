import { css, html } from "lit";
import { repeat } from "lit/directives/repeat.js";
import { dayOf } from "../text/days.js";
import { t, texts } from "../text/texts.js";
import { controls } from "../ui/controls.js";
import { Element } from "../ui/element.js";
import { icons } from "../ui/icons.js";
import "./cc-turn.js";

/**
 * What was said, day by day. Stays at the end while one is there; else new words are announced by a pill.
 *
 *   <cc-transcript .talk=${talk} .names=${{ user: "You", pet: "Mia" }}>…when nothing was said yet…</cc-transcript>
 */
class Transcript extends Element {
  static properties = { talk: {}, names: {}, hasNews: { state: true } };
  static styles = [
    controls,
    css`
      :host {
        position: relative;
        display: grid;
        min-height: 0;
      }
      .scroll {
        overflow: auto;
        overscroll-behavior: contain;
        padding: var(--space-4);
      }
      .list {
        display: grid;
        align-content: end;
        gap: var(--space-3);
        min-height: 100%;
        max-width: 52rem;
        margin-inline: auto;
      }
      .empty-view {
        align-content: center;
      }
      .day {
        justify-self: center;
        margin-block: var(--space-2);
        font-size: var(--text-s);
      }
      .day a {
        display: inline-block;
        padding: 0.25rem 0.75rem;
        border-radius: 999px;
        background: var(--surface-3);
        color: var(--ink-2);
        text-decoration: none;
      }
      .day a:hover {
        color: var(--ink);
        text-decoration: underline;
      }
      .between {
        justify-self: center;
        text-align: center;
      }
      .pill {
        position: absolute;
        inset-block-end: var(--space-3);
        inset-inline-start: 50%;
        transform: translateX(-50%);
        min-height: 2.25rem;
        box-shadow: var(--shadow);
      }
    `,
  ];
  #isAtEnd = true;
  #seen = null;
  #isLoading = false;
  #top = 0;
  #sizes = new ResizeObserver(() => this.#stay());

  willUpdate(changed) {
    if (!changed.has("talk")) return;
    if (changed.get("talk")) this.unwatch(changed.get("talk"));
    this.watch(this.talk);
    this.#isAtEnd = true;
    this.hasNews = false;
    this.#seen = null;
  }

  render() {
    const { entries } = this.talk;
    return html`<div
        class="scroll"
        tabindex="0"
        role="log"
        aria-live="off"
        aria-label=${t("talk.transcript")}
        aria-busy=${this.talk.isAnswering ? "true" : "false"}
        data-testid="talk-transcript"
        @scroll=${this.#scrolled}
      >
        <div class="list ${entries.length ? "" : "empty-view"}">
          ${
            this.talk.hasEarlier
              ? html`<button
                  type="button"
                  class="button plain between"
                  data-testid="talk-earlier"
                  @click=${this.#loadEarlier}
                >
                  ${t("talk.earlier")}
                </button>`
              : ""
          }
          ${
            this.talk.isCleared
              ? html`<p class="between quiet small">
                  ${t("talk.cleared")}
                  <button
                    type="button"
                    class="button plain"
                    data-testid="talk-show-all"
                    @click=${() => this.talk.showAll()}
                  >
                    ${t("talk.show-all")}
                  </button>
                </p>`
              : ""
          }
          ${this.talk.isLoaded && entries.length === 0 ? html`<slot></slot>` : ""}
          ${repeat(
            entries,
            (entry) => entry.id,
            (entry, index) => this.#entry(entry, entries[index - 1]),
          )}
        </div>
      </div>
      ${
        this.hasNews
          ? html`<button type="button" class="button main pill" @click=${this.toEnd}>
              ${icons.down}${t("talk.new")}
            </button>`
          : ""
      }`;
  }

  #entry(entry, before) {
    const day = entry.day ?? dayOf(entry.at, texts.zone);
    const isNewDay = !before || (before.day ?? dayOf(before.at, texts.zone)) !== day;
    return html`${isNewDay ? html`<p class="day"><a href="/log/${day}">${texts.day(day)}</a></p>` : ""}
      <cc-turn .talk=${this.talk} .entry=${entry} .names=${this.names} ?is-last=${entry === this.talk.last}></cc-turn>`;
  }

  /** While one is at the end, whatever grows there (a picture, late Markdown, a smaller window) keeps the end in sight. */
  firstUpdated() {
    this.#sizes.observe(this.renderRoot.querySelector(".list"));
    this.#sizes.observe(this.renderRoot.querySelector(".scroll"));
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    this.#sizes.disconnect();
  }

  updated() {
    const last = this.talk.entries.at(-1);
    const said = last ? [last.id, last.version, last.answer.length, last.actions.length, last.state].join() : "";
    if (said === this.#seen) return;
    const isOwn = last?.state === "sending";
    this.#seen = said;
    if (isOwn) this.toEnd();
    else this.#stay();
    this.hasNews = !this.#isAtEnd;
  }

  /** Goes to the newest words. */
  toEnd() {
    this.#isAtEnd = true;
    this.hasNews = false;
    this.#top = 0;
    this.#stay();
  }

  /** Follows what grows, unless the reader has just scrolled up (the event of which may still be on its way). */
  #stay() {
    const scroll = this.renderRoot.querySelector(".scroll");
    this.#look(scroll);
    if (!this.#isAtEnd) return;
    scroll.scrollTop = scroll.scrollHeight;
    this.#top = scroll.scrollTop;
  }

  #scrolled({ target }) {
    const isUp = target.scrollTop < this.#top;
    this.#look(target);
    this.#top = target.scrollTop;
    if (this.#isAtEnd) this.hasNews = false;
    if (isUp && target.scrollTop < target.clientHeight) this.#loadEarlier();
  }

  /** Only the reader leaves the end: a list that grows faster than we follow doesn't count. */
  #look(scroll) {
    const isNear = scroll.scrollHeight - scroll.scrollTop - scroll.clientHeight < 48;
    const isUp = scroll.scrollTop < this.#top - 1;
    this.#isAtEnd = isNear || (this.#isAtEnd && !isUp);
  }

  /** What was on the screen stays where it was when earlier words come in above. */
  async #loadEarlier() {
    if (this.#isLoading || !this.talk.hasEarlier) return;
    const scroll = this.renderRoot.querySelector(".scroll");
    const first = this.talk.entries[0];
    let fromEnd = 0;
    const measure = () => {
      if (this.talk.entries[0] !== first) this.talk.removeEventListener("change", measure);
      fromEnd = scroll.scrollHeight - scroll.scrollTop;
    };
    this.#isLoading = true;
    this.#isAtEnd = false;
    this.talk.addEventListener("change", measure);
    await this.talk.loadEarlier();
    this.talk.removeEventListener("change", measure);
    await new Promise((resolve) => requestAnimationFrame(resolve)); // all that came in has its size
    scroll.scrollTop = scroll.scrollHeight - fromEnd;
    this.#top = scroll.scrollTop;
    this.#isLoading = false;
  }

  /** Opens the last words for editing, as Up in an empty field does. */
  editLast() {
    [...this.renderRoot.querySelectorAll("cc-turn")].at(-1)?.edit();
  }
}

customElements.define("cc-transcript", Transcript);
