import { Problem } from "../api/problem.js";

/**
 * What was used: tokens and cost by day and model, and what is left of today. Fires `change` when today is known anew.
 */
export class Usage extends EventTarget {
  /** { day, tokens, quota, left, energy } or null while it isn't known. */
  today = null;
  /** When the quota is whole again. */
  resetsAt = null;
  #api;
  #looking = null;

  constructor(api) {
    super();
    this.#api = api;
  }

  /** Whether there is a limit at all. */
  get isLimited() {
    return typeof this.today?.quota === "number";
  }

  /** A month as the server counts it: {month, days, …}. */
  async month(month) {
    const told = await this.#api.get(`/api/v1/usage?month=${month}`);
    this.#take(told);
    return told;
  }

  /** Looks what is left; a look that fails changes nothing, the next one makes up for it. */
  look(month) {
    this.#looking ??= this.month(month)
      .catch((error) => {
        if (!(error instanceof Problem)) throw error;
      })
      .finally(() => (this.#looking = null));
    return this.#looking;
  }

  #take({ today, resetsAt }) {
    this.today = today ?? null;
    this.resetsAt = resetsAt ?? null;
    this.dispatchEvent(new Event("change"));
  }
}

/** The sums of some days: { turns, promptTokens, completionTokens, tokens, costs: Map of currency → micros }. */
export function sumOf(days) {
  const sum = { turns: 0, promptTokens: 0, completionTokens: 0, tokens: 0, costs: new Map() };
  for (const { turns, promptTokens, completionTokens, cost } of days.flatMap(({ models }) => models)) {
    sum.turns += turns;
    sum.promptTokens += promptTokens;
    sum.completionTokens += completionTokens;
    sum.tokens += promptTokens + completionTokens;
    if (cost) sum.costs.set(cost.currency, (sum.costs.get(cost.currency) ?? 0) + cost.micros);
  }
  return sum;
}

/** Money in words, for amounts that may be very small: "$0.0042". */
export function moneyOf(micros, currency, texts) {
  const value = micros / 1_000_000;
  const digits = value !== 0 && value < 0.01 ? 6 : 2;
  try {
    return texts.number(value, {
      style: "currency",
      currency,
      minimumFractionDigits: 2,
      maximumFractionDigits: digits,
    });
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    return `${texts.number(value, { maximumFractionDigits: digits })} ${currency}`;
  }
}
