/**
 * Cuts a text that is still being written into whole sentences, for the ears: a screen reader is told sentence by
 * sentence, not word by word.
 */
export class Sentences {
  #rest = "";
  #segmenter;

  constructor(locale = "en") {
    this.#segmenter = new Intl.Segmenter(locale, { granularity: "sentence" });
  }

  /** Adds text and gives the sentences that are surely finished. */
  push(text) {
    this.#rest += text;
    const parts = [...this.#segmenter.segment(this.#rest)].map((each) => each.segment);
    this.#rest = parts.pop() ?? "";
    return parts.map((part) => part.trim()).filter(Boolean);
  }

  /** Gives what is left when the text has ended. */
  end() {
    const rest = this.#rest.trim();
    this.#rest = "";
    return rest ? [rest] : [];
  }
}
