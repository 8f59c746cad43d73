/**
 * Arithmetic with local days ("2026-11-20") and months ("2026-11"): plain strings, no time zone inside.
 * Everything is computed at noon UTC, so that no daylight saving change can shift a day.
 */
const noon = (day) => new Date(`${day}T12:00:00Z`);
const text = (date) => date.toISOString().slice(0, 10);

/** True for a day that exists (no 30 February). */
export function isDay(value) {
  return /^\d{4}-\d\d-\d\d$/.test(value) && !Number.isNaN(noon(value).getTime()) && text(noon(value)) === value;
}

/** True for a month that exists. */
export const isMonth = (value) => /^\d{4}-\d\d$/.test(value) && isDay(`${value}-01`);

/** The local day of a moment in a zone. */
export function dayOf(instant, zone) {
  const parts = new Intl.DateTimeFormat("en-CA-u-ca-gregory-nu-latn", {
    timeZone: zone ?? undefined,
    year: "numeric",
    month: "2-digit",
    day: "2-digit",
  }).formatToParts(new Date(instant));
  const part = (type) => parts.find((each) => each.type === type).value;
  return `${part("year").padStart(4, "0")}-${part("month")}-${part("day")}`;
}

/** Today in a zone. */
export const today = (zone, now = Date.now()) => dayOf(now, zone);

/**
 * The moment at which a local day begins in a zone, in ms. Not always midnight, and days have 23 to 25 hours: found by
 * halving, since the local day never falls while time goes on.
 */
export function startOf(day, zone) {
  const midnight = Date.parse(`${day}T00:00:00Z`);
  let [before, begun] = [-16 * 60, 16 * 60].map((minutes) => midnight + minutes * 60_000);
  while (begun - before > 60_000) {
    const middle = before + Math.floor((begun - before) / 120_000) * 60_000;
    if (dayOf(middle, zone) >= day) begun = middle;
    else before = middle;
  }
  return begun;
}

export const monthOf = (day) => day.slice(0, 7);

export function addDays(day, count) {
  const date = noon(day);
  date.setUTCDate(date.getUTCDate() + count);
  return text(date);
}

export function addMonths(month, count) {
  const [year, number] = month.split("-").map(Number);
  const index = year * 12 + number - 1 + count;
  return `${String(Math.floor(index / 12)).padStart(4, "0")}-${String((index % 12) + 1).padStart(2, "0")}`;
}

/** The same day of another month, or that month's last day. */
export function moveMonths(day, count) {
  const month = addMonths(monthOf(day), count);
  return `${month}-${String(Math.min(Number(day.slice(8)), daysIn(month))).padStart(2, "0")}`;
}

export const daysIn = (month) => Number(addDays(`${addMonths(month, 1)}-01`, -1).slice(8));

/** 1 Monday … 7 Sunday. */
export const weekdayOf = (day) => noon(day).getUTCDay() || 7;

/** The first day of the week in a language's region: 1 Monday … 7 Sunday. */
export function firstWeekday(locale) {
  try {
    const full = new Intl.Locale(locale).maximize();
    return (full.getWeekInfo?.() ?? full.weekInfo)?.firstDay ?? 1;
  } catch {
    return 1;
  }
}

/** The day on which the week of `day` begins. */
export const weekStart = (day, first = 1) => addDays(day, -((weekdayOf(day) - first + 7) % 7));

/** The week around a day: seven days, beginning on the language's first weekday. */
export function weekOf(day, first = 1) {
  const start = weekStart(day, first);
  return Array.from({ length: 7 }, (_, index) => addDays(start, index));
}

/** The weeks that a month's grid shows: always six, so that the page never jumps between months. */
export function monthGrid(month, first = 1) {
  const start = weekStart(`${month}-01`, first);
  return Array.from({ length: 6 }, (_, week) => Array.from({ length: 7 }, (_, day) => addDays(start, week * 7 + day)));
}

/** Where an arrow key leads in the grid, or null for a key that doesn't move. */
export function moveByKey(day, key, first = 1) {
  switch (key) {
    case "ArrowLeft":
      return addDays(day, -1);
    case "ArrowRight":
      return addDays(day, 1);
    case "ArrowUp":
      return addDays(day, -7);
    case "ArrowDown":
      return addDays(day, 7);
    case "Home":
      return weekStart(day, first);
    case "End":
      return addDays(weekStart(day, first), 6);
    case "PageUp":
      return moveMonths(day, -1);
    case "PageDown":
      return moveMonths(day, 1);
    default:
      return null;
  }
}

/** How many dots (0–4) stand for so many entries: they grow ever more slowly. */
export function dotsFor(entries) {
  if (entries <= 0) return 0;
  return Math.min(4, 1 + Math.floor(Math.log2(entries) / 1.5));
}
