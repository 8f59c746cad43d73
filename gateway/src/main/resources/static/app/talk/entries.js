import { newKey } from "../api/api.js";
import { Problem } from "../api/problem.js";
import { ending, stateOf } from "./turn-stream.js";

/**
 * What was said in a talk, in the order of time. An entry is never changed in place, only replaced:
 *
 * { id, turnId, at, day, seq, zone, text, answer, sender, state, problem, version, actions, standIn, model, intent }
 * with the state sending → answering → done | stopped | failed. `intent` {kind, text?, key} is what the page asked of
 * the server and has no word about yet; `problem` says why not.
 */
export class Entries {
  all = [];

  find(id) {
    return this.all.find((entry) => entry.id === id);
  }

  ofTurn(turnId) {
    return this.all.find((entry) => entry.turnId === turnId);
  }

  /** Words that the server has yet to hear. */
  add({ text, sender, at }) {
    const intent = { kind: "say", text, key: newKey() };
    const entry = { id: newKey(), at, text, answer: "", sender, state: "sending", version: 1, actions: [], intent };
    this.all = [...this.all, { ...entry, problem: null }];
    return entry.id;
  }

  /** Puts turns as the server tells them where they belong; one that is here already becomes what is told now. */
  put(...turns) {
    for (const turn of turns) {
      const known = this.ofTurn(turn.id);
      if (known) this.replace(known.id, { ...entryOf(turn), id: known.id });
      else this.all = [...this.all, entryOf(turn)];
    }
    this.all.sort((one, other) => Date.parse(one.at) - Date.parse(other.at));
  }

  replace(id, change) {
    this.all = this.all.map((entry) => (entry.id === id ? { ...entry, ...change } : entry));
  }

  remove(id) {
    this.all = this.all.filter((entry) => entry.id !== id);
  }
}

/** Whether an answer is on its way. */
export const isRunning = ({ state }) => state === "sending" || state === "answering";

/** A stored turn as an entry. */
export function entryOf(turn) {
  const end = ending(turn);
  return {
    id: turn.id,
    turnId: turn.id,
    at: turn.createdAt,
    day: turn.day,
    seq: turn.seq,
    zone: turn.zone,
    text: turn.prompt?.text ?? "",
    answer: turn.answer?.text ?? "",
    sender: turn.answer?.sender,
    state: stateOf(turn.state),
    version: turn.version ?? 1,
    actions: turn.actions ?? [],
    standIn: turn.standIn ?? null,
    model: turn.model ?? null,
    intent: null,
    problem: end?.type === "failed" ? Problem.of(turn.failure) : null,
  };
}
