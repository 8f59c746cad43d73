import { css, html, nothing } from "lit";
import { t } from "../text/texts.js";
import { controls } from "../ui/controls.js";
import { Element } from "../ui/element.js";
import { icons } from "../ui/icons.js";

const TABS = [
  ["home", "/"],
  ["talk", "/talk"],
  ["pictures", "/pictures"],
  ["log", "/log"],
  ["more", "/more"],
];

/**
 * The five ways through the house: a tab bar at the bottom of a phone, a bar at the top of a wide window.
 *
 *   <cc-nav .tab=${"talk"}></cc-nav>
 */
class Nav extends Element {
  static properties = { tab: {} };
  static styles = [
    controls,
    css`
      nav {
        position: fixed;
        inset: auto 0 0;
        z-index: 4;
        border-block-start: 1px solid var(--line);
        background: var(--surface-2);
        padding-block-end: env(safe-area-inset-bottom);
      }
      .brand {
        display: none;
      }
      ul {
        display: grid;
        grid-template-columns: repeat(5, minmax(0, 1fr));
        height: var(--tabbar);
      }
      .tab {
        display: grid;
        align-content: center;
        justify-items: center;
        gap: 0.125rem;
        height: 100%;
        color: var(--ink-2);
        font-size: 0.75rem;
        line-height: 1.2;
        text-decoration: none;
        transition: color var(--quick);
      }
      .tab span {
        max-width: 100%;
        overflow: hidden;
        text-overflow: ellipsis;
        white-space: nowrap;
      }
      .tab .icon {
        box-sizing: content-box;
        width: 1.375rem;
        height: 1.375rem;
        padding: 0.125rem 0.875rem;
        border-radius: 999px;
        transition: background-color var(--quick);
      }
      .tab:hover {
        color: var(--ink);
      }
      .tab[aria-current] {
        color: var(--accent);
        font-weight: 650;
      }
      .tab[aria-current] .icon {
        background: var(--accent-soft);
      }
      .tab:focus-visible {
        outline-offset: -3px;
      }
      @media (min-width: 1000px) {
        nav {
          position: sticky;
          inset: 0 0 auto;
          display: flex;
          align-items: center;
          justify-content: space-between;
          gap: var(--space-4);
          height: var(--topbar);
          padding-inline: var(--space-4) var(--space-5);
          border-block: 0 solid var(--line);
          border-block-end-width: 1px;
          background: var(--surface);
        }
        .brand {
          display: flex;
          align-items: center;
          gap: var(--space-2);
          color: var(--ink);
          font-size: var(--text-l);
          font-weight: 700;
          letter-spacing: -0.01em;
          text-decoration: none;
        }
        .brand img {
          width: 2rem;
          height: 2rem;
        }
        ul {
          display: flex;
          gap: var(--space-1);
          height: auto;
        }
        .tab {
          display: flex;
          gap: var(--space-2);
          align-items: center;
          min-height: var(--touch);
          padding-inline: var(--space-3);
          border-radius: 999px;
          font-size: var(--text-m);
        }
        .tab .icon {
          padding: 0;
        }
        .tab:hover {
          background: var(--surface-3);
        }
        .tab[aria-current],
        .tab[aria-current] .icon {
          background: var(--accent-soft);
        }
      }
      @media (min-width: 1000px) and (max-width: 1239.98px) {
        nav {
          gap: var(--space-2);
          padding-inline-end: var(--space-3);
        }
        .brand span,
        ul .icon {
          display: none;
        }
      }
    `,
  ];

  render() {
    return html`<nav aria-label=${t("nav.label")}>
      <a class="brand" href="/" tabindex="-1" aria-hidden="true"
        ><img src="/art/logo.svg" alt="" width="32" height="32" /><span>ChatClique</span></a
      >
      <ul>
        ${TABS.map(
          ([tab, href]) =>
            html`<li>
              <a class="tab" href=${href} data-testid="nav-${tab}" aria-current=${this.tab === tab ? "page" : nothing}>
                ${icons[tab]}<span>${t(`nav.${tab}`)}</span>
              </a>
            </li>`,
        )}
      </ul>
    </nav>`;
  }
}

customElements.define("cc-nav", Nav);
