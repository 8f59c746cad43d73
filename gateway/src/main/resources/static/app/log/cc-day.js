import { html } from "lit";
import { repeat } from "lit/directives/repeat.js";
import { Problem } from "../api/problem.js";
import { api, journal, pets, router } from "../app.js";
import { addDays, monthOf, today } from "../text/days.js";
import { wordsFor } from "../text/problem-words.js";
import { t, texts } from "../text/texts.js";
import { confirmed } from "../ui/confirm.js";
import { controls } from "../ui/controls.js";
import { Element } from "../ui/element.js";
import { icons } from "../ui/icons.js";
import "./cc-day-diary.js";
import "./cc-day-mood.js";
import "./cc-deed.js";
import "./cc-log-entry.js";
import { dayStyle } from "./day-style.js";
import { diaryStyle } from "./diary-style.js";
import { Story, toldInOrder } from "./story.js";

const STEPS = { ArrowLeft: -1, ArrowRight: 1 };

/**
 * A day as a story, like a page of a diary: what the pet wrote, how it felt, and everything that was said, done and
 * painted, in order. The arrow keys turn the leaves.
 *
 *   <cc-day .day=${"2026-11-20"}></cc-day>
 */
class Day extends Element {
  static properties = {
    day: {},
    entries: { state: true },
    lives: { state: true },
    zone: { state: true },
    diary: { state: true },
    problem: { state: true },
    quarrel: { state: true },
    absence: { state: true },
  };
  static styles = [controls, diaryStyle, dayStyle];
  #story = new Story(api);
  #turnLeaf = (event) => this.#pressed(event);

  connectedCallback() {
    super.connectedCallback();
    window.addEventListener("keydown", this.#turnLeaf);
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    window.removeEventListener("keydown", this.#turnLeaf);
  }

  willUpdate(changed) {
    if (changed.has("day")) this.#load();
  }

  render() {
    const { day } = this;
    return html`<div class="page" @to-deed=${({ detail }) => this.#show(detail.eventId)}>
      <nav class="leaves" aria-label=${t("log.title")}>
        <a class="button plain" href="/log/${addDays(day, -1)}">${icons.left}<span>${t("log.previous-day")}</span></a>
        <a class="button plain" href="/log/${monthOf(day)}">${icons.log}<span>${texts.month(monthOf(day))}</span></a>
        <a class="button plain" href="/log/${addDays(day, 1)}"><span>${t("log.next-day")}</span>${icons.right}</a>
      </nav>
      <section class="leaf">
        <h1>${texts.day(day)}</h1>
        ${this.#body()}
      </section>
      ${this.#end()}
    </div>`;
  }

  #body() {
    if (this.problem) return this.#notice(this.problem, () => this.#load());
    if (!this.entries || !this.lives) return "";
    const told = toldInOrder(this.entries, this.lives);
    if (told.length === 0 && !this.absence) {
      const isToday = this.day === today(texts.zone);
      return html`<div class="empty">
        <p class="quiet">${t(isToday ? "log.empty-today" : "log.empty-day")}</p>
        ${isToday ? html`<a class="button main" href="/talk">${icons.talk}${t("log.start")}</a>` : ""}
      </div>`;
    }
    const felt = this.lives.filter(
      ({ pet, events, moods }) => moods.length > 1 && (events.length > 0 || pet === pets.current),
    );
    return html`${this.absence ? this.#notice(this.absence, () => this.#load()) : ""} ${this.#diary()}
      ${felt.map(
        ({ pet, events, moods }) =>
          html`<cc-day-mood
            .day=${this.day}
            .zone=${this.zone}
            .name=${pet.name}
            .moods=${moods}
            .events=${events}
          ></cc-day-mood>`,
      )}
      <h2 class="unseen">${t("day.story")}</h2>
      <ol data-testid="day-story">
        ${repeat(
          told,
          ({ turn, event }) => turn?.id ?? event.id,
          ({ turn, event, pet }) =>
            html`<li class=${turn ? "entry" : "deed"}>
              ${
                turn
                  ? html`<cc-log-entry .turn=${turn}></cc-log-entry>`
                  : html`<cc-deed .event=${event} .name=${pet.name} .zone=${this.zone}></cc-deed>`
              }
            </li>`,
        )}
      </ol>`;
  }

  #diary() {
    if (this.quarrel) return this.#notice(this.quarrel, () => this.#loadDiary(this.day));
    if (this.diary) {
      return this.diary.map((page) => html`<cc-day-diary .day=${this.day} .zone=${this.zone} .page=${page}></cc-day-diary>`);
    }
    return this.day < today(texts.zone) ? html`<p class="writing quiet" role="status">${t("day.writing")}</p>` : "";
  }

