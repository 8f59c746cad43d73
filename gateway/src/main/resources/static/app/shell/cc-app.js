import { html } from "lit";
import { entrance, pets, router, session } from "../app.js";
import { Problem } from "../api/problem.js";
import { wordsFor } from "../text/problem-words.js";
import { t, texts } from "../text/texts.js";
import { Element } from "../ui/element.js";
import { pageFor } from "./pages.js";
import "./cc-over.js";

const WIDE = window.matchMedia("(min-width: 1000px)");

/** Pages that turn their own leaves: another month or picture leaves the focus where it is. */
const STAYING = ["log", "pictures", "search", "mood"];

/**
 * The frame of everything: landing for a stranger; for the owner the room, the page of the address, today and the tabs.
 * Lives in the light DOM, so that the skip link and the landmarks belong to the document.
 *
 *   <cc-app></cc-app>
 */
class App extends Element {
  #start;
  #state = "arriving";
  #problem = null;
  #view = null;
  #page = router.route.page;

  constructor() {
    super();
    WIDE.addEventListener("change", () => this.#show());
    router.addEventListener("change", ({ detail }) => this.#show().then(() => this.#arrived(detail)));
    for (const source of [pets, session]) source.addEventListener("change", () => this.#show());
  }

  createRenderRoot() {
    return this;
  }

  /** Runs the start of the page, now and whenever the user asks to try again. */
  async begin(start = this.#start) {
    this.#start = start;
    try {
      await start();
      this.#state = session.me ? "owner" : "stranger";
    } catch (error) {
      if (!(error instanceof Problem)) throw error;
      if (!texts.ready) await texts.use("en");
      this.#problem = error;
      this.#state = "failed";
    }
    await this.#show();
  }

  async #show() {
    if (this.#state === "arriving") return;
    if (this.#state === "stranger") await import("../landing/cc-landing.js");
    if (this.#state === "owner") {
      const { route } = router;
      const view = await pageFor(route, { isWide: WIDE.matches, hasPet: pets.current !== null });
      if (route !== router.route) return; // the user went on meanwhile; that page is on its way
      this.#view = view;
    }
    document.documentElement.lang = texts.language;
    document.documentElement.dataset.band = pets.current?.state.band ?? "";
    this.#nameSkipLink();
    document.title = this.#title();
    this.querySelector(".arriving")?.remove();
    this.requestUpdate();
    await this.updateComplete;
  }

  /** The link lies outside, before everything; on the landing its target is in a shadow root, where no address leads. */
  #nameSkipLink() {
    const link = document.querySelector(".skip");
    link.textContent = t("app.skip");
    link.parentElement.setAttribute("aria-label", t("app.skip"));
    link.onclick = (event) => {
      const main = this.querySelector("main") ?? this.querySelector("cc-landing").renderRoot.querySelector("main");
      event.preventDefault();
      main.focus();
    };
  }

  #title() {
    return this.#state === "owner" ? `${this.#view.title()} · ChatClique` : t("app.title");
  }

  /** A new page begins at its top, and the keyboard and the screen reader begin there too. */
  #arrived({ route, isBack }) {
    const main = this.querySelector("main");
    const isSame = route.page === this.#page && STAYING.includes(route.page);
    this.#page = route.page;
    if (!main || isSame) return;
    if (!isBack) window.scrollTo(0, 0);
    main.focus({ preventScroll: true });
  }

  render() {
    switch (this.#state) {
      case "arriving":
        return "";
      case "failed":
        return html`<main id="main" class="arriving" tabindex="-1">
          <img src="/art/logo.svg" alt="" width="72" height="72" />
          <h1>${t("app.unreachable")}</h1>
          <p>${wordsFor(this.#problem, texts)}</p>
          <button type="button" class="try-again" @click=${() => this.begin()}>${t("app.retry")}</button>
        </main>`;
      case "stranger":
        return html`<cc-landing .isLost=${router.route.page !== "home"}></cc-landing>`;
      default:
        return this.#frame();
    }
  }

  #frame() {
    const view = this.#view;
    const room = WIDE.matches && view.hasRoom;
    const today = room && view.hasToday;
    const classes = `frame ${room ? "with-room" : "without-room"} ${today ? "with-today" : ""}`;
    return html`<div class=${classes}>
      <cc-nav .tab=${view.tab}></cc-nav>
      ${room ? html`<cc-room></cc-room>` : ""}
      <main id="main" tabindex="-1" aria-label=${view.title()}>
        ${session.isOver ? html`<cc-over .address=${entrance("login")}></cc-over>` : ""} ${view.render()}
      </main>
      ${today ? html`<cc-today></cc-today>` : ""}
      <cc-word></cc-word>
    </div>`;
  }
}

customElements.define("cc-app", App);
