import assert from "node:assert/strict";
import { test } from "node:test";
import { Api } from "../../main/resources/static/app/api/api.js";
import { shapeOf, shapesOf } from "../../main/resources/static/app/mood/kinds.js";
import { Mood, curveOf, extremesOf, moodAt, rowsOf } from "../../main/resources/static/app/mood/mood.js";
import { startOf, ticksOf } from "../../main/resources/static/app/mood/ticks.js";
import { json, problem, serverOf } from "./server.js";

const NOW = Date.parse("2026-11-20T18:00:00.000Z");
const HOUR = 3_600_000;
const iso = (millis) => new Date(millis).toISOString();
const PET = { id: "mia", name: "Mia", adoptedAt: "2026-11-01T00:00:00Z" };
const moodOf = (at, mood) => ({ at: iso(at), mood, band: "satisfied" });
const feed = { kind: "feed", at: iso(NOW - 2 * HOUR), before: { mood: 5, band: "bored" }, after: { mood: 7, band: "satisfied" } };
const told = (event) => ({ ...event, at: Date.parse(event.at) });

function routesFor(from, to, points, { moods, events = [] }) {
  const range = `from=${iso(from)}&to=${iso(to)}`;
  return {
    [`GET /api/v1/pets/mia/mood?${range}&points=${points}`]: json({ items: moods }),
    [`GET /api/v1/pets/mia/events?${range}&limit=200`]: json({ items: events, next: null }),
  };
}

const DAY = routesFor(NOW - 24 * HOUR, NOW, 145, {
  moods: [moodOf(NOW - 24 * HOUR, 6), moodOf(NOW - 4 * HOUR, 5.2), moodOf(NOW, 6.6)],
  events: [feed],
});

const moodWith = (routes) => {
  const server = serverOf(routes);
  return { server, mood: new Mood(new Api(server), { now: () => NOW }) };
};

test("draws a leap where something happened, and only a line where nothing did", async () => {
  const { mood } = moodWith(DAY);
  await mood.show(PET, "day");
  assert.deepEqual(
    mood.points.map((point) => point.mood),
    [6, 5.2, 5, 7, 6.6],
  );
  assert.equal(mood.moodAt(NOW - 4 * HOUR), 5.2);
  assert.ok(Math.abs(mood.moodAt(NOW - 3 * HOUR) - 5.1) < 1e-9);
  assert.equal(mood.moodAt(NOW - 2 * HOUR), 7, "at the moment of a meal it has done its good");
  assert.equal(moodAt(mood.points, NOW + HOUR), 6.6);
  assert.deepEqual(
    extremesOf(mood.points).map((point) => point.mood),
    [5, 7],
  );
});

test("leaves what happened before the first and after the last mood out of the line", () => {
  const outside = [{ ...feed, at: iso(NOW - 48 * HOUR) }, { ...feed, at: iso(NOW) }].map(told);
  assert.equal(curveOf([moodOf(NOW - HOUR, 6), moodOf(NOW, 6)], outside).length, 2);
  assert.deepEqual(curveOf([], outside), []);
});

test("goes back while the pet lived, and on until now", async () => {
  const before = routesFor(NOW - 48 * HOUR, NOW - 24 * HOUR, 145, { moods: [moodOf(NOW - 48 * HOUR, 6)] });
  const { mood } = moodWith({ ...DAY, ...before });
  await mood.show(PET, "day");
  assert.deepEqual([mood.canGoBack, mood.canGoOn], [true, false]);
  await mood.earlier();
  assert.deepEqual([mood.end, mood.canGoOn], [NOW - 24 * HOUR, true]);
  await mood.later();
  assert.equal(mood.end, null);
});

test("stops where the life of the pet began", async () => {
  const { mood } = moodWith(DAY);
  await mood.show({ ...PET, adoptedAt: iso(NOW - 24 * HOUR) }, "day");
  assert.equal(mood.canGoBack, false);
});

test("reads events to their end, page by page", async () => {
  const range = `from=${iso(NOW - 24 * HOUR)}&to=${iso(NOW)}`;
  const { mood } = moodWith({
    ...DAY,
    [`GET /api/v1/pets/mia/events?${range}&limit=200`]: json({ items: [feed], next: "a b" }),
    [`GET /api/v1/pets/mia/events?${range}&limit=200&after=a%20b`]: json({ items: [feed], next: null }),
  });
  await mood.show(PET, "day");
  assert.equal(mood.events.length, 2);
});

