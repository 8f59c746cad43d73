/** How long a short performance lasts, in milliseconds. */
export const PERFORMANCE = 1600;

/**
 * What the pet is doing on the page right now: every drawing of it follows. It knows nothing of the server.
 *
 *   stage.perform("eat")            for a moment, then as before
 *   stage.hold("talk", true)        as long as it lasts
 *   stage.attend({ x: 1, y: 0 })    where it looks, -1…1 each; null: at whoever is there
 *   stage.dress(["crown"])          what it tries on, in place of what it wears; null: no more
 */
export class Stage extends EventTarget {
  #held = new Set();
  #act = null;
  #timer;
  gaze = null;
  outfit = null;

  /** The pose that the moment asks for, or null when nothing particular happens. */
  get pose() {
    return this.#act ?? [...this.#held].at(-1) ?? null;
  }

  perform(pose, lasting = PERFORMANCE) {
    clearTimeout(this.#timer);
    this.#act = null;
    this.#changed(); // the same act twice begins anew
    this.#act = pose;
    this.#changed();
    this.#timer = setTimeout(() => {
      this.#act = null;
      this.#changed();
    }, lasting);
  }

  hold(pose, isOn) {
    if (this.#held.has(pose) === isOn) return;
    if (isOn) this.#held.add(pose);
    else this.#held.delete(pose);
    this.#changed();
  }

  dress(outfit) {
    if (this.outfit === outfit) return;
    this.outfit = outfit;
    this.#changed();
  }

  attend(point) {
    this.gaze = point;
    this.dispatchEvent(new Event("gaze"));
  }

  #changed() {
    this.dispatchEvent(new Event("change"));
  }
}

export const stage = new Stage();
