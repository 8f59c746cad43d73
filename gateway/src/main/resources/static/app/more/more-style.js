import { css } from "lit";

/** The stylesheet of cc-more. */
export const moreStyle = css`
  .page {
    display: grid;
    gap: var(--space-4);
    max-width: 44rem;
  }
  section {
    display: grid;
    gap: var(--space-3);
    padding: var(--space-4) var(--space-5) var(--space-5);
  }
  .fields {
    display: grid;
    align-items: start;
    gap: var(--space-4);
  }
  ul {
    display: grid;
    gap: var(--space-4);
  }
  .links {
    gap: 0;
    margin-inline: calc(-1 * var(--space-3));
  }
  .links a {
    display: grid;
    grid-template-columns: auto minmax(0, 1fr) auto;
    align-items: center;
    gap: var(--space-3);
    min-height: var(--touch);
    padding: var(--space-2) var(--space-3);
    border-radius: var(--radius-s);
    color: var(--ink);
    text-decoration: none;
  }
  .links a:hover {
    background: var(--surface-3);
  }
  .links .icon:last-child {
    color: var(--ink-2);
  }
  header,
  .saved {
    display: flex;
    align-items: center;
    justify-content: space-between;
    gap: var(--space-1);
  }
  .saved {
    color: var(--good);
  }
  .wrong:empty {
    display: none;
  }
  .row {
    gap: var(--space-2) var(--space-5);
  }
  @media (min-width: 640px) {
    .fields {
      grid-template-columns: 1fr 1fr;
    }
  }
`;
