import { Problem } from "./problem.js";
import { eventsOf } from "./sse.js";

const pause = (ms) => new Promise((resolve) => setTimeout(resolve, ms));

/**
 * Follows work that the server does (an answer, a picture) to its end, whatever happens to the connection.
 *
 * A broken stream is opened again behind the last event seen; if that stays refused, the result is polled for.
 * Yields `{ type, …data }`; `reset` means that what came so far will be told again from the start.
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
  for (let failures = 0; failures <= tries; failures++) {
    if (failures > 0) await wait(250 * 2 ** failures);
    try {
      const response = await source.open(last);
      if (told && last === "") yield { type: "reset" };
      for await (const event of read(response, source)) {
        if (isRepeated(event.id, last)) continue;
        if (event.id) last = event.id;
        if (event.type === "closing") break;
        failures = 0;
        told = true;
        yield event;
        if (source.isFinal(event)) return;
      }
    } catch (error) {
      if (error.name === "AbortError") throw error;
      const refused = error instanceof Problem && error.status > 0;
      if (refused && !source.isKnown()) throw error;
      if (refused) break;
    }
  }
  if (!source.isKnown()) throw Problem.offline();
  yield await pollFor(source, wait);
}

async function* read(response, source) {
  if ((response.headers.get("Content-Type") ?? "").includes("event-stream")) {
    for await (const event of eventsOf(response)) {
      yield { ...parse(event.data), type: event.type, id: event.id };
    }
    return;
  }
  const event = source.result(await response.json());
  if (event) yield event;
}

function parse(data) {
  try {
    return JSON.parse(data);
  } catch {
    return {};
  }
}

/** A stream that is told again from its start repeats what we have; its ids are the numbers 1, 2, 3 … */
function isRepeated(id, last) {
  return id !== undefined && id !== "" && last !== "" && Number(id) <= Number(last);
}

async function pollFor(source, wait) {
  for (let misses = 0; misses < 6;) {
    try {
      const event = source.result(await source.poll());
      if (event) return event;
      misses = 0;
    } catch (error) {
      if (error.name === "AbortError") throw error;
      if (error instanceof Problem && !error.passing) throw error;
      misses++;
    }
    await wait(1000 * (misses + 1));
  }
  throw Problem.interrupted();
}
