import { newKey } from "../api/api.js";
import { Problem } from "../api/problem.js";
import { attend, ending, say } from "./turn-stream.js";

/**
 * One conversation as the page shows it: what was said, what is being said, what failed and can be tried again.
 *
 * An entry is { id, key, at, day, seq, zone, text, answer, sender, state, problem } with the state
 * sending → answering → done | stopped | failed. Entries are never changed in place, only replaced.
 * Fires `change`; `text` {text} and `ended` {entry} while an answer arrives.
 */
export class Talk extends EventTarget {
  persona;
  petId;
  /** Names the talk in the browser's storage. */
  place;
  isLoaded = false;
  problem = null;
  #entries = [];
  #conversation = null;
  #earlier = null;
  #loading = null;
  #api;
  #storage;
  #timing;

  constructor(api, { persona, petId, place }, storage, timing) {
    super();
    this.#timing = timing;
    this.#api = api;
    this.#storage = storage;
    Object.assign(this, { persona, petId, place });
  }

  /** The entries to show: all, or those since the view was cleared. */
  get entries() {
    const since = this.#clearedAt;
    return since ? this.#entries.filter(({ at }) => Date.parse(at) > since) : this.#entries;
  }

  get isCleared() {
    return this.entries.length < this.#entries.length;
  }

  get hasEarlier() {
    return this.#earlier !== null && this.#clearedAt === 0;
  }

  get isAnswering() {
    return this.#entries.some(({ state }) => state === "sending" || state === "answering");
  }

  /** What the user said last, to be taken up again. */
  get lastText() {
    return this.#entries.at(-1)?.text ?? "";
  }

  /** Finds the conversation and its latest turns; a turn still being answered is followed again. */
  load() {
    this.#loading ??= this.#load().finally(() => (this.#loading = null));
    return this.#loading;
  }

  /** Puts the turns before the first one shown in front. */
  async loadEarlier() {
    await this.#page(this.#earlier);
    this.#changed();
  }

  send(text) {
    const entry = { id: newKey(), key: newKey(), at: this.#now(), text, answer: "", state: "sending" };
    this.#entries = [...this.#entries, { ...entry, sender: this.persona, problem: null }];
    return this.#run(entry.id);
  }

  /** Tries a failed entry again: the same intention if the server never had it, a new one if it failed there. */
  retry(id) {
    const entry = this.#find(id);
    if (entry?.state !== "failed") return undefined;
    if (entry.turnId) {
      this.#entries = this.#entries.filter((each) => each.id !== id || each.answer);
      return this.send(entry.text);
    }
    this.#replace(id, { state: "sending", problem: null });
    return this.#run(id);
  }

  /** Empties the view; the log keeps everything. */
  clear() {
    this.#storage.setItem(this.#clearedName, this.#entries.at(-1)?.at ?? new Date().toISOString());
    this.#changed();
  }

  showAll() {
    this.#storage.removeItem(this.#clearedName);
    this.#changed();
  }

  async #load() {
    this.problem = null;
    try {
      this.#conversation ??= await this.#findConversation();
      if (this.#conversation && !this.isLoaded) await this.#page(null);
      this.isLoaded = true;
    } catch (error) {
      if (!(error instanceof Problem)) throw error;
      this.problem = error;
    }
    this.#changed();
    for (const { id, state } of this.#entries) if (state === "answering") this.#attend(id);
  }

  async #findConversation() {
    let after = null;
    do {
      const page = await this.#api.get(`/api/v1/conversations?${query({ limit: 50, after })}`);
      const found = page.items.find((each) => each.persona === this.persona && (each.petId ?? null) === this.petId);
      if (found) return found;
      after = page.next;
    } while (after);
    return null;
  }

  async #page(after) {
    const page = await this.#api.get(
      `/api/v1/conversations/${this.#conversation.id}/turns?${query({ limit: 30, after })}`,
    );
    const known = new Set(this.#entries.map(({ turnId }) => turnId));
    const told = page.items.filter((turn) => !known.has(turn.id)).map(entryOf);
    this.#entries = [...told, ...this.#entries].sort((one, other) => Date.parse(one.at) - Date.parse(other.at));
    this.#earlier = page.next;
  }

  async #run(id) {
    this.#changed();
    const { text, key } = this.#find(id);
    try {
      this.#conversation ??= await this.#findConversation();
      this.#conversation ??= await this.#api.post(
        "/api/v1/conversations",
        { persona: this.persona, petId: this.petId ?? undefined },
        { key },
      );
      this.isLoaded = true;
      await this.#take(id, say(this.#api, { conversationId: this.#conversation.id, text, key }, this.#timing));
    } catch (error) {
      this.#fail(id, error);
    }
  }

  async #attend(id) {
    try {
      this.#replace(id, { answer: "" });
      await this.#take(id, attend(this.#api, { turnId: this.#find(id).turnId }, this.#timing));
    } catch (error) {
      this.#fail(id, error);
    }
  }

  async #take(id, events) {
    for await (const event of events) {
      switch (event.type) {
        case "accepted":
          this.#replace(id, { state: "answering", turnId: event.turnId, day: event.day, seq: event.seq });
          break;
        case "delta":
          this.#replace(id, { answer: this.#find(id).answer + event.text });
          this.dispatchEvent(new CustomEvent("text", { detail: { text: event.text } }));
          break;
        case "reset":
          this.#replace(id, { answer: "" });
          break;
        case "done":
        case "stopped":
          this.#end(id, entryOf(event.turn));
          break;
        case "failed":
          this.#fail(id, Problem.of(event.problem ?? event.turn?.failure ?? event));
          break;
        default: // a newer server may say more than we understand
      }
    }
  }

  #end(id, told) {
    this.#replace(id, { ...told, id });
    this.dispatchEvent(new CustomEvent("ended", { detail: { entry: this.#find(id) } }));
  }

  #fail(id, error) {
    if (!(error instanceof Problem)) throw error;
    this.#replace(id, { state: "failed", problem: error });
    this.dispatchEvent(new CustomEvent("ended", { detail: { entry: this.#find(id) } }));
  }

  #find(id) {
    return this.#entries.find((entry) => entry.id === id);
  }

  #replace(id, change) {
    this.#entries = this.#entries.map((entry) => (entry.id === id ? { ...entry, ...change } : entry));
    this.#changed();
  }

  /** The browser's clock may be behind the server's: what is said now still comes after the clearing of the view. */
  #now() {
    return new Date(Math.max(Date.now(), this.#clearedAt + 1)).toISOString();
  }

  get #clearedName() {
    return `cc.cleared.${this.place}`;
  }

  get #clearedAt() {
    return Date.parse(this.#storage.getItem(this.#clearedName) ?? "") || 0;
  }

  #changed() {
    this.dispatchEvent(new Event("change"));
  }
}

/** A stored turn as an entry. */
export function entryOf(turn) {
  const end = ending(turn);
  return {
    id: turn.id,
    turnId: turn.id,
    key: null,
    at: turn.createdAt,
    day: turn.day,
    seq: turn.seq,
    zone: turn.zone,
    text: turn.prompt.text,
    answer: turn.answer?.text ?? "",
    sender: turn.answer?.sender,
    state: end?.type ?? "answering",
    problem: end?.type === "failed" ? Problem.of(turn.failure) : null,
  };
}

function query(values) {
  return new URLSearchParams(Object.entries(values).filter(([, value]) => value !== null && value !== undefined));
}
