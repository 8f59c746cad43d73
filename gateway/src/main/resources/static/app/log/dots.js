import { html } from "lit";
import { dotsFor } from "../text/days.js";

/** A day's entries as one to four dots; their styles are `.dots` and `.dots i`. */
export function dotsOf(entries) {
  return html`<span class="dots" aria-hidden="true"
    >${Array.from({ length: dotsFor(entries) }, () => html`<i></i>`)}</span
  >`;
}
