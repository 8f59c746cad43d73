import { css } from "lit";

/** The stylesheet of the diary's pages, cc-day and cc-entry. */
export const diaryStyle = css`
  .page {
    padding-block-start: var(--space-3);
  }
  .leaves {
    display: flex;
    align-items: center;
    justify-content: space-between;
    gap: var(--space-1);
    margin-block-end: var(--space-2);
    margin-inline: calc(-1 * var(--space-2));
  }
  .leaves .button {
    padding-inline: 0.75rem;
  }
  .leaf {
    min-height: 20rem;
    padding: var(--space-5) var(--space-4) var(--space-5);
    border: 1px solid var(--line);
    border-radius: var(--radius-l);
    background: var(--surface-2);
    box-shadow: var(--shadow);
  }
  h1 {
    padding-block-end: var(--space-4);
    margin-block-end: var(--space-4);
    border-block-end: 1px solid var(--line);
  }
  h1::first-letter {
    text-transform: uppercase;
  }
  .day {
    display: block;
    color: var(--ink-2);
    font-size: var(--text-m);
    font-weight: 400;
  }
  ol {
    display: grid;
    gap: var(--space-5);
  }
  .end {
    margin-block-start: var(--space-3);
    text-align: end;
  }
  .tools {
    margin-block-start: var(--space-5);
    padding-block-start: var(--space-4);
    border-block-start: 1px solid var(--line);
  }
  @media (max-width: 479px) {
    .leaves :is(:first-child, :last-child):not(:only-child) span {
      position: absolute;
      width: 1px;
      height: 1px;
      overflow: hidden;
      clip-path: inset(50%);
    }
  }
  @media (min-width: 640px) {
    .leaf {
      padding: var(--space-6);
    }
  }
`;
