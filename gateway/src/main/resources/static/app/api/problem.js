/**
 * What went wrong with a request, in the terms of RFC 9457: the stable `code` is the page's message key.
 * A lost network and a stream cut short are problems too, with codes of our own and status 0.
 */
export class Problem extends Error {
  constructor({ code = "unknown", status = 0, title = "", detail = "", errors = [], retryAfter = null } = {}) {
    super(title || code);
    this.name = "Problem";
    this.code = code;
    this.status = status;
    this.title = title;
    this.detail = detail;
    this.errors = errors;
    /** Whole seconds after which the server wants to be asked again, or null. */
    this.retryAfter = retryAfter;
  }

  /** The browser could not reach the server at all. */
  static offline() {
    return new Problem({ code: "offline" });
  }

  /** The server answered, but the answer broke off and could not be picked up again. */
  static interrupted() {
    return new Problem({ code: "interrupted" });
  }

  /** Reads a refused response; a body that is no problem document still gives a problem with the status. */
  static async from(response, now = Date.now()) {
    let body = {};
    try {
      const type = response.headers.get("Content-Type") ?? "";
      if (type.includes("json")) body = (await response.json()) ?? {};
    } catch {
      body = {}; // a proxy's page or a cut body says no more than the status does
    }
    return new Problem({
      ...Problem.#fields(body),
      code: typeof body.code === "string" ? body.code : `http-${response.status}`,
      status: response.status,
      retryAfter: secondsToWait(response.headers.get("Retry-After"), now),
    });
  }

  /** A problem that came inside a stream or a stored turn, as plain data. */
  static of(body) {
    return new Problem({ ...Problem.#fields(body ?? {}), code: body?.code ?? "unknown", status: body?.status ?? 0 });
  }

  static #fields({ title, detail, errors }) {
    return { title: title ?? "", detail: detail ?? "", errors: Array.isArray(errors) ? errors : [] };
  }

  /** True when the very same request may succeed a little later without anyone doing something about it. */
  get passing() {
    return this.status === 0 || [408, 429, 502, 503, 504].includes(this.status);
  }
}

/** Retry-After as whole seconds: it comes as a number or as a date; nonsense and the past count as absent. */
export function secondsToWait(header, now = Date.now()) {
  if (!header) return null;
  if (/^\d+$/.test(header.trim())) return Math.min(Number(header), 86_400);
  const at = Date.parse(header);
  if (Number.isNaN(at) || at <= now) return null;
  return Math.min(Math.ceil((at - now) / 1000), 86_400);
}
