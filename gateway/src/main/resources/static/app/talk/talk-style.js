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
  header {
    display: flex;
    align-items: center;
    gap: var(--space-2) var(--space-3);
    padding: var(--space-2) var(--space-4);
    border-block-end: 1px solid var(--line);
    background: var(--surface);
  }
  header h1 {
    flex: 1;
    min-width: 0;
    overflow: hidden;
    font-size: var(--text-l);
    text-overflow: ellipsis;
    white-space: nowrap;
  }
  .head {
    flex: none;
    width: 3rem;
    height: 3rem;
    border-radius: 50%;
    background: var(--wall);
  }
  .personas {
    display: flex;
    flex: none;
    max-width: 55%;
    padding: 0.1875rem;
    border: 1px solid var(--line);
    border-radius: 999px;
    background: var(--surface-3);
  }
  .personas button {
    min-width: 0;
    min-height: 2.25rem;
    padding: 0 0.75rem;
    overflow: hidden;
    border: 0;
    border-radius: 999px;
    background: none;
    color: var(--ink-2);
    font: inherit;
    font-size: var(--text-s);
    text-overflow: ellipsis;
    white-space: nowrap;
    cursor: pointer;
  }
  .personas [aria-pressed="true"] {
    background: color-mix(in srgb, var(--surface-2), var(--ink) 4%);
    color: var(--ink);
    font-weight: 650;
    box-shadow: 0 1px 2px rgb(0 0 0 / 0.15);
  }
  @media (prefers-color-scheme: dark) {
    .personas [aria-pressed="true"] {
      background: color-mix(in srgb, var(--surface-2), var(--ink) 20%);
    }
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
  @media (max-width: 479px) {
    header {
      gap: var(--space-2);
      padding-inline: var(--space-3);
    }
    header:has(.personas) h1 {
      position: absolute;
      width: 1px;
      height: 1px;
      clip-path: inset(50%);
    }
    .personas {
      flex: 1;
      max-width: none;
    }
    .personas button {
      flex: 1;
      padding-inline: 0.375rem;
    }
  }
  @media (min-width: 1000px) {
    .talk {
      height: calc(100dvh - var(--topbar));
    }
    .head {
      display: none;
    }
    @media (pointer: fine) {
      .keys {
        display: block;
      }
    }
  }
`;
