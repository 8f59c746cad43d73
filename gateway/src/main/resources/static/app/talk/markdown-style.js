import { css } from "lit";

/** The stylesheet of cc-markdown, for the component that it stands in. */
export const markdownStyle = css`
  cc-markdown {
    display: block;
    overflow-wrap: anywhere;

    & * + :is(p, ul, ol, pre, .code, blockquote, table) {
      margin-block-start: 0.5em;
    }
    & :is(ul, ol) {
      padding-inline-start: 1.4em;
    }
    & ul {
      list-style: disc;
    }
    & ol {
      list-style: decimal;
    }
    & a:not([href]) {
      color: inherit;
    }
    & blockquote {
      margin: 0;
      padding-inline-start: 0.75em;
      border-inline-start: 3px solid var(--line-strong);
    }
    & code {
      font-family: var(--font-mono);
      font-size: 0.9em;
    }
    & .code {
      position: relative;
    }
    & pre {
      margin: 0;
      overflow: auto;
      padding: 0.75em 0.875em;
      border-radius: var(--radius-s);
      background: var(--surface-3);
      white-space: pre;
    }
    & .code button {
      position: absolute;
      inset: 0.375em 0.375em auto auto;
      min-height: 1.75rem;
      padding: 0 0.625rem;
      border: 1px solid var(--line-strong);
      border-radius: 999px;
      background: var(--surface-2);
      color: var(--ink);
      font: inherit;
      font-size: var(--text-s);
      cursor: pointer;
    }
    & table {
      display: block;
      overflow-x: auto;
      border-collapse: collapse;
    }
    & :is(th, td) {
      padding: 0.25em 0.625em;
      border: 1px solid var(--line);
      text-align: start;
    }
    & img {
      display: block;
      width: auto;
      max-width: 100%;
      border-radius: var(--radius-s);
    }
  }
`;
