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
  @media (max-width: 479px) {
    .bar .row .button {
      padding-inline: 0.625rem;
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
`;
