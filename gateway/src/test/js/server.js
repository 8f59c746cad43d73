/** A pretended server: answers what a test lays out, and remembers what it was asked. */
export function serverOf(routes) {
  const asked = [];
  const fetch = async (path, init) => {
    const request = { method: init.method, path, headers: init.headers, body: init.body && bodyOf(init) };
    asked.push(request);
    if (path === "/api/v1/csrf" && !routes["GET /api/v1/csrf"]) return json({ header: "X-CSRF-Token", token: "token" });
    const answers = routes[`${init.method} ${path}`];
    if (!answers) throw new Error(`nobody answers ${init.method} ${path}`);
    const answer = Array.isArray(answers) ? (answers.length > 1 ? answers.shift() : answers[0]) : answers;
    if (answer instanceof Error) throw answer;
    return typeof answer === "function" ? answer(request) : answer.clone();
  };
  return { fetch, asked, sent: (method, path) => asked.filter((each) => each.method === method && each.path === path) };
}

const bodyOf = ({ body, headers }) => (headers["Content-Type"].includes("ndjson") ? body : JSON.parse(body));

export function json(body, status = 200, headers = {}) {
  return new Response(status === 204 ? null : JSON.stringify(body), {
    status,
    headers: { "Content-Type": "application/json", ...headers },
  });
}

export function problem(status, code, headers = {}) {
  const body = { type: `/problems/${code}`, title: code, status, code };
  return new Response(JSON.stringify(body), {
    status,
    headers: { "Content-Type": "application/problem+json", ...headers },
  });
}

/** A stream of events; `cut` lets the connection break instead of ending it. */
export function stream(events, { cut = false } = {}) {
  const text = events.map(
    ([type, data, id]) => `${id ? `id: ${id}\n` : ""}event: ${type}\ndata: ${JSON.stringify(data)}\n\n`,
  );
  return () => {
    const bytes = text.map((each) => new TextEncoder().encode(each));
    return new Response(
      new ReadableStream({
        pull(controller) {
          if (bytes.length) controller.enqueue(bytes.shift());
          else if (cut) controller.error(new TypeError("network error"));
          else controller.close();
        },
      }),
      { headers: { "Content-Type": "text/event-stream" } },
    );
  };
}

/** The browser could not reach anything. */
export const offline = new TypeError("Failed to fetch");

/** Waiting costs no time in tests; what was waited for is kept. */
export function clock() {
  const waits = [];
  return { waits, wait: async (ms) => void waits.push(ms) };
}

export async function all(events) {
  const told = [];
  for await (const event of events) told.push(event);
  return told;
}

export class Storage {
  #kept = new Map();
  getItem = (name) => this.#kept.get(name) ?? null;
  setItem = (name, value) => void this.#kept.set(name, String(value));
  removeItem = (name) => void this.#kept.delete(name);
}
