import { css, html, nothing } from "lit";
import { texts } from "../text/texts.js";
import { controls } from "../ui/controls.js";
import { Element } from "../ui/element.js";
import { icons } from "../ui/icons.js";
import "./cc-markdown.js";
import { markdownStyle } from "./markdown-style.js";
import { pieces, wordsForAction } from "./receipts.js";

/**
 * What one side said, with its sender and time, and what was done meanwhile at its place in the words.
 *
 *   <cc-bubble sender="pet" name="Mia" .text=${"Purr."} at="2026-11-20T18:00:00Z" zone="Europe/Berlin"></cc-bubble>
 *   <cc-bubble sender="pet" name="Mia" .actions=${[{ name: "feed", place: 0, done: true, receipt }]} is-typing></cc-bubble>
 */
class Bubble extends Element {
  static properties = {
    sender: { reflect: true },
    name: {},
    text: {},
    actions: {},
    at: {},
    zone: {},
    href: {},
    isTyping: { type: Boolean, attribute: "is-typing" },
  };
  static styles = [
    controls,
    markdownStyle,
    css`
      :host {
        display: grid;
        justify-items: start;
        gap: 0.125rem;
        max-width: min(68ch, 88%);
      }
      :host([sender="user"]) {
        justify-self: end;
        justify-items: end;
      }
      .said {
        display: grid;
        gap: 0.5rem;
        min-width: 2.5rem;
        max-width: 100%;
        padding: 0.5625rem 0.9375rem;
        border-radius: 0.375rem var(--radius-l) var(--radius-l) var(--radius-l);
        border: 1px solid var(--line);
        background: var(--surface-2);
      }
      .said > * {
        min-width: 0;
      }
      :host([sender="user"]) .said {
        border-color: transparent;
        border-radius: var(--radius-l) 0.375rem var(--radius-l) var(--radius-l);
        background: color-mix(in srgb, var(--accent) 13%, var(--surface-2));
      }
      .plain {
        white-space: pre-wrap;
        overflow-wrap: anywhere;
      }
      .who {
        padding-inline: 0.375rem;
        color: var(--ink-2);
        font-size: var(--text-s);
      }
      .who a {
        color: inherit;
      }
      .who a:not(:hover, :focus-visible) {
        text-decoration: none;
      }
      .receipt {
        justify-self: start;
        display: inline-flex;
        align-items: center;
        gap: 0.375rem;
        padding: 0.125rem 0.625rem 0.125rem 0.5rem;
        border-radius: var(--radius-s);
        background: color-mix(in srgb, var(--good) 14%, var(--surface-2));
        font-size: var(--text-s);
        font-weight: 600;
        overflow-wrap: anywhere;
      }
      .receipt .icon {
        color: var(--good);
      }
      .receipt.undone {
        background: var(--surface-3);
        color: var(--ink-2);
        font-weight: 400;
      }
      .receipt.undone .icon {
        color: inherit;
      }
      .dots {
        display: inline-flex;
        gap: 0.3125rem;
        align-items: center;
        height: 1.5em;
      }
      .dots i {
        width: 0.4375rem;
        height: 0.4375rem;
        border-radius: 50%;
        background: var(--ink-2);
        animation: bob 1.1s infinite ease-in-out;
      }
      .dots i:nth-child(2) {
        animation-delay: 0.15s;
      }
      .dots i:nth-child(3) {
        animation-delay: 0.3s;
      }
      @keyframes bob {
        0%,
        60%,
        100% {
          transform: none;
          opacity: 0.5;
        }
        30% {
          transform: translateY(-4px);
          opacity: 1;
        }
      }
    `,
  ];

  render() {
    const time = this.at ? texts.time(this.at, this.zone ?? texts.zone) : "";
    const stamp = html`<time datetime=${this.at ?? nothing}>${time}</time>`;
    return html`<div class="who">
        ${this.name}${time ? " · " : ""}${this.href ? html`<a href=${this.href}>${stamp}</a>` : stamp}
      </div>
      <div class="said" data-testid="bubble" data-sender=${this.sender}>${this.#said()}</div>`;
  }

  #said() {
    if (this.sender === "user") return html`<div class="plain">${this.text}</div>`;
    const dots = html`<span class="dots" aria-hidden="true"><i></i><i></i><i></i></span>`;
    if (!this.text) return html`${(this.actions ?? []).map(receiptOf)} ${this.isTyping ? dots : ""}`;
    return pieces(this.text, this.actions ?? []).map(({ text, action }) =>
      action ? receiptOf(action) : html`<cc-markdown .text=${text}></cc-markdown>`,
    );
  }
}

/** What was done, as a small chip. */
export const receiptOf = (action) =>
  html`<p class="receipt ${action.done ? "" : "undone"}" data-testid="receipt">
    ${icons[action.name] ?? icons.spark}<span>${wordsForAction(action, texts)}</span>
  </p>`;

customElements.define("cc-bubble", Bubble);
