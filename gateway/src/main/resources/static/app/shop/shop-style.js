import { css } from "lit";

/** The stylesheet of cc-shop. */
export const shopStyle = css`
  .page {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: var(--space-4);
    max-width: 60rem;
  }
  header {
    display: flex;
    align-items: center;
    justify-content: space-between;
    gap: var(--space-3);
  }
  .money {
    display: flex;
    align-items: center;
    gap: var(--space-2);
    padding: 0.25rem 0.75rem;
    border: 1px solid var(--line);
    border-radius: 999px;
    background: var(--surface-2);
    font-weight: 650;
  }
  .money .icon {
    color: var(--warn);
  }
  cc-scene {
    position: sticky;
    inset-block-start: var(--space-2);
    z-index: 2;
    height: clamp(9rem, 26vh, 14rem);
    border: 1px solid var(--line);
    border-radius: var(--radius-l);
    box-shadow: var(--shadow);
  }
  cc-pet {
    height: 88%;
    margin-block-end: 1%;
  }
  .ways {
    display: flex;
    flex-wrap: wrap;
    gap: var(--space-2);
  }
  .ways [aria-pressed="true"] {
    border-color: var(--accent);
    background: var(--accent-soft);
  }
  section {
    display: grid;
    gap: var(--space-3);
  }
  ul {
    display: grid;
    grid-template-columns: repeat(auto-fill, minmax(8.5rem, 1fr));
    gap: var(--space-3);
  }
  @media (min-width: 1000px) {
    /* the room stands beside the page, and the pet in it */
    cc-scene {
      display: none;
    }
  }
`;
