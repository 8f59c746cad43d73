import { html } from "lit";
import { t } from "../text/texts.js";
import { texts } from "../text/texts.js";
import { tabOf } from "./router.js";

/**
 * What the frame shows for a route. Each page is loaded when it is first wanted.
 * @returns { tab, title(), render(), hasRoom, hasToday }
 */
export async function pageFor(route, { isWide, hasPet }) {
  const [content] = await Promise.all([contentFor(route, isWide, hasPet), furniture(isWide)]);
  const isAdoption = route.page === "adopt" || (route.page in { home: 1, ...PETS } && !hasPet);
  return {
    tab: tabOf(route),
    hasRoom: !isAdoption && hasPet,
    hasToday: ["home", "talk"].includes(route.page) && !isAdoption,
    ...content,
  };
}

const furniture = (isWide) =>
  Promise.all([
    import("./cc-nav.js"),
    import("../notice/cc-word.js"),
    isWide && import("../pet/cc-room.js"),
    isWide && import("../log/cc-today.js"),
  ]);

async function contentFor(route, isWide, hasPet) {
  switch (route.page) {
    case "home":
      if (!hasPet) return adoption(true);
      return isWide ? talk("home") : room();
    case "talk":
      return talk("talk");
    case "adopt":
      return adoption(false);
    case "shop":
    case "life":
    case "mood":
      return hasPet ? PETS[route.page](route) : adoption(true);
    case "pictures":
      await import("../picture/cc-pictures.js");
      return {
        title: () => t("pictures.title"),
        render: () => html`<cc-pictures .open=${route.id ?? null}></cc-pictures>`,
      };
    case "log":
      await import("../log/cc-month.js");
      return { title: () => t("log.title"), render: () => html`<cc-month .month=${route.month ?? null}></cc-month>` };
    case "day":
      await import("../log/cc-day.js");
      return { title: () => texts.day(route.day), render: () => html`<cc-day .day=${route.day}></cc-day>` };
    case "entry":
      await import("../log/cc-entry.js");
      return {
        title: () => t("log.entry-title", { seq: route.seq, day: texts.day(route.day) }),
        render: () => html`<cc-entry .day=${route.day} .seq=${route.seq}></cc-entry>`,
      };
    case "search":
      await import("../log/cc-search.js");
      return { title: () => t("search.title"), render: () => html`<cc-search .words=${route.words}></cc-search>` };
    case "usage":
      await import("../usage/cc-usage.js");
      return { title: () => t("usage.title"), render: () => html`<cc-usage></cc-usage>` };
    case "memory":
      await import("../memory/cc-memory.js");
      return { title: () => t("memory.title"), render: () => html`<cc-memory></cc-memory>` };
    case "more":
      await import("../more/cc-more.js");
      return { title: () => t("more.title"), render: () => html`<cc-more></cc-more>` };
    default:
      await import("./cc-lost.js");
      return { title: () => t("lost.title"), render: () => html`<cc-lost></cc-lost>` };
  }
}

/** The pages about the pet in the room. */
const PETS = {
  async shop() {
    await import("../shop/cc-shop.js");
    return { title: () => t("shop.title"), render: () => html`<cc-shop></cc-shop>` };
  },
  async life() {
    await import("../life/cc-life.js");
    return { title: () => t("life.title"), render: () => html`<cc-life></cc-life>` };
  },
  async mood({ span }) {
    await import("../mood/cc-mood.js");
    return { title: () => t("mood.title"), render: () => html`<cc-mood .span=${span}></cc-mood>` };
  },
};

async function room() {
  await import("../pet/cc-room.js");
  return { title: () => t("home.title"), render: () => html`<cc-room is-page></cc-room>` };
}

async function talk(place) {
  await import("../talk/cc-talk.js");
  return { title: () => t(`${place}.title`), render: () => html`<cc-talk .place=${place}></cc-talk>` };
}

async function adoption(isFirst) {
  await import("../pet/cc-adopt.js");
  return { title: () => t("adopt.title"), render: () => html`<cc-adopt .isFirst=${isFirst}></cc-adopt>` };
}
