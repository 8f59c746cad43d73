import { newKey } from "../api/api.js";
import { Problem } from "../api/problem.js";
import { Answering } from "./answering.js";
import { Conversations } from "./conversations.js";
import { Entries, isRunning } from "./entries.js";
import { Live } from "./live.js";

/**
 * One conversation as the page shows it: what was said, what is being said here or elsewhere, what failed and can be
 * tried again. The entries are those of Entries.
 *
 * Fires `change`; `text` {text}, `acted` {action} and `ended` {entry} while an answer arrives; `gone` when the
 * conversation was deleted.
 */
export class Talk extends EventTarget {
  persona;
  petId;
  /** Names the partner in the browser's storage. */
  place;
  /** The conversation as the server told it last; null before the first words. */
  conversation = null;
  isLoaded = false;
  problem = null;
  #entries = new Entries();
  #answering;
  #conversations;
  #wish;
  #earlier = null;
  #loading = null;
  #paging = null;
  #live = null;
  #isHeard = false;
  #api;
  #storage;
  #timing;

  /** @param about wish: the id of the conversation; undefined: the latest with this partner; null: a new one */
  constructor(api, { persona, petId, place, wish }, storage, timing) {
    super();
    this.#api = api;
    this.#storage = storage;
    this.#timing = timing;
    this.#wish = wish;
    this.#conversations = new Conversations(api);
    Object.assign(this, { persona, petId, place });
    const tell = (type, detail) => this.dispatchEvent(new CustomEvent(type, { detail }));
    const begin = async (key) => (this.conversation ?? (await this.#start(key))).id;
    this.#answering = new Answering(api, this.#entries, { begin, tell, timing });
  }

  /** The entries to show: all, or those since the view was cleared. */
  get entries() {
    const since = this.#clearedAt;
    return since ? this.#entries.all.filter(({ at }) => Date.parse(at) > since) : this.#entries.all;
  }

  get isCleared() {
    return this.entries.length < this.#entries.all.length;
  }

  get hasEarlier() {
    return this.#earlier !== null && this.#clearedAt === 0;
  }

  get isAnswering() {
    return this.#entries.all.some(isRunning);
  }

  get last() {
    return this.entries.at(-1) ?? null;
  }

  /** Finds the conversation and its latest turns; turns still being answered are followed again. */
  load() {
    this.#loading ??= this.#load().finally(() => (this.#loading = null));
    return this.#loading;
  }

  /** Puts the turns before the first one shown in front. */
  loadEarlier() {
    if (!this.hasEarlier) return undefined;
    this.#paging ??= this.#guarded(() => this.#page(this.#earlier)).finally(() => (this.#paging = null));
    return this.#paging;
  }

  send(text) {
    return this.#answering.run(this.#entries.add({ text, sender: this.persona, at: this.#now() }));
  }

  /** Has the last turn answered anew; the answer before is kept as a version. */
  again(id) {
    return this.#answering.anew(id, { kind: "again" });
  }

  /** Says the last turn in other words. */
  edit(id, text) {
    return this.#answering.anew(id, { kind: "edit", text });
  }

  /** Tries what failed again: the same intention if the server never had it, else the answer once more. */
  retry(id) {
    const { problem, intent, turnId, state, text } = this.#entries.find(id) ?? {};
    if (!problem) return undefined;
    if (intent) return this.#answering.run(id);
    if (problem.status === 0 && turnId) return this.#answering.attend(id);
    if (state !== "failed") return undefined;
    return id === this.#entries.all.at(-1)?.id ? this.again(id) : this.send(text);
  }

  /** Ends the answer that is being written; what is there is kept. */
  stop() {
    return this.#guarded(() => this.#answering.stop());
  }

  /** All answers to a turn, oldest first, the current one last. */
  async versions(turnId) {
    return (await this.#api.get(`/api/v1/turns/${turnId}/versions`)).items;
  }

  /** Changes title, preset or settings; begins the conversation if there is none. Throws what the server refuses. */
  async tune(changes) {
    if (this.conversation) this.conversation = await this.#conversations.change(this.conversation.id, changes);
    else await this.#begin(changes, newKey());
    this.#changed();
  }

  /** Hears what is said elsewhere, from now on or not any more. */
  listen(isHeard) {
    this.#isHeard = isHeard;
    if (!isHeard) return this.#live?.hush();
    if (!this.conversation) return undefined;
    this.#live ??= new Live(this.#api, this.conversation.id, (event) => this.#hear(event), this.#timing);
    return this.#live.listen();
  }

  /** The network or the reader is back: what only the connection ended goes on. */
  wake() {
    this.#live?.hurry();
    if (this.isLoaded && !this.conversation) this.load();
    for (const { id, problem } of this.#entries.all) if (problem?.status === 0) this.retry(id);
  }

  /** Empties the view; the log keeps everything. */
  clear() {
    this.#storage.setItem(this.#clearedName, this.#entries.all.at(-1)?.at ?? new Date().toISOString());
    this.#changed();
  }

  showAll() {
    this.#storage.removeItem(this.#clearedName);
    this.#changed();
  }

  async #load() {
    await this.#guarded(async () => {
      const found = this.conversation ?? (await this.#find());
      this.conversation ??= found; // unless the first words have begun one meanwhile
      this.listen(this.#isHeard);
      if (this.conversation && !this.isLoaded) await this.#page(null);
      this.isLoaded = true;
    });
    for (const entry of this.#entries.all) if (entry.state === "answering") this.#answering.attend(entry.id);
  }

  async #find() {
    if (this.#wish === null) return null;
    if (this.#wish === undefined) return this.#conversations.latest(this);
    try {
      return await this.#conversations.get(this.#wish);
    } catch (error) {
      if (error.status !== 404) throw error;
      return this.#conversations.latest(this); // it was deleted meanwhile
    }
  }

  /** The first words begin the conversation, unless another tab has begun it. */
  async #start(key) {
    this.conversation = await this.#find();
    this.isLoaded = true;
    if (!this.conversation) return this.#begin({}, key);
    this.listen(this.#isHeard);
    return this.conversation;
  }

  async #begin(more, key) {
    this.conversation = await this.#conversations.start({ persona: this.persona, petId: this.petId, ...more }, key);
    this.isLoaded = true;
    this.dispatchEvent(new Event("begun"));
    this.listen(this.#isHeard);
    return this.conversation;
  }

  async #page(after) {
    const page = await this.#agreed(() => this.#conversations.turns(this.conversation.id, { after }));
    this.#entries.put(...page.items.filter(({ id }) => !this.#entries.ofTurn(id)));
    this.#earlier = page.next;
  }

  #hear(event) {
    if (event.type === "turn") return this.#answering.hear(event);
    if (event.type === "gone") this.dispatchEvent(new Event("gone"));
    const isBehind = event.type === "missed" || (event.type === "listening" && this.isLoaded);
    return isBehind ? this.#catchUp() : undefined;
  }

  async #catchUp() {
    const page = await this.#agreed(() => this.#conversations.turns(this.conversation.id));
    this.#answering.catchUp(page.items);
  }

  /** Asks for turns when the server has given one to all that we said: else what is being said would be there twice. */
  async #agreed(ask) {
    let agreement, told;
    do {
      agreement = this.#answering.agreement;
      await agreement;
      told = await ask();
    } while (agreement !== this.#answering.agreement); // something was said meanwhile
    return told;
  }

  async #guarded(action) {
    this.problem = null;
    try {
      await action();
    } catch (error) {
      if (!(error instanceof Problem)) throw error;
      this.problem = error;
    }
    this.#changed();
  }

  /** The browser's clock may be behind the server's: what is said now still comes after the clearing of the view. */
  #now() {
    return new Date(Math.max(Date.now(), this.#clearedAt + 1)).toISOString();
  }

  get #clearedName() {
    return `cc.cleared.${this.conversation?.id ?? this.place}`;
  }

  get #clearedAt() {
    return Date.parse(this.#storage.getItem(this.#clearedName) ?? "") || 0;
  }

  #changed() {
    this.dispatchEvent(new Event("change"));
  }
}
