import { css } from "lit";

/** The stylesheet of cc-search. */
export const searchStyle = css`
  .page {
    display: grid;
    gap: var(--space-3);
    padding-block-start: var(--space-3);
  }
  nav {
    margin-inline-start: calc(-1 * var(--space-3));
  }
  .told {
    min-height: 1.5em;
    padding-inline: var(--space-2);
  }
  .waiting {
    min-height: 20rem;
  }
  ol {
    overflow: hidden;
  }
  li + li {
    border-block-start: 1px solid var(--line);
  }
  li a {
    display: grid;
    gap: var(--space-1);
    padding: var(--space-4) var(--space-5);
    color: var(--ink);
    text-decoration: none;
  }
  li a:hover {
    background: var(--surface-3);
  }
  li a:focus-visible {
    outline-offset: -3px;
    border-radius: var(--radius-l);
  }
  .when {
    color: var(--accent);
  }
  .snippet {
    display: grid;
    grid-template-columns: 5.5rem minmax(0, 1fr);
    gap: 0 var(--space-3);
    align-items: baseline;
    overflow-wrap: anywhere;
  }
  .who {
    overflow: hidden;
    text-overflow: ellipsis;
    white-space: nowrap;
  }
  mark {
    padding-inline: 0.1em;
    border-radius: 0.2em;
    background: color-mix(in srgb, var(--warn) 32%, var(--surface-2));
    color: inherit;
    font-weight: 650;
  }
  .more {
    text-align: center;
  }
  @media (max-width: 479px) {
    .snippet {
      grid-template-columns: minmax(0, 1fr);
    }
    li a {
      padding: var(--space-3) var(--space-4);
    }
  }
`;
