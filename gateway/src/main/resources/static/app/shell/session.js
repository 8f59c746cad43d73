import { pickLanguage } from "../text/texts.js";

/**
 * Who is here: a stranger or the owner, with the language and zone that follow from it.
 * Fires `change` whenever that is another answer than before.
 */
export class Session extends EventTarget {
  /** The server's word on the owner, or null for a stranger. */
  me = null;
  /** True when a session ended under the page's feet: what is shown stays, and a new log-in is offered. */
  isOver = false;
  #api;
  #texts;
  #browser;

  /**
   * @param browser { languages, zone }
   */
  constructor(api, texts, browser) {
    super();
    this.#api = api;
    this.#texts = texts;
    this.#browser = browser;
    api.addEventListener("signed-out", () => this.#end());
  }

  /** Finds out who is here. */
  async begin() {
    if (!(await this.#api.isSession())) return this.#greetStranger();
    try {
      this.me = await this.#api.get("/api/v1/me");
    } catch (error) {
      if (error.status !== 401) throw error;
      this.isOver = false;
      return this.#greetStranger();
    }
    await this.#speak();
    if (this.me.zone === null) await this.#introduce();
  }

  /** The language and the zone of the owner's choice. */
  async change(settings) {
    this.me = await this.#api.patch("/api/v1/me", settings);
    await this.#speak();
  }

  /** Ends the session here and at the identity provider; gives the address to go to. */
  async logOut() {
    const answer = await this.#api.post("/logout", {});
    return answer?.location ?? "/";
  }

  async #greetStranger() {
    this.me = null;
    await this.#texts.use(pickLanguage(this.#browser.languages));
    this.dispatchEvent(new Event("change"));
  }

  async #speak() {
    this.#texts.useZone(this.me.zone ?? undefined);
    await this.#texts.use(pickLanguage([this.me.locale, ...this.#browser.languages]));
    this.dispatchEvent(new Event("change"));
  }

  /** The first log-in: the account learns the browser's zone and language; a failure is tried again next time. */
  async #introduce() {
    try {
      await this.change({ zone: this.#browser.zone, locale: this.me.locale ?? this.#texts.language });
    } catch {
      this.#texts.useZone(this.#browser.zone);
    }
  }

  #end() {
    if (!this.me || this.isOver) return;
    this.isOver = true;
    this.dispatchEvent(new Event("change"));
  }
}
