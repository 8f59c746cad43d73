import { css } from "lit";

/** The stylesheet of cc-month. */
export const monthStyle = css`
  .page {
    display: grid;
    gap: var(--space-3);
  }
  section {
    margin-block-start: var(--space-2);
    padding: var(--space-3);
  }
  header {
    display: flex;
    align-items: center;
    justify-content: space-between;
    margin-block-end: var(--space-2);
  }
  h2::first-letter {
    text-transform: uppercase;
  }
  .grid {
    display: grid;
    gap: 0.25rem;
  }
  .week {
    display: grid;
    grid-template-columns: repeat(7, minmax(0, 1fr));
    gap: 0.25rem;
  }
  .weekday {
    padding-block: 0.25rem;
    overflow: hidden;
    color: var(--ink-2);
    font-size: var(--text-s);
    text-align: center;
  }
  .day {
    position: relative;
    display: grid;
    align-content: center;
    justify-items: center;
    gap: 0.25rem;
    min-height: 3.25rem;
    border: 1px solid transparent;
    border-radius: var(--radius-s);
    color: var(--ink);
    text-decoration: none;
    transition: background-color var(--quick);
  }
  .day:hover {
    background: var(--surface-3);
  }
  .full {
    background: color-mix(in srgb, var(--accent-soft) 55%, transparent);
    font-weight: 650;
  }
  .full:hover {
    background: var(--accent-soft);
  }
  .other {
    color: var(--ink-2);
    font-weight: 400;
  }
  [aria-current="date"] {
    border-color: var(--accent);
  }
  [aria-current="date"] .number {
    color: var(--accent);
  }
  .dots {
    display: flex;
    gap: 3px;
    height: 0.375rem;
  }
  .dots i {
    width: 0.375rem;
    height: 0.375rem;
    border-radius: 50%;
    background: var(--accent);
  }
  .painted {
    display: none;
    position: absolute;
    inset: 0.25rem 0.25rem auto auto;
    color: var(--ink-2);
    font-size: 0.6875rem;
    line-height: 1;
  }
  .now {
    text-align: center;
  }
  .sum {
    min-height: 1.5em;
    margin-block-start: var(--space-3);
    text-align: center;
  }
  .nothing {
    display: grid;
    justify-items: center;
    gap: var(--space-3);
    padding: var(--space-4) var(--space-3) var(--space-2);
    text-align: center;
    text-wrap: balance;
  }
  .notice {
    margin-block-start: var(--space-3);
  }
  @media (min-width: 640px) {
    section {
      padding: var(--space-4) var(--space-5) var(--space-5);
    }
    .day {
      min-height: 4rem;
    }
    .painted {
      display: block;
    }
  }
`;
