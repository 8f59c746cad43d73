import { css } from "lit";

/** The stylesheet of cc-mood. */
export const moodStyle = css`
  .page {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: var(--space-4);
  }
  .spans {
    display: flex;
    flex-wrap: wrap;
    gap: var(--space-2);
  }
  .spans [aria-current="page"] {
    border-color: var(--accent);
    background: var(--accent-soft);
  }
  section {
    padding: var(--space-3) var(--space-3) var(--space-4);
  }
  header {
    display: flex;
    align-items: center;
    justify-content: space-between;
    gap: var(--space-2);
  }
  h2 {
    font-size: var(--text-m);
    text-align: center;
  }
  .curve {
    min-width: 0;
    min-height: calc(clamp(14rem, 38vh, 20rem) + 2.5rem);
  }
  .key {
    display: flex;
    flex-wrap: wrap;
    gap: var(--space-2) var(--space-4);
    min-height: 1.5em;
    padding: var(--space-2) var(--space-3) 0;
  }
  .key li {
    display: flex;
    align-items: center;
    gap: var(--space-2);
  }
  .key svg {
    width: 0.875rem;
    height: 0.875rem;
    fill: var(--shape);
    stroke: none;
  }
  .key .line {
    fill: none;
    stroke: var(--shape);
    stroke-width: 2;
  }
  .good {
    --shape: var(--good);
  }
  .bad {
    --shape: var(--bad);
  }
  .warn {
    --shape: var(--warn);
  }
  .code-kind {
    --shape: var(--code-kind);
  }
  .code-name {
    --shape: var(--code-name);
  }
  .ink-2 {
    --shape: var(--ink-2);
  }
  details {
    padding: 0 var(--space-5);
  }
  summary {
    min-height: var(--touch);
    padding-block: 0.625rem;
    font-weight: 600;
    cursor: pointer;
  }
  .table {
    max-height: 24rem;
    overflow: auto;
    margin-block-end: var(--space-4);
  }
  table {
    width: 100%;
    border-collapse: collapse;
  }
  th,
  td {
    padding: var(--space-2);
    border-block-end: 1px solid var(--line);
    font-weight: 400;
    text-align: start;
  }
  thead th {
    position: sticky;
    inset-block-start: 0;
    background: var(--surface-2);
    font-weight: 600;
  }
`;
