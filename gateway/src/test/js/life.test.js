import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { Api } from "../../main/resources/static/app/api/api.js";
import { ACHIEVEMENTS, albumOf, growthOf } from "../../main/resources/static/app/life/album.js";
import { Cheers } from "../../main/resources/static/app/life/cheers.js";
import { Notices, noticeFor } from "../../main/resources/static/app/notice/notices.js";
import { chancesOf } from "../../main/resources/static/app/pet/cast.js";
import { Pets } from "../../main/resources/static/app/pet/pets.js";
import { Storage, json, serverOf } from "./server.js";

const MEAL = { key: "first-meal", at: "2026-11-20T18:00:00Z" };
const HAPPY = { key: "very-happy", at: "2026-11-20T18:05:00Z" };
const pet = (more = {}) => ({
  id: "mia",
  name: "Mia",
  version: 1,
  adoptedAt: "2026-11-18T08:00:00Z",
  achievements: [],
  upcoming: [],
  growth: { stage: "baby", days: 1, next: { stage: "young", days: 2 } },
  streak: { run: 1, today: true },
  state: { asOf: "2026-11-20T18:00:00Z", band: "satisfied" },
  ...more,
});

/** Pets that say what a test lays in their mouths. */
class Told extends EventTarget {
  items = [];
  get current() {
    return this.items[0] ?? null;
  }
  tell(...items) {
    this.items = items;
    this.dispatchEvent(new Event("change"));
  }
}

function cheersOn(pets, storage) {
  const timers = [];
  const later = (act) => {
    timers.push(act);
    return () => timers.splice(timers.indexOf(act), 1);
  };
  return { cheers: new Cheers(pets, storage, { later }), timers };
}

test("cheers for something new once, however often and in however many tabs it is told", () => {
  const [pets, storage] = [new Told(), new Storage()];
  const { cheers } = cheersOn(pets, storage);
  pets.tell(pet());
  assert.equal(cheers.current, null);
  pets.tell(pet({ achievements: [MEAL] }));
  assert.deepEqual(cheers.current.keys, ["first-meal"]);
  cheers.end();
  pets.tell(pet({ achievements: [MEAL] }));
  const { cheers: otherTab } = cheersOn(pets, storage);
  pets.tell(pet({ achievements: [MEAL] }));
  assert.deepEqual([cheers.current, otherTab.current], [null, null]);
});

test("cheers for two things in one, and goes by itself", () => {
  const pets = new Told();
  const { cheers, timers } = cheersOn(pets, new Storage());
  pets.tell(pet());
  pets.tell(pet({ achievements: [MEAL] }));
  pets.tell(pet({ achievements: [MEAL, HAPPY] }));
  assert.deepEqual(cheers.current.keys, ["first-meal", "very-happy"]);
  assert.equal(timers.length, 1, "the first waiting has ended");
  timers[0]();
  assert.equal(cheers.current, null);
});

test("what was reached before this device knew the pet is no news, what came while away is", () => {
  const [pets, storage] = [new Told(), new Storage()];
  const { cheers } = cheersOn(pets, storage);
  pets.tell(pet({ achievements: [MEAL] }));
  assert.equal(cheers.current, null);
  const nextVisit = new Told();
  const { cheers: later } = cheersOn(nextVisit, storage);
  nextVisit.tell(pet({ achievements: [MEAL, HAPPY] }));
  assert.deepEqual(later.current.keys, ["very-happy"]);
});

