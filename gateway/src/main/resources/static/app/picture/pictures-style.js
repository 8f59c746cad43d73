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
  /* As many squares to a row as given, and every row of one height, also the last. */
  .gallery {
    --squares: 2;
    display: flex;
    flex-wrap: wrap;
    gap: var(--space-3);
  }
  .gallery li {
    flex: none;
    width: min(100%, var(--ratio, 1) * (100% - (var(--squares) - 1) * var(--space-3)) / var(--squares) - 0.5px);
    aspect-ratio: var(--ratio, 1);
  }
  .gallery a {
    display: block;
    height: 100%;
    overflow: hidden;
    border-radius: var(--radius);
    background: var(--surface-3);
  }
  .gallery img {
    display: block;
    width: 100%;
    height: 100%;
    object-fit: cover;
    transition: transform var(--calm);
  }
  .gallery a:hover img {
    transform: scale(1.03);
  }
  .more {
    min-height: 1.5em;
    text-align: center;
  }
  @media (min-width: 640px) {
    .ask {
      grid-template-columns: minmax(0, 1fr) auto;
    }
    .gallery {
      --squares: 3;
    }
  }
`;
