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
      overflow: hidden;
      border: 1px solid var(--line);
      border-radius: var(--radius-s);
      background: var(--surface-3);
    }
    & .bar {
      display: flex;
      align-items: center;
      justify-content: space-between;
      gap: 0.5rem;
      min-height: 2.25rem;
      padding-inline: 0.875em 0.25rem;
      border-block-end: 1px solid var(--line);
      color: var(--ink-2);
      font-size: var(--text-s);
    }
    & .code pre {
      margin: 0;
      overflow: auto;
      padding: 0.75em 0.875em;
      white-space: pre;
      tab-size: 4;
    }
    & pre:focus-visible {
      outline-offset: -3px;
    }
    & .bar button {
      min-height: 1.75rem;
      padding: 0 0.625rem;
      border: 0;
      border-radius: 999px;
      background: none;
      color: var(--ink);
      font: inherit;
      cursor: pointer;
    }
    & .bar button:hover {
      background: var(--surface-2);
    }
    & :is(.hljs-keyword, .hljs-literal, .hljs-selector-tag, .hljs-doctag) {
      color: var(--code-word);
      font-weight: 600;
    }
    & :is(.hljs-string, .hljs-regexp, .hljs-addition, .hljs-meta .hljs-string, .hljs-char) {
      color: var(--code-text);
    }
    & :is(.hljs-number, .hljs-symbol, .hljs-bullet, .hljs-link, .hljs-variable, .hljs-template-variable) {
      color: var(--code-value);
    }
    & :is(.hljs-title, .hljs-section, .hljs-name, .hljs-selector-id, .hljs-selector-class) {
      color: var(--code-name);
      font-weight: 600;
    }
    & :is(.hljs-type, .hljs-built_in, .hljs-attr, .hljs-attribute, .hljs-property, .hljs-tag) {
      color: var(--code-kind);
    }
    & :is(.hljs-comment, .hljs-quote, .hljs-meta, .hljs-deletion) {
      color: var(--ink-2);
      font-style: italic;
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