  #end() {
    if (!this.entries?.length && !this.lives?.some(({ events }) => events.length)) return "";
    return html`<p class="end">
      <button type="button" class="button plain" data-testid="day-print" @click=${() => window.print()}>
        ${icons.print}${t("day.print")}
      </button>
      ${
        this.entries?.length
          ? html`<button type="button" class="button plain" data-testid="log-delete-day" @click=${this.#delete}>
              ${icons.trash}${t("log.delete-day")}
            </button>`
          : ""
      }
    </p>`;
  }

  #notice(problem, again) {
    return html`<div class="notice" role="alert">
      <p>${wordsFor(problem, texts)}</p>
      <button type="button" class="button" @click=${again}>${t("app.retry")}</button>
    </div>`;
  }

  #load() {
    const { day } = this;
    Object.assign(this, { entries: null, lives: null, diary: null, quarrel: null, absence: null });
    this.#loadDiary(day);
    return this.attempt(async () => {
      const entries = [];
      for await (const items of journal.day(day)) entries.push(...items);
      // A day is as long, and begins, as it did where its owner was then.
      const zone = entries.at(-1)?.zone ?? texts.zone;
      const lives = await this.#livesOf(day, zone);
      if (day === this.day) Object.assign(this, { entries, lives, zone });
    });
  }

  /** What was said is shown also while nobody can say how the pets were. */
  async #livesOf(day, zone) {
    try {
      return await Promise.all(pets.items.map((pet) => this.#lifeOf(pet, day, zone)));
    } catch (error) {
      if (!(error instanceof Problem)) throw error;
      if (day === this.day) this.absence = error;
      return [];
    }
  }

  async #lifeOf(pet, day, zone) {
    const [events, moods] = await Promise.all([
      this.#story.events(pet.id, day),
      this.#story.moods(pet.id, day, zone),
    ]);
    return { pet, events, moods };
  }

  /** Comes when it comes: the day itself does not wait for it. */
  async #loadDiary(day) {
    this.quarrel = null;
    try {
      const pages = await this.#story.diary(day);
      if (day === this.day) this.diary = pages;
    } catch (error) {
      if (!(error instanceof Problem)) throw error;
      if (day === this.day) this.quarrel = error;
    }
  }

  #show(eventId) {
    [...this.renderRoot.querySelectorAll("cc-deed")].find(({ event }) => event.id === eventId)?.focus();
  }

  #pressed(event) {
    const isTyping = event.composedPath().some((node) => node.matches?.("input, textarea, select, dialog"));
    if (!STEPS[event.key] || isTyping || event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    router.go(`/log/${addDays(this.day, STEPS[event.key])}`);
  }

  async #delete() {
    const n = this.entries.length;
    if (!(await confirmed({ title: t("log.delete-day-ask"), words: t("log.delete-day-words", { n }) }))) return;
    try {
      await journal.deleteDay(this.day);
      router.go(`/log/${monthOf(this.day)}`);
    } catch (error) {
      if (!(error instanceof Problem)) throw error;
      this.problem = error;
    }
  }
}

customElements.define("cc-day", Day);
