import { css } from "lit";

/** The stylesheet of cc-day, beside that of all the diary's pages. */
export const dayStyle = css`
  .leaf > :is(cc-day-diary, cc-day-mood, .notice, .writing) {
    margin-block-end: var(--space-5);
  }
  .writing {
    min-height: 9rem;
    padding: var(--space-4);
    border-radius: var(--radius);
    background: var(--surface-3);
  }
  ol {
    gap: 0;
  }
  li.entry {
    padding-block: var(--space-3);
  }
  li.entry + li.entry {
    padding-block-start: var(--space-4);
  }
  @media print {
    .leaves,
    .end,
    .notice {
      display: none;
    }
    .page {
      padding: 0;
    }
    .leaf {
      padding: 0;
      border: 0;
      background: none;
      box-shadow: none;
    }
    li {
      break-inside: avoid;
    }
  }
`;