test("knows the same achievements as the pet service", () => {
  const source = readFileSync(
    new URL("../../../../pet-service/src/main/java/chatclique/pet/state/Achievement.java", import.meta.url),
    "utf8",
  );
  const keys = [...source.matchAll(/^ {4}([A-Z_]+)\(\(/gm)].map(([, name]) => name.toLowerCase().replaceAll("_", "-"));
  assert.deepEqual([...ACHIEVEMENTS].sort(), keys.sort());
});

test("lays the album out: what was reached, the latest first, then what is ahead", () => {
  const { reached, ahead } = albumOf(pet({ achievements: [MEAL, HAPPY] }));
  assert.deepEqual(
    reached.map(({ key }) => key),
    ["very-happy", "first-meal"],
  );
  assert.equal(ahead.length, ACHIEVEMENTS.length - 2);
  assert.equal(growthOf({ days: 1, next: { days: 2 } }), 1 / 3);
  assert.equal(growthOf({ days: 40, next: null }), 1);
});

test("says nothing of a run that ends: that is no call to duty", () => {
  const upcoming = [
    { key: "play", at: "2026-11-20T19:00:00Z" },
    { key: "streak", at: "2026-11-23T00:00:00Z" },
  ];
  assert.deepEqual(
    chancesOf({ upcoming }).map(({ key }) => key),
    ["play"],
  );
});

const NOON = Date.parse("2026-11-20T12:00:00Z");

function noticesAt(storage, times, username = "ada") {
  const pets = new Told();
  const context = { session: { me: { username } }, texts: { zone: "Europe/Berlin" }, now: () => times.now };
  return { pets, notices: new Notices(pets, storage, context) };
}

test("says nothing to those who didn't ask for it", () => {
  const { pets, notices } = noticesAt(new Storage(), { now: NOON });
  pets.tell(pet());
  assert.equal(notices.current, null);
  assert.equal(notices.isWanted, false);
});

test("says one word a day of the owner, also with another tab and another visit", () => {
  const [storage, times] = [new Storage(), { now: NOON }];
  const { pets, notices } = noticesAt(storage, times);
  pets.tell(pet());
  notices.want(true);
  assert.equal(notices.current.key, "play");
  notices.end();
  pets.tell(pet());
  const visit = noticesAt(storage, times);
  visit.pets.tell(pet());
  times.now = Date.parse("2026-11-20T22:59:00Z");
  visit.pets.tell(pet());
  assert.deepEqual([notices.current, visit.notices.current], [null, null]);
  times.now = Date.parse("2026-11-20T23:00:00Z"); // midnight in Berlin
  visit.pets.tell(pet());
  assert.notEqual(visit.notices.current, null);
});

test("keeps the wish for each account, and takes it back", () => {
  const storage = new Storage();
  const ada = noticesAt(storage, { now: NOON });
  ada.pets.tell(pet());
  ada.notices.want(true);
  assert.equal(noticesAt(storage, { now: NOON }, "bob").notices.isWanted, false);
  ada.notices.want(false);
  assert.deepEqual([ada.notices.isWanted, ada.notices.current], [false, null]);
});

test("is silent while the pet is in its hotel", () => {
  const { pets, notices } = noticesAt(new Storage(), { now: NOON });
  pets.tell(pet({ pausedAt: "2026-11-19T08:00:00Z" }));
  notices.want(true);
  assert.equal(notices.current, null);
});

test("chooses the gladdest word, and a glad one even for a pet that is angry, hungry and alone", () => {
  const key = (more, now = NOON) => noticeFor(pet(more), now).key;
  assert.deepEqual(noticeFor(pet(), Date.parse("2026-11-25T09:00:00Z")), { key: "round", n: 7 });
  const almost = { stage: "young", days: 9, next: { stage: "grown", days: 1 } };
  assert.equal(key({ growth: almost, streak: { today: false } }), "grows-grown");
  assert.equal(key({ achievements: [{ key: "saver", at: "2026-11-20T08:00:00Z" }] }), "proud");
  assert.equal(key({ state: { band: "very-happy" } }), "happy");
  const waiting = (...keys) => ({ upcoming: keys.map((each) => ({ key: each, at: "2026-11-21T00:00:00Z" })) });
  assert.equal(key(waiting("play")), "pet");
  assert.equal(key(waiting("play", "pet")), "feed");
  assert.equal(key({ ...waiting("play", "pet", "feed"), state: { band: "very-angry" } }), "hello");
});

test("brings a pet to its hotel and back, gives one away and takes it back to its place", async () => {
  const one = pet({ id: "one", adoptedAt: "2026-11-01T00:00:00Z" });
  const two = pet({ id: "two", adoptedAt: "2026-11-02T00:00:00Z" });
  const gone = { ...one, keptUntil: "2026-12-20T00:00:00Z" };
  const server = serverOf({
    "GET /api/v1/pets?limit=50": json({ items: [one, two], next: null }),
    "PATCH /api/v1/pets/two": json({ ...two, version: 2, pausedAt: "2026-11-20T18:00:00Z" }),
    "DELETE /api/v1/pets/one": json(null, 204),
    "GET /api/v1/pets?released=true": json({ items: [gone], next: null }),
    "POST /api/v1/pets/one/return": json({ ...one, version: 3 }),
  });
  const pets = new Pets(new Api(server), new Storage());
  await pets.load();
  await pets.pause("two", true);
  assert.deepEqual(server.sent("PATCH", "/api/v1/pets/two")[0].body, { paused: true });
  assert.equal(pets.items[1].pausedAt, "2026-11-20T18:00:00Z");
  await pets.release("one");
  assert.deepEqual([pets.current.id, pets.released.length], ["two", 1]);
  await pets.takeBack("one");
  assert.deepEqual(
    [pets.items.map(({ id }) => id), pets.released],
    [["one", "two"], []],
  );
});
