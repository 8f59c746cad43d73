import { html } from "lit";
import { pets, session, storage } from "../app.js";
import { wordsFor } from "../text/problem-words.js";
import { LANGUAGES, t, texts } from "../text/texts.js";
import { controls } from "../ui/controls.js";
import { Element } from "../ui/element.js";
import { icons } from "../ui/icons.js";
import "./cc-away.js";
import "./cc-notices.js";
import "./cc-pet-card.js";
import { moreStyle } from "./more-style.js";

/**
 * Settings, pets, account and what this is.
 *
 *   <cc-more></cc-more>
 */
class More extends Element {
  static properties = { saved: { state: true }, problem: { state: true } };
  static styles = [controls, moreStyle];

  constructor() {
    super();
    this.watch(pets);
    this.watch(session);
  }

  render() {
    return html`<div class="page">
      <h1>${t("more.title")}</h1>
      ${this.#settings()} ${this.#pets()}
      <section class="card" aria-labelledby="insight">
        <h2 id="insight">${t("more.insight")}</h2>
        <ul class="links">
          ${this.#link("memory", icons.remember, t("more.memory", { name: pets.current?.name ?? t("log.pet") }))}
          ${this.#link("usage", icons.bars, t("usage.title"))}
        </ul>
      </section>
      <section class="card" aria-labelledby="account">
        <h2 id="account">${t("more.account")}</h2>
        <p>${t("more.logged-in", { name: session.me.username })}</p>
        <p>
          <button type="button" class="button" data-testid="logout" @click=${this.#logOut}>
            ${icons.out}${t("more.logout")}
          </button>
        </p>
      </section>
      <section class="card" aria-labelledby="about">
        <h2 id="about">${t("more.about")}</h2>
        <p>${t("more.about-words")}</p>
        <p class="row">
          <a href="/licence.txt" data-leave>${t("more.licence")}</a> <a href="/docs" data-leave>${t("more.api")}</a>
        </p>
      </section>
    </div>`;
  }

  #settings() {
    const zone = session.me.zone ?? texts.zone ?? Intl.DateTimeFormat().resolvedOptions().timeZone;
    return html`<section class="card" aria-labelledby="settings">
      <header>
        <h2 id="settings">${t("more.settings")}</h2>
        <p class="small saved" role="status">${this.saved ? html`${icons.check} ${t("more.saved")}` : ""}</p>
      </header>
      <div class="fields">
        <div class="field">
          <label for="language">${t("more.language")}</label>
          <select
            id="language"
            class="input"
            data-testid="language-select"
            @change=${({ target }) => this.#language(target.value)}
          >
            ${Object.entries(LANGUAGES).map(([code, name]) => html`<option value=${code} lang=${code} .selected=${code === texts.language}>${name}</option>`)}
          </select>
        </div>
        <div class="field">
          <label for="zone">${t("more.zone")}</label>
          <select
            id="zone"
            class="input"
            data-testid="zone-select"
            aria-describedby="zone-words"
            @change=${({ target }) => this.#change({ zone: target.value })}
          >
            ${zones(zone).map((each) => html`<option .selected=${each === zone}>${each}</option>`)}
          </select>
          <p id="zone-words" class="quiet small">${t("more.zone-words")}</p>
        </div>
      </div>
      <cc-notices></cc-notices>
      <p class="wrong" role="alert">${this.problem ? wordsFor(this.problem, texts) : ""}</p>
    </section>`;
  }

  #pets() {
    return html`<section class="card" aria-labelledby="pets">
      <h2 id="pets">${t("more.pets")}</h2>
      ${pets.items.length === 0 ? html`<p class="quiet">${t("more.no-pets")}</p>` : ""}
      <ul>
        ${pets.items.map((pet) => html`<li><cc-pet-card .pet=${pet} ?is-here=${pet.id === pets.current.id}></cc-pet-card></li>`)}
      </ul>
      <p>
        <a class="button" href="/pets/adopt"
          >${icons.plus}${t(pets.items.length ? "more.adopt" : "more.adopt-first")}</a
        >
      </p>
      <cc-away></cc-away>
    </section>`;
  }

  #link(page, icon, words) {
    return html`<li>
      <a href="/more/${page}" data-testid="more-${page}">${icon}<span>${words}</span>${icons.right}</a>
    </li>`;
  }

  #language(locale) {
    storage.setItem("cc.language", locale);
    return this.#change({ locale });
  }

  #change(settings) {
    this.saved = false;
    return this.attempt(async () => {
      await session.change(settings);
      this.saved = true;
    });
  }

  #logOut() {
    return this.attempt(async () => location.assign(await session.logOut()));
  }
}

/** All zones that the browser knows, and the current one even if it doesn't. */
function zones(current) {
  const known = Intl.supportedValuesOf?.("timeZone") ?? [];
  return [...new Set([...known, "UTC", current])].sort();
}

customElements.define("cc-more", More);
