import { css, html } from "lit";
import { Problem } from "../api/problem.js";
import { api, journal } from "../app.js";
import { wordsFor } from "../text/problem-words.js";
import { t, texts } from "../text/texts.js";
import { confirmed } from "../ui/confirm.js";
import { controls } from "../ui/controls.js";
import { Element } from "../ui/element.js";
import { icons } from "../ui/icons.js";
import { bringIn } from "./import.js";

/**
 * The log as a whole: its seal, taking it along, bringing it back, deleting it.
 *
 *   <cc-archive></cc-archive>
 *
 * Tells `emptied` when the entries are others than before.
 */
class Archive extends Element {
  static properties = {
    seal: { state: true },
    progress: { state: true },
    result: { state: true },
    problem: { state: true },
  };
  static styles = [
    controls,
    css`
      section {
        display: grid;
        gap: var(--space-4);
        padding: var(--space-4) var(--space-5) var(--space-5);
      }
      .seal {
        display: grid;
        grid-template-columns: auto minmax(0, 1fr);
        align-items: start;
        gap: 0 var(--space-3);
        min-height: 3rem;
      }
      .seal .icon {
        width: 1.5rem;
        height: 1.5rem;
        color: var(--good);
      }
      code {
        font-family: var(--font-mono);
        font-size: 0.9em;
        overflow-wrap: anywhere;
      }
      summary {
        color: var(--accent);
        cursor: pointer;
      }
      details p {
        margin-block-start: var(--space-1);
      }
      progress {
        width: 100%;
        height: 0.625rem;
        accent-color: var(--accent);
      }
      .result ul {
        margin-block-start: var(--space-1);
        list-style: disc;
        padding-inline-start: 1.25rem;
      }
      input[type="file"] {
        position: absolute;
        width: 1px;
        height: 1px;
        opacity: 0;
      }
      .danger {
        padding-block-start: var(--space-3);
        border-block-start: 1px solid var(--line);
      }
      @media (max-width: 479px) {
        section {
          padding-inline: var(--space-4);
        }
      }
    `,
  ];

  connectedCallback() {
    super.connectedCallback();
    this.#look();
  }

  render() {
    return html`<section class="card" aria-labelledby="archive">
      <h2 id="archive">${t("archive.title")}</h2>
      ${this.#sealed()}
      <p class="row">
        <a class="button" href="/api/v1/chat-log/export?format=jsonl" download data-leave data-testid="export-jsonl"
          >${icons.download}${t("archive.export-jsonl")}</a
        >
        <a class="button" href="/api/v1/chat-log/export?format=md" download data-leave data-testid="export-md"
          >${icons.download}${t("archive.export-md")}</a
        >
        <input
          type="file"
          accept=".jsonl,.ndjson,application/x-ndjson,application/jsonl"
          tabindex="-1"
          aria-hidden="true"
          data-testid="import-file"
          @change=${this.#import}
        />
        <button
          type="button"
          class="button"
          data-testid="import-start"
          aria-disabled=${this.#isBusy ? "true" : "false"}
          @click=${this.#choose}
        >
          ${icons.upload}${t("archive.bring-in")}
        </button>
      </p>
      <p class="quiet small">${t("archive.words")}</p>
      <div role="status">${this.#told()}</div>
      ${this.problem ? html`<p class="notice" role="alert">${wordsFor(this.problem, texts)}</p>` : ""}
      <p class="danger">
        <button type="button" class="button bad" data-testid="log-delete-all" @click=${this.#deleteAll}>
          ${icons.trash}${t("archive.delete-all")}
        </button>
      </p>
    </section>`;
  }

  #sealed() {
    if (!this.seal) return html`<div class="seal"></div>`;
    const { links } = this.seal;
    const hash = links > 0 ? this.seal.hash : null;
    return html`<div class="seal" data-testid="seal" data-links=${links}>
      ${icons.seal}
      <div>
        <p>
          ${t("seal.links", { n: links })}${hash ? html`, ${t("seal.head")} <code title=${hash}>${hash.slice(0, 8)}…</code>` : ""}
        </p>
        <details class="small">
          <summary>${t("seal.how")}</summary>
          <p class="quiet">${t("seal.how-words")}</p>
          <p><code>deploy/verify-export chat-log.jsonl</code></p>
          ${hash ? html`<p class="quiet">${t("seal.whole")} <code>${hash}</code></p>` : ""}
        </details>
      </div>
    </div>`;
  }

  #told() {
    if (this.#isBusy) {
      const percent = texts.number(this.progress, { style: "percent" });
      return html`<p class="small">${t("archive.importing", { percent })}</p>
        <progress max="1" value=${this.progress} aria-label=${t("archive.bring-in")}></progress>`;
    }
    if (!this.result) return "";
    const { imported, known, refused } = this.result;
    return html`<div class="result" data-testid="import-result">
      <p><strong>${t("archive.imported", { n: imported })}</strong> ${known ? t("archive.known", { n: known }) : ""}</p>
      ${
        refused.length
          ? html`<p>${t("archive.refused", { n: refused.length })}</p>
              <ul class="small">
                ${refused.slice(0, 10).map(({ line, code }) => html`<li>${t("archive.line", { line: String(line), code: why(code) })}</li>`)}
              </ul>`
          : ""
      }
    </div>`;
  }

  get #isBusy() {
    return typeof this.progress === "number";
  }

  #choose() {
    if (!this.#isBusy) this.renderRoot.querySelector("input").click();
  }

  async #import({ target }) {
    const [file] = target.files;
    if (!file) return;
    Object.assign(this, { progress: 0, result: null });
    try {
      await this.attempt(
        async () => (this.result = await bringIn(api, await file.text(), (share) => (this.progress = share))),
      );
    } finally {
      this.progress = null;
      target.value = "";
    }
    this.#changed();
  }

  async #deleteAll() {
    const word = t("archive.delete-all-word");
    if (!(await confirmed({ title: t("archive.delete-all-ask"), words: t("archive.delete-all-words"), typed: word })))
      return;
    this.result = null;
    await this.attempt(() => journal.deleteAll());
    this.#changed();
  }

  #changed() {
    this.#look();
    this.tell("emptied");
  }

  async #look() {
    try {
      this.seal = await journal.seal();
    } catch (error) {
      if (!(error instanceof Problem)) throw error;
      this.seal = null; // the calendar above says what is wrong
    }
  }
}

const why = (code) => (texts.has(`problem.${code}`) ? t(`problem.${code}`) : code);

customElements.define("cc-archive", Archive);
