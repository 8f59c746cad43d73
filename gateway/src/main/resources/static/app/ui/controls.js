import { css } from "lit";

/** The look of headings, buttons, links, fields and cards, the same in every component: `static styles = [controls, css`…`]`. */
export const controls = css`
  *,
  *::before,
  *::after {
    box-sizing: border-box;
  }
  [hidden] {
    display: none !important;
  }
  h1,
  h2,
  h3,
  p,
  ul,
  ol,
  dl,
  dd,
  figure {
    margin: 0;
    padding: 0;
  }
  ul,
  ol {
    list-style: none;
  }
  h1,
  h2,
  h3 {
    line-height: 1.2;
    font-weight: 650;
    text-wrap: balance;
  }
  h1 {
    font-size: var(--text-xl);
  }
  h2 {
    font-size: var(--text-l);
  }
  h3 {
    font-size: var(--text-m);
  }
  a {
    color: var(--accent);
    text-underline-offset: 0.18em;
    text-decoration-thickness: 0.08em;
  }
  :focus-visible {
    outline: 3px solid var(--accent);
    outline-offset: 2px;
  }
  .quiet {
    color: var(--ink-2);
  }
  .small {
    font-size: var(--text-s);
  }
  .figures {
    font-variant-numeric: tabular-nums;
  }
  .unseen {
    position: absolute;
    width: 1px;
    height: 1px;
    overflow: hidden;
    clip-path: inset(50%);
    white-space: nowrap;
  }
  .icon {
    flex: none;
    width: 1.25em;
    height: 1.25em;
    fill: none;
    stroke: currentColor;
    stroke-width: 1.8;
    stroke-linecap: round;
    stroke-linejoin: round;
  }

  .button {
    display: inline-flex;
    align-items: center;
    justify-content: center;
    gap: var(--space-2);
    min-height: var(--touch);
    padding: 0.5rem 1.125rem;
    border: 1px solid var(--line-strong);
    border-radius: 999px;
    background: var(--surface-2);
    color: var(--ink);
    font: inherit;
    font-weight: 600;
    line-height: 1.2;
    text-align: center;
    text-decoration: none;
    cursor: pointer;
    transition:
      background-color var(--quick),
      transform var(--quick);
  }
  .button:hover {
    background: var(--surface-3);
  }
  .button:active {
    transform: translateY(1px);
  }
  .button.main {
    border-color: var(--accent);
    background: var(--accent);
    color: var(--accent-ink);
  }
  .button.main:hover {
    background: color-mix(in srgb, var(--accent) 88%, var(--ink));
  }
  .button.bad {
    border-color: var(--bad);
    color: var(--bad);
  }
  .button.plain {
    border-color: transparent;
    background: none;
    font-weight: 500;
  }
  .button.plain:hover {
    background: var(--surface-3);
  }
  .button.round {
    width: var(--touch);
    padding: 0;
  }
  .button:disabled,
  .button[aria-disabled="true"] {
    opacity: 0.55;
    cursor: default;
  }

  .field {
    display: grid;
    gap: var(--space-1);
  }
  .field > label,
  .field > .label {
    font-weight: 600;
  }
  .input {
    width: 100%;
    min-height: var(--touch);
    padding: 0.5rem 0.875rem;
    border: 1px solid var(--line-strong);
    border-radius: var(--radius);
    background: var(--surface-2);
    color: var(--ink);
    font: inherit;
  }
  select.input {
    padding-inline-end: 2.25rem;
    appearance: none;
    background: var(--surface-2) url("/icons/chevron.svg") right 0.875rem center / 0.875rem no-repeat;
    text-overflow: ellipsis;
    cursor: pointer;
  }
  @media (forced-colors: active) {
    select.input {
      appearance: auto;
    }
  }
  .input::placeholder {
    color: var(--ink-2);
    opacity: 1;
  }
  .input:user-invalid,
  .input[aria-invalid="true"] {
    border-color: var(--bad);
  }
  .wrong {
    color: var(--bad);
    font-size: var(--text-s);
  }

  .card {
    border: 1px solid var(--line);
    border-radius: var(--radius-l);
    background: var(--surface-2);
    box-shadow: var(--shadow);
  }
  .notice {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: var(--space-2) var(--space-3);
    padding: var(--space-3) var(--space-4);
    border-radius: var(--radius);
    background: var(--bad-soft);
    color: var(--ink);
  }
  .notice .button {
    min-height: 2.25rem;
    padding-block: 0.25rem;
  }
  .empty {
    display: grid;
    justify-items: center;
    gap: var(--space-3);
    max-width: 28rem;
    margin: var(--space-6) auto;
    padding-inline: var(--space-4);
    text-align: center;
  }
  .page {
    max-width: 52rem;
    margin-inline: auto;
    padding: var(--space-5) var(--space-4) var(--space-6);
  }
  .row {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: var(--space-2) var(--space-3);
  }
  @media (prefers-reduced-motion: reduce) {
    *,
    *::before,
    *::after {
      animation: none !important;
      transition: none !important;
    }
  }
`;
