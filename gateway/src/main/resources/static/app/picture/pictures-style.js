import { css } from "lit";

/** The stylesheet of cc-pictures. */
export const picturesStyle = css`
  .page {
    display: grid;
    gap: var(--space-3);
    max-width: 64rem;
  }
  form {
    display: grid;
    gap: var(--space-3);
    margin-block: var(--space-2) var(--space-4);
    padding: var(--space-4) var(--space-5);
  }
  label {
    font-weight: 600;
  }
  .ask {
    display: grid;
    gap: var(--space-3);
    align-items: end;
  }
  textarea {
    max-height: 10rem;
    resize: none;
    field-sizing: content;
  }
  .ideas {
    display: flex;
    flex-wrap: wrap;
    gap: var(--space-2);
  }
  .idea {
    min-height: 2.25rem;
    padding: 0.25rem 0.875rem;
    border: 1px solid transparent;
    border-radius: 999px;
    background: var(--surface-3);
    color: var(--ink);
    font: inherit;
    font-size: var(--text-s);
    text-align: start;
    cursor: pointer;
  }
  .idea:hover {
    border-color: var(--line-strong);
  }
  .wrong:empty {
    display: none;
  }
  .head {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: var(--space-2) var(--space-4);
  }
  .head .button {
    margin-inline-start: auto;
  }
  .kinds {
    display: flex;
    padding: 0.1875rem;
    border-radius: 999px;
    background: var(--surface-3);
  }
  .kind {
    min-height: 2.25rem;
    padding: 0.25rem 0.875rem;
    border: 0;
    border-radius: 999px;
    background: none;
    color: var(--ink);
    font: inherit;
    font-size: var(--text-s);
    cursor: pointer;
  }
  .kind[aria-pressed="true"] {
    background: var(--surface-2);
    font-weight: 600;
    box-shadow: inset 0 0 0 1px var(--line-strong);
  }
  @media (min-width: 640px) {
    .ask {
      grid-template-columns: minmax(0, 1fr) auto;
    }
  }
`;
