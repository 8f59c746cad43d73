import { addDays, dayOf, isDay, today } from "./days.js";

/** The languages of the interface, each by its own name. */
export const LANGUAGES = { en: "English", fr: "Français", de: "Deutsch", ru: "Русский", zh: "中文" };

/** The region whose dates are used where the browser has none for a language: English as most of the world reads it. */
const WORLDWIDE = { en: "en-GB" };

/** The first of the wished languages that we speak; English otherwise. */
export function pickLanguage(wishes) {
  for (const wish of wishes) {
    const language = String(wish ?? "")
      .toLowerCase()
      .split(/[-_]/)[0];
    if (language in LANGUAGES) return language;
  }
  return "en";
}

/**
 * All words of the interface in one language, with dates, numbers and plurals by Intl.
 *
 *   texts.t("log.entries", { n: 3 })   "3 entries"
 *
 * A message is a string with {placeholders}, or an object of plural forms chosen by `n`.
 * Fires `change` when another language is in place.
 */
export class Texts extends EventTarget {
  language = "en";
  /** The language with the browser's region, if it has one for it: "en-GB". Rules dates and the week's first day. */
  locale = "en";
  zone = undefined;
  #messages = {};
  #load;
  #regions;

  /**
   * @param load language → its messages
   * @param regions the browser's own languages, with their regions
   */
  constructor(load, regions = []) {
    super();
    this.#load = load;
    this.#regions = regions;
  }

  /** Loads a language and makes it current; the one already in place costs nothing. */
  async use(language) {
    if (language === this.language && this.ready) return;
    this.#messages = await this.#load(language);
    this.language = language;
    this.locale = this.#regions.find((region) => region.split("-")[0] === language) ?? WORLDWIDE[language] ?? language;
    this.dispatchEvent(new Event("change"));
  }

  /** Sets the owner's zone for all dates shown (undefined: the browser's). */
  useZone(zone) {
    if (zone === this.zone) return;
    this.zone = zone ?? undefined;
    this.dispatchEvent(new Event("change"));
  }

  get ready() {
    return Object.keys(this.#messages).length > 0;
  }

  has(key) {
    return key in this.#messages;
  }

  t(key, values = {}) {
    let message = this.#messages[key];
    if (message === undefined) return this.ready ? key : "";
    if (typeof message === "object") {
      message = message[new Intl.PluralRules(this.language).select(values.n ?? 0)] ?? message.other;
    }
    return message.replace(/\{(\w+)\}/g, (whole, name) => {
      const value = values[name];
      if (value === undefined) return whole;
      return typeof value === "number" ? this.number(value) : String(value);
    });
  }

  number(value, options) {
    return new Intl.NumberFormat(this.locale, options).format(value);
  }

  /** "19:40": the time of a moment in the owner's zone, or in the zone given. */
  time(instant, zone = this.zone) {
    return this.#format(instant, { hour: "2-digit", minute: "2-digit", timeZone: known(zone) });
  }

  /** "Fri 20 Nov, 19:40": a moment in the owner's zone. */
  moment(instant) {
    const day = this.day(dayOf(instant, this.zone), { weekday: "short", day: "numeric", month: "short" });
    return this.t("time.moment", { day, time: this.time(instant) });
  }

  /** A local day in words: "Friday, 20 November 2026", in any of Intl's forms. */
  day(day, options = { weekday: "long", day: "numeric", month: "long", year: "numeric" }) {
    return isDay(day) ? this.#format(`${day}T12:00:00Z`, { ...options, timeZone: "UTC" }) : day;
  }

  /** When something will be, seen from now: "at 19:40", "tomorrow at 08:10", "Sun 22 Nov at 08:10". */
  when(instant, now = Date.now()) {
    const [day, current] = [dayOf(instant, this.zone), today(this.zone, now)];
    const time = this.time(instant);
    if (day === current) return this.t("time.at", { time });
    const isTomorrow = day === addDays(current, 1);
    const name = isTomorrow
      ? new Intl.RelativeTimeFormat(this.locale, { numeric: "auto" }).format(1, "day")
      : this.day(day, { weekday: "short", day: "numeric", month: "short" });
    return this.t("time.at-day", { day: name, time });
  }

  /** "November 2026". */
  month(month) {
    return this.day(`${month}-01`, { month: "long", year: "numeric" });
  }

  #format(value, options) {
    return new Intl.DateTimeFormat(this.locale, options).format(new Date(value));
  }
}

/** The zone, or the browser's own if its table lacks it: an entry with an odd clock is better than none. */
function known(zone) {
  if (!zone) return undefined;
  try {
    new Intl.DateTimeFormat("en", { timeZone: zone });
    return zone;
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    return undefined;
  }
}

/** The texts of this page. */
export const texts = new Texts(async (language) => {
  const response = await fetch(`/i18n/${language}.json`);
  if (!response.ok) throw new Error(`no texts in ${language}`);
  return response.json();
}, globalThis.navigator?.languages);

export const t = (key, values) => texts.t(key, values);
