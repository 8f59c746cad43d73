import { css } from "lit";

/** The stylesheet of cc-landing. */
export const landingStyle = css`
  .landing {
    display: grid;
    grid-template-rows: auto 1fr auto;
    gap: var(--space-4);
    min-height: 100dvh;
    max-width: 76rem;
    margin-inline: auto;
    padding: var(--space-4);
  }
  main:focus {
    outline: none;
  }
  header {
    display: flex;
    align-items: center;
    justify-content: space-between;
    gap: var(--space-4);
  }
  .brand {
    display: flex;
    align-items: center;
    gap: var(--space-2);
    font-size: var(--text-xl);
    font-weight: 700;
    letter-spacing: -0.015em;
  }
  .brand img {
    width: 2.5rem;
    height: 2.5rem;
  }
  .language .input {
    width: auto;
    border-radius: 999px;
    font-size: var(--text-s);
  }
  .hero {
    display: grid;
    gap: var(--space-5) var(--space-7);
    align-items: center;
  }
  .words {
    display: grid;
    gap: var(--space-4);
    align-content: center;
  }
  h1 {
    font-size: var(--text-2xl);
    font-weight: 750;
    letter-spacing: -0.025em;
    line-height: 1.08;
  }
  /* Chinese breaks between clauses only; elsewhere spaces do that. */
  h1:lang(zh) {
    word-break: keep-all;
  }
  .lead {
    max-width: 34rem;
    color: var(--ink-2);
    font-size: var(--text-l);
  }
  .doors {
    display: flex;
    flex-wrap: wrap;
    gap: var(--space-3);
    margin-block-start: var(--space-2);
  }
  .doors .button {
    min-height: 3.25rem;
    padding-inline: 1.75rem;
    font-size: var(--text-l);
  }
  .notice {
    background: var(--accent-soft);
  }
  .window {
    position: relative;
  }
  cc-scene {
    height: clamp(20rem, 58dvh, 34rem);
    border-radius: 2rem;
    place-items: end center;
    box-shadow: var(--shadow);
  }
  cc-pet {
    height: 74%;
    margin-block-end: 4%;
  }
  .says {
    position: absolute;
    inset-block-start: 7%;
    inset-inline-end: 6%;
    max-width: 54%;
    padding: 0.625rem 1rem;
    border-radius: var(--radius-l) var(--radius-l) 0.375rem var(--radius-l);
    background: var(--surface-2);
    box-shadow: var(--shadow);
    font-weight: 500;
  }
  .stroke {
    position: absolute;
    inset-block-end: var(--space-3);
    inset-inline-end: var(--space-3);
    box-shadow: var(--shadow);
  }
  .promises {
    display: grid;
    gap: var(--space-4);
    margin-block: var(--space-6) var(--space-4);
  }
  .promise {
    display: grid;
    grid-template-columns: auto 1fr;
    gap: 0.25rem var(--space-3);
    align-content: start;
    align-items: center;
    padding: var(--space-4) var(--space-5) var(--space-5);
    border: 1px solid var(--line);
    border-radius: var(--radius-l);
    background: var(--surface-2);
  }
  .promise p {
    grid-column: 1 / -1;
    color: var(--ink-2);
  }
  .mark {
    display: grid;
    place-items: center;
    width: 2.75rem;
    height: 2.75rem;
    border-radius: 50%;
    background: var(--accent-soft);
    color: var(--accent);
  }
  footer {
    padding-block: var(--space-3);
    text-align: center;
  }
  @media (min-width: 860px) {
    .landing {
      padding-inline: var(--space-6);
    }
    .hero {
      grid-template-columns: minmax(0, 1fr) minmax(0, 1fr);
    }
    .promises {
      grid-template-columns: repeat(3, minmax(0, 1fr));
    }
  }
`;
