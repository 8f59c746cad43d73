import { css } from "lit";

/** The stylesheet of cc-talk-head. */
export const headStyle = css`
  header {
    display: flex;
    align-items: center;
    gap: var(--space-2) var(--space-3);
    min-height: 4rem;
    padding: var(--space-2) var(--space-4);
    border-block-end: 1px solid var(--line);
    background: var(--surface);
  }
  .title {
    flex: 1;
    min-width: 0;
  }
  h1 {
    overflow: hidden;
    font-size: var(--text-l);
    text-overflow: ellipsis;
    white-space: nowrap;
  }
  .short {
    display: none;
  }
  .head {
    flex: none;
    width: 3rem;
    height: 3rem;
    border-radius: 50%;
    background: var(--wall);
  }
  .tools {
    display: flex;
    order: 1;
  }
  .personas {
    display: flex;
    flex: none;
    padding: 0.1875rem;
    border: 1px solid var(--line);
    border-radius: 999px;
    background: var(--surface-3);
  }
  .personas button {
    min-width: 0;
    max-width: 8rem;
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
  :host {
    container-type: inline-size;
  }
  @container (max-width: 44rem) {
    header {
      flex-wrap: wrap;
    }
    .personas {
      order: 2;
      flex: 1 0 100%;
    }
    .personas button {
      flex: 1;
      max-width: none;
      padding-inline: 0.375rem;
    }
  }
  @container (max-width: 30rem) {
    header {
      gap: var(--space-2);
      padding-inline: var(--space-3);
    }
    .long {
      position: absolute;
      clip-path: inset(50%);
    }
    .short {
      display: inline;
    }
  }
  @media (min-width: 1000px) {
    .head {
      display: none;
    }
  }
`;
