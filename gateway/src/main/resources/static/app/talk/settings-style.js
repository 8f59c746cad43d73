import { css } from "lit";

/** The stylesheet of cc-talk-settings. */
export const settingsStyle = css`
  form {
    display: grid;
    gap: var(--space-5);
  }
  fieldset {
    display: grid;
    gap: var(--space-3);
    min-width: 0;
    margin: 0;
    padding: 0;
    border: 0;
  }
  legend {
    padding: 0;
    font-weight: 600;
  }
  .numbers {
    display: grid;
    grid-template-columns: repeat(2, minmax(0, 1fr));
    align-items: start;
    gap: var(--space-3) var(--space-4);
  }
  .numbers label {
    font-size: var(--text-s);
  }
  .saved {
    display: flex;
    align-items: center;
    gap: var(--space-1);
    color: var(--good);
  }
  .waiting {
    min-height: 26rem;
  }
`;
