import { css } from "lit";

/** The stylesheet of cc-memory. */
export const memoryStyle = css`
  .page {
    display: grid;
    gap: var(--space-3);
    max-width: 44rem;
    padding-block-start: var(--space-3);
  }
  nav {
    margin-inline-start: calc(-1 * var(--space-3));
  }
  section {
    margin-block-start: var(--space-2);
  }
  .waiting {
    min-height: 12rem;
  }
  .nothing {
    padding: var(--space-5);
    text-align: center;
    text-wrap: balance;
  }
  li {
    padding: var(--space-2) var(--space-3) var(--space-2) var(--space-5);
    border-block-end: 1px solid var(--line);
  }
  .fact {
    display: flex;
    align-items: center;
    justify-content: space-between;
    gap: var(--space-3);
  }
  .fact p {
    display: flex;
    flex-wrap: wrap;
    align-items: baseline;
    gap: 0 var(--space-3);
    min-width: 0;
  }
  .tools {
    display: flex;
    flex: none;
  }
  .kind {
    padding: 0.0625rem 0.625rem;
    border-radius: 999px;
    background: var(--accent-soft);
    color: var(--ink);
  }
  .text {
    font-weight: 600;
    overflow-wrap: anywhere;
  }
  li form {
    padding-block: var(--space-1);
  }
  li form .input {
    flex: 1 1 12rem;
    width: auto;
  }
  .add {
    display: flex;
    flex-wrap: wrap;
    align-items: flex-end;
    gap: var(--space-3);
    padding: var(--space-4) var(--space-5) var(--space-5);
  }
  .grows {
    flex: 1 1 14rem;
  }
  .add .field {
    font-size: var(--text-m);
  }
  @media (max-width: 479px) {
    .add > * {
      flex: 1 1 100%;
    }
    li {
      padding-inline-start: var(--space-4);
    }
    .add {
      padding-inline: var(--space-4);
    }
  }
`;
