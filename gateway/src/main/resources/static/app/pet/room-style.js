import { css } from "lit";

/** The stylesheet of cc-room. */
export const roomStyle = css`
  :host {
    display: block;
    background: var(--surface-2);
    border-inline-end: 1px solid var(--line);
  }
  .room {
    display: grid;
    grid-template-rows: auto minmax(14rem, 1fr) auto;
    height: 100%;
    min-height: 100%;
  }
  header {
    display: flex;
    align-items: center;
    justify-content: space-between;
    gap: var(--space-3);
    min-height: var(--topbar);
    padding: var(--space-2) var(--space-4);
  }
  header h2 {
    font-size: var(--text-xl);
  }
  header h1 {
    font-size: var(--text-l);
  }
  h2,
  header p {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 0 var(--space-2);
  }
  .band {
    padding: 0.0625rem 0.625rem;
    border-radius: 999px;
    background: color-mix(in srgb, var(--mood) 26%, var(--surface-2));
    color: var(--ink);
    font-size: var(--text-s);
    font-weight: 500;
  }
  .money {
    flex: none;
    padding: 0.25rem 0.75rem;
    border: 1px solid var(--line);
    border-radius: 999px;
    font-weight: 650;
  }
  .money .icon {
    color: var(--warn);
  }
  cc-scene {
    min-height: 14rem;
    place-items: end center;
  }
  cc-pet {
    height: min(78%, 26rem);
    max-width: 80%;
    margin-block-end: 5%;
  }
  .panel {
    display: grid;
    gap: var(--space-3);
    padding: var(--space-4);
  }
  .status {
    position: absolute;
    z-index: 1;
    inset-block-start: var(--space-3);
    max-width: calc(100% - 2 * var(--space-4));
    padding: 0.5rem 1rem;
    border-radius: var(--radius);
    background: var(--surface-2);
    box-shadow: var(--shadow);
    text-align: center;
    text-wrap: balance;
    font-weight: 600;
    animation: arrive var(--calm) ease-out;
  }
  .status:empty {
    padding: 0;
    box-shadow: none;
  }
  @keyframes arrive {
    from {
      opacity: 0;
      transform: translateY(-0.5rem);
    }
  }
  .link {
    padding: 0;
    border: 0;
    background: none;
    color: var(--accent);
    font: inherit;
    text-decoration: underline;
    cursor: pointer;
  }
  .meters {
    display: grid;
    grid-template-columns: repeat(2, minmax(0, 1fr));
    gap: var(--space-3) var(--space-4);
  }
  .actions {
    display: grid;
    grid-template-columns: repeat(3, minmax(0, 1fr));
    gap: var(--space-2);
  }
  .actions .button {
    flex-direction: column;
    gap: 0.125rem;
    min-height: 3.5rem;
    padding: 0.375rem 0.25rem;
    border-radius: var(--radius);
    font-size: var(--text-s);
  }
  .actions .icon {
    width: 1.5rem;
    height: 1.5rem;
    color: var(--accent);
  }
  .lines {
    min-height: 4.2em;
    text-align: center;
    text-wrap: balance;
  }
  .ways {
    display: grid;
    grid-template-columns: repeat(3, minmax(0, 1fr));
    gap: var(--space-2);
  }
  .ways a {
    display: grid;
    justify-items: center;
    gap: 0.125rem;
    min-height: var(--touch);
    padding: 0.375rem 0.25rem;
    border-radius: var(--radius);
    background: var(--surface-3);
    color: var(--ink);
    font-size: var(--text-s);
    font-weight: 600;
    line-height: 1.15;
    text-decoration: none;
  }
  .ways span {
    max-width: 100%;
    overflow: hidden;
    text-overflow: ellipsis;
  }
  .ways .icon {
    color: var(--accent);
  }
  @media (max-width: 999.98px) {
    :host {
      border: 0;
      background: none;
    }
    .room {
      max-width: 40rem;
      margin-inline: auto;
    }
    :host([is-page]) .room {
      min-height: calc(100dvh - var(--tabbar) - env(safe-area-inset-bottom));
    }
    cc-scene {
      margin-inline: var(--space-3);
      border-radius: var(--radius-l);
    }
  }
`;
