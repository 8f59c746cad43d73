import { newKey } from "../api/api.js";
import { Problem } from "../api/problem.js";
import { entryOf, isRunning } from "./entries.js";
import { again, attend, edit, say, stateOf } from "./turn-stream.js";

const ASK = { say, again, edit };

/**
 * Has the entries of a talk answered and follows what happens to them, here or elsewhere.
 *
 * Tells `change`; `text` {text}, `acted` {action} and `ended` {entry} as an answer arrives.
 */
export class Answering {
  #api;
  #entries;
  #begin;
  #tell;
  #timing;
  /** Entries whose streams we follow. */
  #followed = new Set();
  /** Settles when the server has given a turn to all that we said; another one as soon as more is said. */
  agreement = Promise.resolve();

  /** @param begin key → promise of the conversation's id */
  constructor(api, entries, { begin, tell, timing }) {
    this.#api = api;
    this.#entries = entries;
    this.#begin = begin;
    this.#tell = tell;
    this.#timing = timing;
  }

  /** Asks what the entry's intent says, and follows the answer to its end. */
  async run(id) {
    const { intent, turnId } = this.#entries.find(id);
    const { kind, key, text } = intent;
    const fresh = kind === "say" ? {} : { answer: "", actions: [], standIn: null, ...(text ? { text } : {}) };
    const [agreement, agree] = promise();
    this.agreement = Promise.all([this.agreement, agreement]);
    this.#replace(id, { ...fresh, state: "sending", problem: null });
    try {
      const conversationId = kind === "say" ? await this.#begin(key) : undefined;
      await this.#take(id, ASK[kind](this.#api, { conversationId, turnId, text, key }, this.#timing), agree);
    } catch (error) {
      return this.#fail(id, error);
    } finally {
      agree();
    }
    return undefined;
  }

  /** Asks something about a turn that has an answer; until the server agrees, what was there can come back. */
  anew(id, { kind, text }) {
    const { text: said, answer, actions, standIn, state } = this.#entries.find(id);
    const before = { text: said, answer, actions, standIn, state };
    this.#entries.replace(id, { intent: { kind, text, key: newKey(), before } });
    return this.run(id);
  }

  /** Follows an answer that is under way. */
  async attend(id) {
    if (this.#followed.has(id)) return undefined;
    const { turnId } = this.#entries.find(id);
    this.#replace(id, { answer: "", actions: [], state: "answering", problem: null });
    try {
      await this.#take(id, attend(this.#api, { turnId }, this.#timing));
    } catch (error) {
      return this.#fail(id, error);
    }
    return undefined;
  }

  /** Asks the server to end what is being written; the end itself comes by the stream. */
  async stop() {
    await this.agreement;
    const running = this.#entries.all.findLast(isRunning);
    if (running?.turnId) await this.#api.post(`/api/v1/turns/${running.turnId}/stop`, {});
  }

  /** A turn was accepted, answered anew, ended or erased, by us or somewhere else. */
  async hear({ turnId, version, state }) {
    await this.agreement;
    const known = this.#entries.ofTurn(turnId);
    if (known && (this.#followed.has(known.id) || (known.version === version && known.state === stateOf(state))))
      return;
    try {
      if (state === "ERASED") throw new Problem({ code: "turn-deleted", status: 410 });
      this.#entries.put(await this.#api.get(`/api/v1/turns/${turnId}`));
    } catch (error) {
      if (![404, 410].includes(error.status)) throw error;
      if (known) this.#entries.remove(known.id);
    }
    this.#tell("change");
    const told = this.#entries.ofTurn(turnId);
    if (told?.state === "answering") this.attend(told.id);
  }

  /** Brings the latest turns up to date with what the server has: what it lacks was deleted, unless it comes from here. */
  catchUp(turns) {
    const told = new Set(turns.map(({ id }) => id));
    const since = Math.min(...turns.map(({ createdAt }) => Date.parse(createdAt)));
    for (const { id, turnId, at } of this.#entries.all) {
      if (turnId && !told.has(turnId) && !(Date.parse(at) < since)) this.#entries.remove(id);
    }
    const isOurs = ({ id }) => this.#followed.has(this.#entries.ofTurn(id)?.id);
    this.#entries.put(...turns.filter((turn) => !isOurs(turn)));
    this.#tell("change");
    for (const { id, state } of this.#entries.all) if (state === "answering") this.attend(id);
  }

  async #take(id, events, agree = () => {}) {
    this.#followed.add(id);
    try {
      for await (const event of events) {
        this.#hold(id, event);
        agree();
      }
    } finally {
      this.#followed.delete(id);
    }
  }

  #hold(id, event) {
    const entry = this.#entries.find(id);
    switch (event.type) {
      case "accepted": {
        const { turnId, day, seq, version = entry.version } = event;
        return this.#replace(id, { state: "answering", turnId, day, seq, version, intent: null });
      }
      case "delta":
        this.#replace(id, { answer: entry.answer + event.text });
        return this.#tell("text", { text: event.text });
      case "action":
        this.#replace(id, { actions: [...entry.actions, event] });
        return this.#tell("acted", { action: event });
      case "reset":
        return this.#replace(id, { answer: "", actions: [], version: event.version ?? entry.version });
      case "done":
      case "stopped":
        return this.#end(id, { ...entryOf(event.turn), id });
      case "failed": {
        const problem = Problem.of(event.problem ?? event.turn?.failure ?? event);
        return this.#end(id, {
          ...(event.turn ? entryOf(event.turn) : {}),
          id,
          state: "failed",
          intent: null,
          problem,
        });
      }
      default: // a newer server may say more than we understand
    }
  }

  #fail(id, error) {
    if (!(error instanceof Problem)) throw error;
    const { intent } = this.#entries.find(id);
    if (error.code === "turn-running" && intent?.before) {
      this.#replace(id, { intent: null }); // somebody else was quicker: theirs is the answer
      return this.attend(id);
    }
    return this.#end(id, { state: "failed", ...intent?.before, problem: error });
  }

  #end(id, change) {
    this.#replace(id, change);
    this.#tell("ended", { entry: this.#entries.find(id) });
  }

  #replace(id, change) {
    this.#entries.replace(id, change);
    this.#tell("change");
  }
}

function promise() {
  let settle;
  return [new Promise((resolve) => (settle = resolve)), settle];
}
