import { css, html } from "lit";
import { Problem } from "../api/problem.js";
import { journal, pets, storage } from "../app.js";
import { firstWeekday, today, weekOf } from "../text/days.js";
import { t, texts } from "../text/texts.js";
import { controls } from "../ui/controls.js";
import { Element } from "../ui/element.js";
import { icons } from "../ui/icons.js";
import { dotsOf } from "./dots.js";
import { todayStyle } from "./today-style.js";

/**
 * Today at the side of the talk: the week, today's pictures and entries. Folds away, and stays as it was left.
 *
 *   <cc-today></cc-today>
 */
class Today extends Element {
  static properties = {
    isFolded: { type: Boolean, attribute: "is-folded", reflect: true },
    days: { state: true },
    entries: { state: true },
  };
  static styles = [controls, todayStyle];
  #load = () => this.#look();

  constructor() {
    super();
    this.isFolded = storage.getItem("cc.today") === "folded";
    this.days = new Map();
    this.entries = null;
  }

  connectedCallback() {
    super.connectedCallback();
    window.addEventListener("logged", this.#load);
    this.#look();
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    window.removeEventListener("logged", this.#load);
  }

  render() {
    const fold = html`<button
      type="button"
      class="button plain round"
      aria-expanded=${this.isFolded ? "false" : "true"}
      aria-label=${t("today.fold")}
      title=${t("today.fold")}
      @click=${this.#fold}
    >
      ${icons.fold}
    </button>`;
    if (this.isFolded) return html`<aside aria-label=${t("today.title")}>${fold}</aside>`;
    return html`<aside aria-label=${t("today.title")}>
      <header>
        <h2>${t("today.title")}</h2>
        ${fold}
      </header>
      <ol class="week">
        ${weekOf(today(texts.zone), firstWeekday(texts.locale)).map((day) => this.#day(day))}
      </ol>
      ${this.#pictures()}
      <h3>${t("today.entries")}</h3>
      ${this.#entries()}
    </aside>`;
  }

  #day(day) {
    const entries = this.days.get(day)?.entries ?? 0;
    const isToday = day === today(texts.zone);
    return html`<li>
      <a href="/log/${day}" aria-current=${isToday ? "date" : "false"}>
        <span class="unseen">${texts.day(day)}, ${t("log.entries", { n: entries })}</span>
        <span aria-hidden="true">${texts.day(day, { weekday: "narrow" })}</span>
        <strong aria-hidden="true" class="figures">${Number(day.slice(8))}</strong>
        ${dotsOf(entries)}
      </a>
    </li>`;
  }

  #pictures() {
    const pictures = (this.entries ?? []).filter(({ picture }) => picture).slice(-4);
    if (pictures.length === 0) return "";
    return html`<h3>${t("today.pictures")}</h3>
      <ul class="pictures">
        ${pictures.map(
          ({ picture, prompt }) =>
            html`<li>
              <a href="/pictures/${picture.id}"
                ><img src="/api/v1/pictures/${picture.id}/thumbnail" alt=${prompt.text} loading="lazy"
              /></a>
            </li>`,
        )}
      </ul>`;
  }

  #entries() {
    if (this.entries === null) return "";
    if (this.entries.length === 0)
      return html`<p class="quiet small">${t("today.empty", { name: pets.current?.name ?? "" })}</p>`;
    return html`<ol class="entries">
      ${this.entries
        .slice(-8)
        .reverse()
        .map(
          (turn) =>
            html`<li>
              <a href="/log/${turn.day}/${turn.seq}"
                ><time class="figures quiet">${texts.time(turn.createdAt, turn.zone)}</time>
                <span>${turn.prompt.text}</span></a
              >
            </li>`,
        )}
    </ol>`;
  }

  #fold() {
    this.isFolded = !this.isFolded;
    storage.setItem("cc.today", this.isFolded ? "folded" : "open");
    this.updateComplete.then(() => this.renderRoot.querySelector("button").focus());
  }

  async #look() {
    const now = today(texts.zone);
    const week = weekOf(now, firstWeekday(texts.locale));
    const months = [...new Set([week[0], week[6]].map((day) => day.slice(0, 7)))];
    try {
      const [page, ...counts] = await Promise.all([
        journal.day(now).next(),
        ...months.map((month) => journal.month(month)),
      ]);
      this.days = new Map(counts.flatMap((days) => [...days]));
      this.entries = page.value;
    } catch (error) {
      if (!(error instanceof Problem)) throw error;
      this.entries ??= []; // the column stays calm; the log's own page says what is wrong
    }
  }
}

customElements.define("cc-today", Today);
