/** The parts of this page that there is one of, put together in one place. Components import them from here. */
import { Api } from "./api/api.js";
import { Journal } from "./log/journal.js";
import { Cheers } from "./life/cheers.js";
import { Mood } from "./mood/mood.js";
import { Notices } from "./notice/notices.js";
import { Pets } from "./pet/pets.js";
import { stage } from "./pet/stage.js";
import { Gallery } from "./picture/gallery.js";
import { Router } from "./shell/router.js";
import { Session } from "./shell/session.js";
import { Shop } from "./shop/shop.js";
import { Drafts } from "./talk/drafts.js";
import { Talks } from "./talk/talks.js";
import { texts } from "./text/texts.js";
import { Usage } from "./usage/usage.js";

/** The browser's storage, or one that forgets where the browser forbids it. */
export const storage = (() => {
  try {
    const real = globalThis.localStorage;
    real.getItem("cc");
    return real;
  } catch {
    const kept = new Map();
    return {
      getItem: (name) => kept.get(name) ?? null,
      setItem: (name, value) => kept.set(name, value),
      removeItem: (name) => kept.delete(name),
    };
  }
})();

export const api = new Api();
export const router = new Router(window);
export const session = new Session(api, texts, {
  get languages() {
    return [storage.getItem("cc.language"), ...navigator.languages];
  },
  zone: Intl.DateTimeFormat().resolvedOptions().timeZone,
});
export const pets = new Pets(api, storage);
export const shop = new Shop(api, pets, stage);
export const mood = new Mood(api);
export const cheers = new Cheers(pets, storage);
export const notices = new Notices(pets, storage, { session, texts });
export const journal = new Journal(api);
export const gallery = new Gallery(api);
export const drafts = new Drafts(storage);
export const talks = new Talks(api, storage);
export const usage = new Usage(api);

/** The address to log in (or sign up) and come back to where we are, in the language that is spoken here. */
export function entrance(door, returnTo = location.pathname + location.search) {
  return `/${door}?${new URLSearchParams({ returnTo, locale: texts.language })}`;
}
