/**
 * Text that was typed but not sent, kept in the browser by user and place, so that it survives a reload and a log-out.
 *
 *   drafts.write("demo", "talk/42", "Hello")   drafts.read("demo", "talk/42")
 */
export class Drafts {
  #storage;

  constructor(storage) {
    this.#storage = storage;
  }

  read(user, place) {
    return this.#guard(() => this.#storage.getItem(name(user, place))) ?? "";
  }

  write(user, place, text) {
    this.#guard(() =>
      text ? this.#storage.setItem(name(user, place), text) : this.#storage.removeItem(name(user, place)),
    );
  }

  /** A full or forbidden storage loses the draft, never the page. */
  #guard(action) {
    try {
      return action();
    } catch {
      return null;
    }
  }
}

const name = (user, place) => `cc.draft.${user}.${place}`;
