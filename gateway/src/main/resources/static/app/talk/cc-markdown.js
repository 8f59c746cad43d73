import { ReactiveElement } from "lit";
import { t } from "../text/texts.js";
import { render } from "./markdown.js";

/**
 * A text of Markdown, cleaned and set; code blocks get a button that copies them.
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
    for (const block of this.querySelectorAll("pre")) this.#offerCopy(block);
  }

  #offerCopy(block) {
    const frame = document.createElement("div");
    frame.className = "code";
    const button = document.createElement("button");
    button.type = "button";
    button.textContent = t("talk.copy");
    button.addEventListener("click", async () => {
      await navigator.clipboard.writeText(block.textContent);
      button.textContent = t("talk.copied");
    });
    block.replaceWith(frame);
    frame.append(block, button);
  }
}

customElements.define("cc-markdown", Markdown);