test("keeps the curve in sight while a newer one is on its way", async () => {
  const { mood } = moodWith(DAY);
  await mood.show(PET, "day");
  const again = mood.show(PET, "day");
  assert.equal(mood.points.length, 5);
  await again;
  assert.equal(mood.points.length, 5);
});

test("drops an answer that was overtaken by another question", async () => {
  let release;
  const late = new Promise((resolve) => (release = resolve));
  const week = routesFor(NOW - 7 * 24 * HOUR, NOW, 337, { moods: [moodOf(NOW, 1)] });
  const [slow] = Object.keys(week);
  const { mood } = moodWith({
    ...DAY,
    ...week,
    [slow]: async () => {
      await late;
      return json({ items: [moodOf(NOW, 1)] });
    },
  });
  const overtaken = mood.show(PET, "week");
  await mood.show(PET, "day");
  release();
  await overtaken;
  assert.equal(mood.span, "day");
  assert.equal(mood.points.length, 5);
});

test("travels to a moment within what is shown, and of many wishes only to the last", async () => {
  const state = (at) => `GET /api/v1/pets/mia/state?at=${iso(at)}`;
  const { mood, server } = moodWith({
    ...DAY,
    [state(NOW - 5 * HOUR)]: json({ id: "mia", state: { asOf: "first" } }),
    [state(NOW)]: json({ id: "mia", state: { asOf: "last" } }),
  });
  await mood.show(PET, "day");
  const first = mood.travel(NOW - 5 * HOUR);
  mood.travel(NOW - 3 * HOUR);
  mood.travel(NOW + 99 * HOUR);
  await first;
  assert.equal(mood.moment, NOW);
  assert.equal(mood.then.state.asOf, "last");
  assert.equal(server.asked.filter(({ path }) => path.includes("/state?")).length, 2);
});

test("a refused look leaves the next one free", async () => {
  const state = (at) => `GET /api/v1/pets/mia/state?at=${iso(at)}`;
  const { mood } = moodWith({
    ...DAY,
    [state(NOW - HOUR)]: problem(503, "pet-busy"),
    [state(NOW)]: json({ id: "mia", state: { asOf: "last" } }),
  });
  await mood.show(PET, "day");
  await assert.rejects(mood.travel(NOW - HOUR), { code: "pet-busy" });
  await mood.travel(NOW);
  assert.equal(mood.then.state.asOf, "last");
});

test("tells the curve in rows: moods at regular times, and every event", async () => {
  const { mood } = moodWith(DAY);
  await mood.show(PET, "day");
  const rows = rowsOf(mood.points, mood.events, 4);
  assert.equal(rows.length, 6);
  assert.deepEqual(
    rows.map(({ event }) => event?.kind ?? null),
    [null, null, null, null, "feed", null],
  );
  assert.deepEqual(rowsOf([], []), []);
});

test("marks kinds by shape, and explains only those that are there", () => {
  assert.equal(shapeOf("buy"), shapeOf("wear"));
  assert.equal(shapeOf("rename").name, "other");
  assert.deepEqual(
    shapesOf([{ kind: "rename" }, { kind: "play" }]).map(({ name }) => name),
    ["play", "other"],
  );
  const styles = ["feed", "pet", "play", "talk", "buy", "rename"].map((kind) => shapeOf(kind).style);
  assert.equal(new Set(styles).size, styles.length, "no two kinds look alike");
});

test("marks whole hours and the beginnings of days of the owner's zone, also where the clocks change", () => {
  const at = (text) => Date.parse(text);
  assert.deepEqual(
    ticksOf(at("2026-11-20T10:30:00Z"), at("2026-11-20T22:30:00Z"), "Europe/Berlin", 4).map(iso),
    ["11", "14", "17", "20"].map((hour) => `2026-11-20T${hour}:00:00.000Z`),
  );
  assert.deepEqual(
    ticksOf(at("2026-10-24T06:00:00Z"), at("2026-10-27T06:00:00Z"), "Europe/Berlin", 8).map(iso),
    ["2026-10-24T22:00:00.000Z", "2026-10-25T23:00:00.000Z", "2026-10-26T23:00:00.000Z"],
  );
  const month = ticksOf(at("2026-10-21T00:00:00Z"), at("2026-11-20T00:00:00Z"), "UTC", 6);
  assert.ok(month.length >= 5 && month.length <= 7, `${month.length} marks`);
  assert.equal(iso(startOf("2026-11-20", "Asia/Kathmandu")), "2026-11-19T18:15:00.000Z");
  assert.equal(iso(startOf("2026-11-20", "Pacific/Kiritimati")), "2026-11-19T10:00:00.000Z");
});
