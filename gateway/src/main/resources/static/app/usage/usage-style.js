import { css } from "lit";

/** The stylesheet of cc-usage. */
export const usageStyle = css`
  .page {
    display: grid;
    gap: var(--space-3);
    max-width: 46rem;
    padding-block-start: var(--space-3);
  }
  nav {
    margin-inline-start: calc(-1 * var(--space-3));
  }
  section {
    min-width: 0;
    margin-block-start: var(--space-2);
    padding: var(--space-3) var(--space-4) var(--space-4);
  }
  .now {
    display: grid;
    gap: var(--space-2);
    padding: var(--space-4) var(--space-5);
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
  .waiting {
    min-height: 14rem;
  }
  .nothing {
    padding: var(--space-5) var(--space-3);
    text-align: center;
  }
  .wide {
    overflow-x: auto;
  }
  table {
    width: 100%;
    border-collapse: collapse;
    font-variant-numeric: tabular-nums;
  }
  th,
  td {
    padding: var(--space-2);
    border-block-start: 1px solid var(--line);
    text-align: start;
    vertical-align: baseline;
    white-space: nowrap;
  }
  thead th {
    border: 0;
    color: var(--ink-2);
    font-size: var(--text-s);
    font-weight: 500;
  }
  tbody th {
    font-weight: 500;
  }
  .model {
    max-width: 12rem;
    overflow: hidden;
    text-overflow: ellipsis;
  }
  .number {
    text-align: end;
  }
  .tokens {
    position: relative;
    min-width: 7rem;
  }
  .tokens span:last-child {
    position: relative;
  }
  .bar {
    position: absolute;
    inset-block: 0.25rem;
    inset-inline-end: 0;
    min-width: 2px;
    border-radius: 0.25rem;
    background: color-mix(in srgb, var(--accent) 22%, transparent);
  }
  tfoot th,
  tfoot td {
    border-block-start: 2px solid var(--line-strong);
    font-weight: 650;
  }
  @media (max-width: 479px) {
    th,
    td {
      padding: var(--space-2) var(--space-1);
      font-size: var(--text-s);
    }
    .turns {
      display: none;
    }
    .tokens {
      min-width: 4.5rem;
    }
    .model {
      max-width: 6rem;
    }
    section {
      padding-inline: var(--space-3);
    }
  }
`;
