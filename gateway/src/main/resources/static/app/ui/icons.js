import { html, svg } from "lit";

const icon = (shape) => html`<svg class="icon" viewBox="0 0 24 24" aria-hidden="true" focusable="false">${shape}</svg>`;
const path = (d) => icon(svg`<path d=${d}></path>`);

/** Line icons, drawn on a grid of 24; decorative, so that the words beside them (or the label) do the talking. */
export const icons = {
  home: path("M4 11.5 12 5l8 6.5M6 10v9h12v-9M10 19v-5h4v5"),
  talk: path(
    "M5 5h14a1.5 1.5 0 0 1 1.5 1.5v8A1.5 1.5 0 0 1 19 16h-7l-5 4v-4H5a1.5 1.5 0 0 1-1.5-1.5v-8A1.5 1.5 0 0 1 5 5ZM8 10.5h.01M12 10.5h.01M16 10.5h.01",
  ),
  pictures: path(
    "M5 4.5h14a1 1 0 0 1 1 1v13a1 1 0 0 1-1 1H5a1 1 0 0 1-1-1v-13a1 1 0 0 1 1-1ZM4 16l4.5-4.5 4 4 3-3L20 17M15.5 9h.01",
  ),
  log: path(
    "M6 4v2.5M18 4v2.5M4.5 10h15M5.5 6h13a1 1 0 0 1 1 1v11.5a1 1 0 0 1-1 1h-13a1 1 0 0 1-1-1V7a1 1 0 0 1 1-1ZM8.5 13.5h.01M12 13.5h.01M15.5 13.5h.01M8.5 16.5h.01M12 16.5h.01",
  ),
  more: path(
    "M5 7h9M18 7h1M5 17h1M10 17h9M16 4.8a2.2 2.2 0 1 1 0 4.4 2.2 2.2 0 0 1 0-4.4ZM8 14.8a2.2 2.2 0 1 1 0 4.4 2.2 2.2 0 0 1 0-4.4Z",
  ),
  feed: path(
    "M3.5 12h17c0 4-2.5 7-6 7h-5c-3.5 0-6-3-6-7ZM8 8.5c0-1.5 1-1.5 1-3M12 8.5c0-1.5 1-1.5 1-3M16 8.5c0-1.5 1-1.5 1-3",
  ),
  pet: path("M12 20s-7.5-4.300-7.5-10A4.2 4.2 0 0 1 12 7.4 4.2 4.2 0 0 1 19.5 10c0 5.700-7.5 10-7.5 10Z"),
  play: path(
    "M12 4a8 8 0 1 1 0 16 8 8 0 0 1 0-16ZM5 8.5c4 0 9 3 10.5 10.5M8.5 4.8C13 6 18.5 9.5 19.5 15M4.2 13c3 .5 5.300 2.5 6.300 6.5",
  ),
  stop: path("M7.5 7.5h9v9h-9Z"),
  tune: path("M5 7h6M15 7h4M5 12h2M11 12h8M5 17h9M18 17h1M13 5v4M9 10v4M16 15v4"),
  talks: path(
    "M4.5 5h10a1 1 0 0 1 1 1v6a1 1 0 0 1-1 1H9l-3.5 3v-3h-1a1 1 0 0 1-1-1V6a1 1 0 0 1 1-1ZM18.5 9h1a1 1 0 0 1 1 1v6a1 1 0 0 1-1 1h-1v3L15 17h-4",
  ),
  remember: path("M7 4.5h10a1 1 0 0 1 1 1V20l-6-4-6 4V5.5a1 1 0 0 1 1-1Z"),
  search: path("M10.5 4.5a6 6 0 1 1 0 12 6 6 0 0 1 0-12ZM15 15l5 5"),
  upload: path("M12 15V4M7 8.5l5-5 5 5M5 19.5h14"),
  seal: path("M12 3.5 19 6v6c0 4.500-3 7.200-7 8.500-4-1.300-7-4-7-8.500V6ZM8.500 12l2.500 2.500 4.500-5"),
  bars: path("M5 19.5h14M7 16v-4M12 16V6M17 16V9"),
  send: path("M5 12h13M12.5 5.5 19 12l-6.5 6.5"),
  close: path("M6 6l12 12M18 6 6 18"),
  left: path("M14.5 5.5 8 12l6.5 6.5"),
  right: path("M9.5 5.5 16 12l-6.5 6.5"),
  down: path("M12 5v13M5.5 12 12 18.5 18.5 12"),
  download: path("M12 4v11M7 10.5l5 5 5-5M5 19.5h14"),
  trash: path("M5 7h14M10 7V4.5h4V7M7 7l1 12.5h8L17 7M10.5 10.5v5.5M13.5 10.5v5.5"),
  link: path(
    "M10 14a4 4 0 0 0 5.700 0l3-3A4 4 0 0 0 13 5.300l-1 1M14 10a4 4 0 0 0-5.700 0l-3 3A4 4 0 0 0 11 18.700l1-1",
  ),
  copy: path("M9 9h10v11H9ZM15 9V4H5v11h4"),
  check: path("M5 12.5 10 17.5 19.5 7"),
  coin: icon(
    svg`<circle cx="12" cy="12" r="8"></circle><path d="M12 8v8M9.5 10.2c0-1.4 5-1.4 5 0M9.5 13.8c0 1.4 5 1.4 5 0"></path>`,
  ),
  retry: path("M19 12a7 7 0 1 1-2.2-5.100M19 4v4h-4"),
  clear: path(
    "M5 19.5h14M8 16.5 5.5 14a1.4 1.4 0 0 1 0-2l6.5-6.5a1.4 1.4 0 0 1 2 0l4 4a1.4 1.4 0 0 1 0 2l-5 5ZM9 9.5l5.5 5.5",
  ),
  out: path("M10 4.5H5.5v15H10M14.5 8l4 4-4 4M9.5 12h9"),
  fold: path("M5 5h14v14H5ZM14.5 5v14"),
  plus: path("M12 5v14M5 12h14"),
  edit: path("M5 19l1-4L16 5l3 3L9 18ZM14 7l3 3"),
  clock: path("M12 4a8 8 0 1 1 0 16 8 8 0 0 1 0-16ZM12 8v4.5l3 2"),
  bag: path("M6 8h12l1 11.5H5ZM9 10.5V7a3 3 0 0 1 6 0v3.500"),
  medal: path("M12 3.500a5.500 5.500 0 1 1 0 11 5.500 5.500 0 0 1 0-11ZM8.500 13.500 7 20.500l5-2.500 5 2.500-1.500-7"),
  curve: path("M4.500 4.500v15h15M7 15c3-8 5-8 6.500-4.500S17 13 19.500 8"),
  give: path("M4 11.5 12 5l8 6.500M6 10v9h6.500M14.500 16.500H21M18.500 13.500l3 3-3 3"),
  spark: path("M12 4l1.8 5.2L19 11l-5.2 1.8L12 18l-1.8-5.2L5 11l5.2-1.8ZM18.5 16.5v3M17 18h3"),
};
