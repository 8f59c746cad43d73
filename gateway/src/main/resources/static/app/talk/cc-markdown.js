import { ReactiveElement } from "lit";
import { t } from "../text/texts.js";
import { render } from "./markdown.js";

/**
 * A text of Markdown, cleaned and set; blocks of code get colours and a button that copies them.
 *
 *   <cc-markdown .text=${"**hello**"}></cc-markdown>
 *
 * Has no shadow root, so that the words stay one with the page around them; whoever uses it adds `markdownStyle`.
 */
class Markdown extends ReactiveElement {
  static properties = { text: {} };

  createRenderRoot() {
    return this;
  }

  updated() {
    this.replaceChildren(render(this.text ?? ""));
    for (const block of this.querySelectorAll("pre")) this.#frame(block);
  }

  #frame(block) {
    const code = block.querySelector("code") ?? block;
    const language = /^language-(.+)$/.exec(code.className)?.[1] ?? "";
    const frame = document.createElement("div");
    const bar = document.createElement("div");
    const name = document.createElement("span");
    frame.className = "code";
    bar.className = "bar";
    name.textContent = language;
    bar.append(name, this.#copyButton(code));
    block.replaceWith(frame);
    frame.append(bar, block);
    this.#colour(code, language);
  }

  /** The button says that it is done, to the eyes and to the ears. */
  #copyButton(code) {
    const button = document.createElement("button");
    const words = document.createElement("span");
    button.type = "button";
    button.dataset.testid = "code-copy";
    words.setAttribute("role", "status");
    words.textContent = t("talk.copy");
    button.append(words);
    button.addEventListener("click", async () => {
      const isCopied = await navigator.clipboard.writeText(code.textContent).then(
        () => true,
        () => false,
      );
      words.textContent = t(isCopied ? "talk.copied" : "talk.copy-refused");
      setTimeout(() => (words.textContent = t("talk.copy")), 4000);
    });
    return button;
  }

  async #colour(code, language) {
    const { highlight } = await import("./highlight.js");
    const coloured = await highlight(code.textContent, language);
    if (coloured && code.isConnected) code.replaceChildren(coloured);
  }
}

customElements.define("cc-markdown", Markdown);
