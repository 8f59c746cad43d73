import { css } from "lit";

/** The stylesheet of cc-today. */
export const todayStyle = css`
  :host {
    display: block;
    width: clamp(14.5rem, 21vw, 19rem);
    border-inline-start: 1px solid var(--line);
  }
  :host([is-folded]) {
    width: 3.5rem;
  }
  aside {
    position: sticky;
    inset-block-start: var(--topbar);
    display: grid;
    align-content: start;
    gap: var(--space-3);
    max-height: calc(100dvh - var(--topbar));
    overflow: auto;
    padding: var(--space-2) var(--space-4) var(--space-4);
  }
  :host([is-folded]) aside {
    padding-inline: 0.375rem;
  }
  header {
    display: flex;
    align-items: center;
    justify-content: space-between;
  }
  h3 {
    margin-block-start: var(--space-2);
    color: var(--ink-2);
    font-size: var(--text-s);
    font-weight: 600;
  }
  .week {
    display: grid;
    grid-template-columns: repeat(7, minmax(0, 1fr));
    margin-inline: -0.25rem;
  }
  .week a {
    display: grid;
    justify-items: center;
    gap: 0.125rem;
    padding-block: 0.375rem;
    border-radius: var(--radius-s);
    color: var(--ink);
    font-size: var(--text-s);
    line-height: 1.2;
    text-decoration: none;
  }
  .week span:not(.unseen) {
    color: var(--ink-2);
  }
  .week a:hover {
    background: var(--surface-3);
  }
  .week [aria-current="date"] {
    background: var(--accent-soft);
  }
  .week [aria-current="date"] strong {
    color: var(--accent);
  }
  .week strong {
    font-weight: 600;
  }
  .dots {
    display: flex;
    gap: 2px;
    height: 0.25rem;
  }
  .dots i {
    width: 0.25rem;
    height: 0.25rem;
    border-radius: 50%;
    background: var(--accent);
  }
  .pictures {
    display: grid;
    grid-template-columns: repeat(2, minmax(0, 1fr));
    gap: var(--space-2);
  }
  .pictures img {
    display: block;
    width: 100%;
    aspect-ratio: 1;
    border-radius: var(--radius-s);
    background: var(--surface-3);
    object-fit: cover;
  }
  .entries a {
    display: grid;
    grid-template-columns: auto minmax(0, 1fr);
    gap: var(--space-2);
    margin-inline: -0.5rem;
    padding: 0.375rem 0.5rem;
    border-radius: var(--radius-s);
    color: var(--ink);
    font-size: var(--text-s);
    text-decoration: none;
  }
  .entries a:hover {
    background: var(--surface-3);
  }
  .entries span {
    overflow: hidden;
    text-overflow: ellipsis;
    white-space: nowrap;
  }
`;
