import { follow } from "../api/follow.js";

const ENDED = { DONE: "done", PARTIAL: "failed", FAILED: "failed", STOPPED: "stopped" };
const STREAM = "text/event-stream";

/**
 * Says something and follows the answer to its end.
 *
 * Yields `accepted` {turnId, day, seq} · `delta` {text} · `reset` · and at last one of `done` {turn}, `stopped` {turn},
 * `failed` {problem, turn?}. A retry with the same key never asks twice.
 */
export function say(api, { conversationId, text, key, signal }, timing) {
  const path = `/api/v1/conversations/${encodeURIComponent(conversationId)}/turns`;
  const ask = () => api.open("POST", path, { text }, { key, accept: STREAM, signal });
  return follow(source(api, { ask, signal }), timing);
}

/** Follows a turn that is already under way (another tab began it, or the page was loaded anew). */
export function attend(api, { turnId, signal }, timing) {
  return follow(source(api, { turnId, signal }), timing);
}

function source(api, { ask, turnId = null, signal }) {
  const address = () => `/api/v1/turns/${encodeURIComponent(turnId)}`;
  return {
    open: (lastEventId) =>
      turnId === null
        ? ask()
        : api.open("GET", `${address()}/events`, undefined, { accept: STREAM, lastEventId, signal }),
    isKnown: () => turnId !== null,
    poll: () => api.get(address(), { signal }),
    result: (turn) => {
      turnId = turn.id ?? turnId;
      return ending(turn);
    },
    isFinal: (event) => {
      if (event.type === "accepted") turnId = event.turnId;
      return ["done", "failed", "stopped"].includes(event.type);
    },
  };
}

/** The closing event that a stored turn stands for, or null while it is still being answered. */
export function ending(turn) {
  const type = ENDED[turn.state];
  if (!type) return null;
  return type === "failed" ? { type, turn, problem: turn.failure } : { type, turn };
}
