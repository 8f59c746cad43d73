import { html } from "lit";

/** A round button with nothing but an icon; the label is read aloud, and shown under the pointer. */
export const tool = (id, icon, label, act, isOff = false) =>
  html`<button
    type="button"
    class="button plain round"
    data-testid=${id}
    aria-label=${label}
    title=${label}
    ?disabled=${isOff}
    @click=${act}
  >
    ${icon}
  </button>`;
