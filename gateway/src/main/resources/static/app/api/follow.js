import { Problem } from "./problem.js";
import { eventsOf } from "./sse.js";

export const pause = (ms) => new Promise((resolve) => setTimeout(resolve, ms));

/**
 * Follows work that the server does (an answer, a picture) to its end, whatever happens to the connection.
 *
 * A broken stream is opened again behind the last event seen; if that stays refused, the result is asked for, and
 * listened to again while the work goes on. Yields `{ type, …data }`; `reset` means that what came so far is void.
 *
 * @param source
 *   open(lastId): the response of a stream, or of a plain JSON result
 *   result(json): the closing event that a plain JSON result stands for, or null while the work goes on
 *   isKnown(): whether the work has an address yet, by which it can be asked for
 *   poll(): asks for that result
 *   isFinal(event)
 * @param wait milliseconds → promise; tests pass their own
 */
export async function* follow(source, { wait = pause, tries = 3 } = {}) {
  let last = "";
  let told = false;
  for (let failures = 0; ;) {
    try {
      const response = await source.open(last);
      if (told && last === "") yield { type: "reset" };
      for await (const event of read(response, source)) {
        const isFinal = source.isFinal(event);
        if (!isFinal && isRepeated(event.id, last)) continue;
        if (event.id) last = event.id;
        if (event.type === "closing") break;
        failures = 0;
        told = true;
        yield event;
        if (isFinal) return;
      }
    } catch (error) {
      if (error.name === "AbortError") throw error;
      const refused = error instanceof Problem && error.status > 0;
      if (refused && !source.isKnown()) throw error;
      if (refused) failures = tries;
    }
    if (++failures <= tries) {
      await wait(250 * 2 ** failures);
      continue;
    }
    if (!source.isKnown()) throw Problem.offline();
    const event = await ask(source, wait);
    if (event) {
      yield event;
      return;
    }
    await wait(1000);
  }
}

/** The events of a response as they come, their data read; a plain JSON result gives its closing event. */
export async function* read(response, { result }) {
  if ((response.headers.get("Content-Type") ?? "").includes("event-stream")) {
    for await (const event of eventsOf(response)) {
      yield { ...parse(event.data), type: event.type, id: event.id };
    }
    return;
  }
  const event = result(await response.json());
  if (event) yield event;
}

function parse(data) {
  try {
    return JSON.parse(data);
  } catch {
    return {};
  }
}

/**
 * A stream that is told again from its start repeats what we have. An id says what a reader has after its event, the
 * greater in front: "1.0.15" is version, actions, characters; a picture's are 1, 2, 3 …
 */
function isRepeated(id, last) {
  if (!id || !last) return false;
  const [own, seen] = [id, last].map((each) => each.split(".").map(Number));
  for (let place = 0; place < own.length; place++) {
    if (own[place] !== (seen[place] ?? 0)) return own[place] < (seen[place] ?? 0);
  }
  return true;
}

/** Asks for the result until the server answers: its closing event, or null while the work goes on. */
async function ask(source, wait) {
  for (let misses = 0; misses < 6; misses++) {
    try {
      return source.result(await source.poll());
    } catch (error) {
      if (error.name === "AbortError") throw error;
      if (error instanceof Problem && !error.passing) throw error;
    }
    await wait(1000 * (misses + 1));
  }
  throw Problem.interrupted();
}
