import { css } from "lit";

/** The stylesheet of cc-talk. */
export const talkStyle = css`
  :host {
    display: block;
  }
  .talk {
    display: grid;
    grid-template: auto minmax(0, 1fr) auto auto / minmax(0, 1fr);
    height: calc(100dvh - var(--tabbar) - env(safe-area-inset-bottom));
    min-height: 22rem;
  }
  .talk > .notice {
    margin: 0 var(--space-4) var(--space-2);
  }
  .below {
    width: 100%;
    max-width: 54rem;
    margin-inline: auto;
    padding: var(--space-2) var(--space-3) var(--space-3);
  }
  .keys {
    display: none;
    padding: 0.25rem 1rem 0;
  }
  .opening {
    display: flex;
    flex-wrap: wrap;
    justify-content: center;
    gap: var(--space-2);
    padding-block: var(--space-5);
  }
  .opening p {
    flex: 1 0 100%;
    margin-block-end: var(--space-2);
    color: var(--ink-2);
    text-align: center;
    text-wrap: balance;
  }
  @media (min-width: 1000px) {
    .talk {
      height: calc(100dvh - var(--topbar));
    }
    @media (pointer: fine) {
      .keys {
        display: block;
      }
    }
  }
`;
