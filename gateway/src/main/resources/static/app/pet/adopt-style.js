import { css } from "lit";

/** The stylesheet of cc-adopt. */
export const adoptStyle = css`
  .page {
    display: grid;
    gap: var(--space-4) var(--space-6);
    max-width: 64rem;
  }
  .words {
    display: grid;
    gap: var(--space-2);
  }
  cc-scene {
    height: clamp(13rem, 36dvh, 19rem);
    border-radius: var(--radius-l);
    place-items: end center;
  }
  cc-scene > cc-pet {
    height: 80%;
    margin-block-end: 3%;
  }
  .choices {
    display: grid;
    gap: var(--space-4);
    align-content: start;
  }
  fieldset {
    min-width: 0;
    margin: 0;
    padding: 0;
    border: 0;
  }
  legend {
    margin-block-end: var(--space-2);
    padding: 0;
    font-weight: 600;
  }
  .species,
  .looks {
    display: grid;
    gap: var(--space-2);
  }
  .species {
    grid-template-columns: repeat(2, minmax(0, 1fr));
  }
  .looks {
    grid-template-columns: repeat(3, minmax(0, 1fr));
    min-height: 12.75rem;
  }
  .choice {
    position: relative;
    display: grid;
    justify-items: center;
    gap: var(--space-1);
    padding: var(--space-2);
    border: 1px solid var(--line);
    border-radius: var(--radius);
    background: var(--surface-2);
    font-size: var(--text-s);
    text-align: center;
    cursor: pointer;
  }
  .species .choice {
    grid-template-columns: auto 1fr;
    align-items: center;
    justify-items: start;
    gap: var(--space-3);
    padding-inline: var(--space-3);
    font-size: var(--text-m);
    font-weight: 600;
  }
  .choice:hover {
    background: var(--surface-3);
  }
  .choice:has(:checked) {
    border-color: var(--accent);
    background: var(--accent-soft);
    box-shadow: 0 0 0 1px var(--accent);
  }
  .choice:has(:focus-visible) {
    outline: 3px solid var(--accent);
    outline-offset: 2px;
  }
  .choice input {
    position: absolute;
    inset: 0;
    width: 100%;
    height: 100%;
    margin: 0;
    opacity: 0;
    cursor: pointer;
  }
  .choice cc-pet {
    width: 3.25rem;
    border-radius: 50%;
    background: var(--wall);
  }
  .choice span {
    max-width: 100%;
    overflow-wrap: anywhere;
    line-height: 1.2;
  }
  .wrong {
    min-height: 1.4em;
  }
  @media (max-width: 379px) {
    .species .choice {
      grid-template-columns: auto;
      justify-items: center;
      gap: var(--space-1);
    }
  }
  @media (min-width: 760px) {
    .page {
      grid-template-columns: minmax(0, 5fr) minmax(0, 6fr);
      padding-block-start: var(--space-6);
    }
    .words {
      grid-column: 1 / -1;
    }
    cc-scene {
      height: 27rem;
    }
  }
`;
