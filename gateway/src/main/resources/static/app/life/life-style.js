import { css } from "lit";

/** The stylesheet of cc-life. */
export const lifeStyle = css`
  .page,
  .two,
  .stack {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    align-content: start;
    gap: var(--space-4);
  }
  section {
    display: grid;
    align-content: start;
    gap: var(--space-3);
    padding: var(--space-4) var(--space-5) var(--space-5);
  }
  .large {
    font-size: var(--text-xl);
    font-weight: 650;
    line-height: 1.2;
  }
  .bar {
    height: 0.5rem;
    overflow: hidden;
    border-radius: 999px;
    background: var(--surface-3);
    box-shadow: inset 0 0 0 1px var(--line);
  }
  .fill {
    width: 100%;
    height: 100%;
    border-radius: inherit;
    background: var(--accent);
  }
  dl {
    display: grid;
    grid-template-columns: 1fr auto;
    gap: var(--space-1) var(--space-4);
  }
  dd {
    font-weight: 650;
    text-align: end;
  }
  .traits {
    display: grid;
    gap: var(--space-2);
  }
  .traits li {
    display: grid;
    grid-template-columns: 1fr auto;
    gap: 0.125rem var(--space-3);
  }
  .traits .bar {
    grid-column: 1 / -1;
    height: 0.375rem;
  }
  .next {
    display: grid;
    gap: var(--space-2);
  }
  .next li {
    display: flex;
    gap: var(--space-2);
  }
  .next .icon {
    margin-block-start: 0.15em;
    color: var(--accent);
  }
  .album {
    display: grid;
    grid-template-columns: repeat(auto-fill, minmax(13rem, 1fr));
    gap: var(--space-3);
  }
  .album li {
    display: flex;
    align-items: center;
    gap: var(--space-3);
    padding: var(--space-3);
    border: 1px dashed var(--line-strong);
    border-radius: var(--radius);
  }
  .album .reached {
    border: 1px solid var(--warn);
    background: var(--accent-soft);
  }
  .album .reached .quiet {
    color: var(--ink);
  }
  .name {
    font-weight: 650;
    line-height: 1.25;
  }
  .medal {
    flex: none;
    width: 2.5rem;
    height: 2.5rem;
    fill: var(--surface-3);
    stroke: var(--line-strong);
    stroke-width: 1.5;
  }
  .reached .rim {
    fill: #ffcb43;
    stroke: #96640f;
  }
  .reached .star {
    fill: #fff2bd;
    stroke: #96640f;
  }
  .wrong:empty {
    display: none;
  }
  @media (min-width: 720px) {
    .two {
      grid-template-columns: repeat(2, minmax(0, 1fr));
    }
  }
`;
