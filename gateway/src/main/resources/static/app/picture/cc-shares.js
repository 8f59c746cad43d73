import { css, html } from "lit";
import { repeat } from "lit/directives/repeat.js";
import { api } from "../app.js";
import { dayOf } from "../text/days.js";
import { wordsFor } from "../text/problem-words.js";
import { t, texts } from "../text/texts.js";
import "../ui/cc-sheet.js";
import { controls } from "../ui/controls.js";
import { Element } from "../ui/element.js";
import { icons } from "../ui/icons.js";
import { DAYS, Shares } from "./shares.js";

/**
 * The addresses under which a picture is shown to others: make one, copy it, take it back. Open while it is there.
 *
 *   <cc-shares .picture=${"id"} @leave=${() => (this.isSharing = false)}></cc-shares>
 */
class SharesSheet extends Element {
  static properties = { picture: {}, isBusy: { state: true }, copied: { state: true }, said: { state: true } };
  static styles = [
    controls,
    css`
      form {
        display: flex;
        flex-wrap: wrap;
        align-items: end;
        gap: var(--space-3);
        margin-block: var(--space-4);
      }
      .field {
        flex: 1 1 9rem;
      }
      li {
        display: grid;
        gap: var(--space-2);
        padding-block: var(--space-3);
        border-block-start: 1px solid var(--line);
      }
      li .row {
        justify-content: space-between;
      }
      .wrong:empty {
        display: none;
      }
    `,
  ];
  #shares;

  willUpdate(changed) {
    if (!changed.has("picture")) return;
    if (this.#shares) this.unwatch(this.#shares);
    this.#shares = new Shares(api, this.picture, location.origin);
    this.watch(this.#shares);
    this.#shares.load();
  }

  render() {
    const { items, problem } = this.#shares;
    return html`<cc-sheet .heading=${t("share.title")}>
      <p class="quiet">${t("share.words")}</p>
      <form @submit=${this.#make}>
        <div class="field">
          <label for="days">${t("share.lasting")}</label>
          <select id="days" class="input" data-testid="share-days">
            ${DAYS.map((n) => html`<option value=${n} ?selected=${n === 7}>${t("share.days", { n })}</option>`)}
          </select>
        </div>
        <button class="button main" data-testid="share-make" aria-disabled=${this.isBusy ? "true" : "false"}>
          ${icons.link}${t("share.make")}
        </button>
      </form>
      <p class="wrong" role="alert">${problem ? wordsFor(problem, texts) : ""}</p>
      ${items?.length === 0 ? html`<p class="quiet small">${t("share.none")}</p>` : ""}
      <ul>
        ${repeat(
          items ?? [],
          ({ id }) => id,
          (share) => this.#item(share),
        )}
      </ul>
      <p class="unseen" role="status">${this.said ?? ""}</p>
    </cc-sheet>`;
  }

  #item({ id, href, expiresAt }) {
    const day = texts.day(dayOf(expiresAt, texts.zone), { day: "numeric", month: "long" });
    return html`<li data-testid="share" data-id=${id}>
      <input
        class="input"
        readonly
        aria-label=${t("share.address")}
        data-testid="share-address"
        .value=${href}
        @focus=${({ target }) => target.select()}
      />
      <div class="row">
        <span class="quiet small">${t("share.ends", { day, time: texts.time(expiresAt) })}</span>
        <span class="row">
          <button type="button" class="button plain" data-testid="share-copy" @click=${() => this.#copy(id, href)}>
            ${this.copied === id ? icons.check : icons.copy}${t(this.copied === id ? "share.copied" : "share.copy")}
          </button>
          <button type="button" class="button plain" data-testid="share-revoke" @click=${() => this.#revoke(id)}>
            ${icons.trash}${t("share.revoke")}
          </button>
        </span>
      </div>
    </li>`;
  }

  async #make(event) {
    event.preventDefault();
    if (this.isBusy) return;
    this.isBusy = true;
    const made = await this.#shares.make(Number(this.renderRoot.querySelector("#days").value));
    this.isBusy = false;
    if (!made) return;
    this.said = t("share.made");
    await this.updateComplete;
    this.renderRoot.querySelector(`[data-id="${made.id}"] input`).focus();
  }

  /** Where the browser forbids it, the address is marked instead: it is one key away from being copied. */
  async #copy(id, href) {
    try {
      await navigator.clipboard.writeText(href);
      this.copied = id;
      this.said = t("share.copied");
    } catch (error) {
      if (!(error instanceof DOMException)) throw error;
      this.renderRoot.querySelector(`[data-id="${id}"] input`).focus();
    }
  }

  async #revoke(id) {
    await this.#shares.revoke(id);
    if (!this.#shares.problem) this.said = t("share.revoked");
    this.renderRoot.querySelector("#days").focus();
  }
}

customElements.define("cc-shares", SharesSheet);
