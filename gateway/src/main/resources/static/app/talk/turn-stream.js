import { follow } from "../api/follow.js";

const ENDED = { DONE: "done", PARTIAL: "failed", FAILED: "failed", STOPPED: "stopped" };
const STREAM = "text/event-stream";
const FINAL = ["done", "failed", "stopped"];

/**
 * Says something and follows the answer to its end.
 *
 * Yields `accepted` {turnId, day, seq, version} · `delta` {text} · `action` {name, place, done, receipt} · `reset` ·
 * and at last one of `done` {turn}, `stopped` {turn}, `failed` {problem, turn?}. A retry with the same key never asks twice.
 */
export function say(api, { conversationId, text, key, signal }, timing) {
  const path = `/api/v1/conversations/${encodeURIComponent(conversationId)}/turns`;
  return begin(api, () => api.open("POST", path, { text }, { key, accept: STREAM, signal }), signal, timing);
}

/** Has the latest turn answered anew; the answer before is kept as a version. */
export function again(api, { turnId, key, signal }, timing) {
  const path = `${address(turnId)}/regenerate`;
  return begin(api, () => api.open("POST", path, {}, { key, accept: STREAM, signal }), signal, timing);
}

/** Says the latest turn in other words and has it answered anew. */
export function edit(api, { turnId, text, key, signal }, timing) {
  const path = `${address(turnId)}/text`;
  return begin(api, () => api.open("PUT", path, { text }, { key, accept: STREAM, signal }), signal, timing);
}

/** Follows a turn that is already under way (another tab began it, or the page was loaded anew). */
export function attend(api, { turnId, signal }, timing) {
  return follow(source(api, { turnId, signal }), timing);
}

const begin = (api, ask, signal, timing) => follow(source(api, { ask, signal }), timing);
const address = (turnId) => `/api/v1/turns/${encodeURIComponent(turnId)}`;

function source(api, { ask, turnId = null, signal }) {
  return {
    open: (lastEventId) =>
      turnId === null
        ? ask()
        : api.open("GET", `${address(turnId)}/events`, undefined, { accept: STREAM, lastEventId, signal }),
    isKnown: () => turnId !== null,
    poll: () => api.get(address(turnId), { signal }),
    result: (turn) => {
      turnId = turn.id ?? turnId;
      return ending(turn);
    },
    isFinal: (event) => {
      if (event.type === "accepted") turnId = event.turnId;
      return FINAL.includes(event.type);
    },
  };
}

/** The closing event that a stored turn stands for, or null while it is still being answered. */
export function ending(turn) {
  const type = stateOf(turn.state);
  if (!FINAL.includes(type)) return null;
  return type === "failed" ? { type, turn, problem: turn.failure } : { type, turn };
}

/** The server's word for the state of a turn in the page's words. */
export const stateOf = (state) => ENDED[state] ?? "answering";
