import { css } from "lit";

/** The stylesheet of cc-turn. */
export const turnStyle = css`
  :host {
    display: grid;
    gap: var(--space-3);
  }
  .notice {
    justify-self: end;
    max-width: 88%;
  }
  .note {
    display: flex;
    align-items: center;
    gap: 0.375rem;
    max-width: min(68ch, 88%);
    margin-block-start: -0.375rem;
    padding-inline: 0.375rem;
    color: var(--ink-2);
    font-size: var(--text-s);
  }
  .tools {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 0 var(--space-1);
    min-height: 2.25rem;
    margin-block-start: -0.5rem;
    margin-inline-start: -0.375rem;
  }
  .tools .button {
    min-height: 2.25rem;
    padding: 0.25rem 0.625rem;
    color: var(--ink-2);
    font-size: var(--text-s);
  }
  .tools .button.round {
    width: 2.25rem;
    padding: 0;
  }
  .versions {
    display: flex;
    align-items: center;
    color: var(--ink-2);
    font-size: var(--text-s);
  }
  @media (pointer: coarse) {
    .tools .button {
      min-height: var(--touch);
    }
    .tools {
      min-height: var(--touch);
    }
  }
`;
