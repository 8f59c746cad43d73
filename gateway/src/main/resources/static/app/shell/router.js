/**
 * Addresses of the page and what each shows. Pure: no browser in here.
 *
 *   match("/log/2026-11-20/3")   { page: "entry", day: "2026-11-20", seq: "3" }
 */
import { isDay, isMonth } from "../text/days.js";

const ROUTES = [
  [/^\/$/, () => ({ page: "home" })],
  [/^\/talk\/?$/, () => ({ page: "talk" })],
  [/^\/pictures\/?$/, () => ({ page: "pictures" })],
  [/^\/pictures\/([\w.~-]+)$/, (id) => ({ page: "pictures", id })],
  [/^\/log\/?$/, () => ({ page: "log" })],
  [/^\/log\/search\/?$/, () => ({ page: "search" })],
  [/^\/log\/(\d{4}-\d\d)$/, (month) => isMonth(month) && { page: "log", month }],
  [/^\/log\/(\d{4}-\d\d-\d\d)$/, (day) => isDay(day) && { page: "day", day }],
  [/^\/log\/(\d{4}-\d\d-\d\d)\/(\d{1,9})$/, (day, seq) => isDay(day) && { page: "entry", day, seq }],
  [/^\/more\/?$/, () => ({ page: "more" })],
  [/^\/more\/usage\/?$/, () => ({ page: "usage" })],
  [/^\/more\/memory\/?$/, () => ({ page: "memory" })],
  [/^\/pets\/adopt\/?$/, () => ({ page: "adopt" })],
  [/^\/pets\/shop\/?$/, () => ({ page: "shop" })],
  [/^\/pets\/life\/?$/, () => ({ page: "life" })],
  [/^\/pets\/mood\/?$/, () => ({ page: "mood", span: "day" })],
  [/^\/pets\/mood\/(day|week|month)$/, (span) => ({ page: "mood", span })],
];

/**
 * What an address shows; `{ page: "lost" }` for an address that we don't have.
 * @param search "?q=tuna" gives the route its words to search for
 */
export function match(path, search = "") {
  for (const [pattern, make] of ROUTES) {
    const found = pattern.exec(path);
    const route = found && make(...found.slice(1));
    if (route) return route.page === "search" ? { ...route, words: new URLSearchParams(search).get("q") ?? "" } : route;
  }
  return { page: "lost" };
}

const TABS = { day: "log", entry: "log", search: "log", usage: "more", memory: "more", shop: "home", life: "home", mood: "home" };

/** The tab that a page belongs to. */
export const tabOf = ({ page }) => TABS[page] ?? page;

/**
 * Follows the address: links inside the origin change the page without loading it anew.
 * Fires `change` with `detail: { route, isBack }`.
 */
export class Router extends EventTarget {
  #window;
  route;

  constructor(window) {
    super();
    this.#window = window;
    this.route = match(window.location.pathname, window.location.search);
  }

  start() {
    this.#window.addEventListener("popstate", () => this.#arrive(true));
    this.#window.document.addEventListener("click", (event) => this.#click(event));
  }

  go(path, { replace = false } = {}) {
    this.#window.history[replace ? "replaceState" : "pushState"](null, "", path);
    this.#arrive(false);
  }

  #click(event) {
    if (
      event.defaultPrevented ||
      event.button !== 0 ||
      event.metaKey ||
      event.ctrlKey ||
      event.shiftKey ||
      event.altKey
    )
      return;
    const link = event.composedPath().find((node) => node.localName === "a" && node.href);
    if (!link || link.target || link.hasAttribute("download") || link.hasAttribute("data-leave")) return;
    const url = new URL(link.href);
    const { origin, pathname, search } = this.#window.location;
    if (url.origin !== origin || match(url.pathname).page === "lost") return;
    if (url.hash && url.pathname === pathname) return;
    event.preventDefault();
    if (url.pathname !== pathname || url.search !== search) this.go(url.pathname + url.search);
  }

  #arrive(isBack) {
    this.route = match(this.#window.location.pathname, this.#window.location.search);
    this.dispatchEvent(new CustomEvent("change", { detail: { route: this.route, isBack } }));
  }
}
