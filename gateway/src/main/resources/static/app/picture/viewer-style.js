import { css } from "lit";

/** The stylesheet of cc-viewer. */
export const viewerStyle = css`
  dialog {
    width: 100vw;
    max-width: 100vw;
    height: 100dvh;
    max-height: 100dvh;
    padding: 0;
    border: 0;
    background: var(--surface);
    color: var(--ink);
  }
  dialog[open] {
    display: grid;
    grid-template-rows: auto minmax(0, 1fr) auto;
  }
  dialog:focus-visible {
    outline: none;
  }
  .bar {
    display: flex;
    align-items: center;
    justify-content: space-between;
    gap: var(--space-2);
    padding: var(--space-2) var(--space-3);
  }
  .bar .row {
    flex-wrap: nowrap;
    gap: var(--space-1);
    min-width: 0;
  }
  .bar .row .button {
    min-width: 0;
  }
  .bar span {
    overflow: hidden;
    text-overflow: ellipsis;
    white-space: nowrap;
  }
  /* Where there is little room the icons must do; the words are still there for whoever listens. */
  @media (max-width: 719px) {
    .bar .row .button {
      min-width: var(--touch);
      padding-inline: 0.625rem;
    }
    .bar .row span {
      position: absolute;
      width: 1px;
      height: 1px;
      clip-path: inset(50%);
    }
  }
  .stage {
    position: relative;
    display: grid;
    grid-template: minmax(0, 1fr) / minmax(0, 1fr);
    place-items: center;
    min-height: 0;
    container-type: size;
  }
  .image {
    aspect-ratio: var(--ratio, 1);
    width: min(100cqi - 1.5rem, 100cqb * var(--ratio, 1), 64rem);
    border-radius: var(--radius);
    background: var(--surface-3);
    object-fit: contain;
    box-shadow: var(--shadow);
  }
  .arrow {
    position: absolute;
    inset-block-start: calc(50% - var(--touch) / 2);
    background: var(--surface-2);
    box-shadow: var(--shadow);
  }
  .arrow:disabled {
    visibility: hidden;
  }
  .arrow:first-child {
    inset-inline-start: var(--space-3);
  }
  .arrow:last-child {
    inset-inline-end: var(--space-3);
  }
  .caption {
    display: grid;
    gap: var(--space-1);
    max-width: 44rem;
    max-height: 30dvh;
    margin-inline: auto;
    overflow: auto;
    padding: var(--space-3) var(--space-4) var(--space-4);
    text-align: center;
    overflow-wrap: anywhere;
  }
  .family {
    display: flex;
    justify-content: safe center;
    gap: var(--space-2);
    overflow-x: auto;
    padding: 0.25rem;
  }
  .family a {
    flex: none;
    width: 3.5rem;
    height: 3.5rem;
    overflow: hidden;
    border: 2px solid transparent;
    border-radius: var(--radius-s);
  }
  .family a[aria-current="true"] {
    border-color: var(--accent);
  }
  .family img {
    width: 100%;
    height: 100%;
    object-fit: cover;
  }
  .stage cc-developing {
    height: 100%;
  }
`;
