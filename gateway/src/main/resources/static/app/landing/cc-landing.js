import { html } from "lit";
import { entrance, session, storage } from "../app.js";
import "../pet/cc-pet.js";
import "../pet/cc-scene.js";
import { stage } from "../pet/stage.js";
import { LANGUAGES, t, texts } from "../text/texts.js";
import { controls } from "../ui/controls.js";
import { Element } from "../ui/element.js";
import { icons } from "../ui/icons.js";
import { landingStyle } from "./landing-style.js";

const PROMISES = [
  ["feels", "pet"],
  ["answers", "talk"],
  ["keeps", "log"],
];

/**
 * What a stranger sees: what ChatClique is, a pet that is alive, and the two doors.
 *
 *   <cc-landing></cc-landing>
 *   <cc-landing .isLost=${true}></cc-landing>     at an address that only an owner can see
 */
class Landing extends Element {
  static properties = { isLost: {}, isPurring: { state: true } };
  static styles = [controls, landingStyle];

  constructor() {
    super();
    this.watch(session);
  }

  render() {
    return html`<div class="landing">
      <header>
        <span class="brand"><img src="/art/logo.svg" alt="" width="40" height="40" />ChatClique</span>
        <label class="language"
          ><span class="unseen">${t("more.language")}</span>
          <select class="input" data-testid="language-select" @change=${this.#choose}>
            ${Object.entries(LANGUAGES).map(([code, name]) => html`<option value=${code} ?selected=${code === texts.language} lang=${code}>${name}</option>`)}
          </select>
        </label>
      </header>
      <main id="main" tabindex="-1">
        <section class="hero">
          <div class="words">
            ${this.isLost ? html`<p class="notice" role="status">${t("landing.log-in-first")}</p>` : ""}
            <h1>${t("landing.headline")}</h1>
            <p class="lead">${t("landing.lead")}</p>
            <p class="doors">
              <a class="button main" href=${entrance("signup")} data-leave data-testid="landing-signup"
                >${t("landing.signup")}</a
              >
              <a class="button" href=${entrance("login")} data-leave data-testid="landing-login"
                >${t("landing.login")}</a
              >
            </p>
            <p class="quiet small">${t("landing.free")}</p>
          </div>
          <div class="window">
            <cc-scene is-bare>
              <cc-pet
                species="cat"
                look="ginger"
                band="very-happy"
                .worn=${["scarf"]}
                .label=${t("landing.pet")}
                is-live
              ></cc-pet>
            </cc-scene>
            <p class="says">${t(this.isPurring ? "landing.purr" : "landing.says")}</p>
            <button type="button" class="button stroke" @click=${this.#stroke}>
              ${icons.pet}${t("landing.stroke")}
            </button>
          </div>
        </section>
        <section class="promises" aria-label=${t("landing.promises")}>
          ${PROMISES.map(
            ([name, icon]) =>
              html`<div class="promise">
                <span class="mark">${icons[icon]}</span>
                <h2>${t(`landing.${name}`)}</h2>
                <p>${t(`landing.${name}-words`)}</p>
              </div>`,
          )}
        </section>
      </main>
      <footer class="quiet small"><p>${t("landing.footer")}</p></footer>
    </div>`;
  }

  #stroke() {
    stage.perform("stroke");
    this.isPurring = true;
  }

  #choose(event) {
    storage.setItem("cc.language", event.target.value);
    texts.use(event.target.value).then(() => {
      document.documentElement.lang = texts.language;
      document.title = t("app.title");
    });
  }
}

customElements.define("cc-landing", Landing);
