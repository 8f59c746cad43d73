import { addDays, dayOf } from "../text/days.js";

const HOUR = 3_600_000;

/**
 * Where the time axis of a curve has its marks, in milliseconds: whole hours of the owner's day, or the beginnings of days.
 * @param most how many marks there is room for
 */
export function ticksOf(from, to, zone, most) {
  const hours = (to - from) / HOUR;
  const step = [1, 2, 3, 4, 6, 8, 12].find((each) => hours / each <= most && hours <= 48);
  return step ? wholeHours(from, to, zone, step) : daysBetween(from, to, zone, Math.ceil(hours / 24 / most));
}

function wholeHours(from, to, zone, step) {
  const ticks = [];
  const first = Math.ceil(from / HOUR) * HOUR; // whole hours are whole in nearly all zones; the others show their half hours
  for (let at = first; at <= to; at += HOUR) {
    if (hourOf(at, zone) % step === 0) ticks.push(at);
  }
  return ticks;
}

function daysBetween(from, to, zone, step) {
  const ticks = [];
  for (let day = dayOf(from, zone), last = dayOf(to, zone), n = 0; day <= last; day = addDays(day, 1), n++) {
    const start = startOf(day, zone);
    if (start >= from && start <= to && n % step === 0) ticks.push(start);
  }
  return ticks;
}

/** The first moment of a local day, found among the quarter hours around it, since days may begin late. */
export function startOf(day, zone) {
  const middle = Date.parse(`${day}T00:00:00Z`);
  let [low, high] = [middle - 15 * HOUR, middle + 15 * HOUR];
  while (high - low > HOUR / 4) {
    const half = low + Math.floor((high - low) / 2 / (HOUR / 4)) * (HOUR / 4);
    if (dayOf(half, zone) < day) low = half;
    else high = half;
  }
  return high;
}

function hourOf(at, zone) {
  const format = new Intl.DateTimeFormat("en-GB", { hour: "2-digit", hourCycle: "h23", timeZone: zone ?? undefined });
  return Number(format.format(at));
}
