import assert from "node:assert/strict";
import { test } from "node:test";
import { Api } from "../../main/resources/static/app/api/api.js";
import { Story, deedOf, extremesOf, toldInOrder } from "../../main/resources/static/app/log/story.js";
import { addDays, startOf } from "../../main/resources/static/app/text/days.js";
import { clock, json, problem, serverOf } from "./server.js";

const DIARY = "/api/v1/chat-log/2026-11-20/diary";
const page = { petId: "mia", petName: "Mia", sentences: [{ text: "We talked.", entries: [{ kind: "talk", seq: 1 }] }] };
const told = (more) => json({ day: "2026-11-20", over: true, beingWritten: false, pages: [], ...more });
const deed = (id, kind, at, outcome = "good") => ({ id, kind, at, outcome });

test("begins a day where the owner's clock does, also when it is changed", () => {
  const begins = (day, zone) => new Date(startOf(day, zone)).toISOString();
  assert.equal(begins("2026-11-20", "UTC"), "2026-11-20T00:00:00.000Z");
  assert.equal(begins("2026-11-20", "Asia/Kathmandu"), "2026-11-19T18:15:00.000Z");
  assert.equal(begins("2026-07-01", "Pacific/Kiritimati"), "2026-06-30T10:00:00.000Z");
  assert.equal(begins("2026-06-30", "Pacific/Niue"), "2026-06-30T11:00:00.000Z");
  for (const [day, zone, hours] of [
    ["2026-03-29", "Europe/Berlin", 23],
    ["2026-10-25", "Europe/Berlin", 25],
    ["2026-04-05", "Australia/Lord_Howe", 24.5],
    ["2026-11-20", "America/New_York", 24],
  ]) {
    assert.equal((startOf(addDays(day, 1), zone) - startOf(day, zone)) / 3_600_000, hours, day);
  }
  assert.equal(begins("2024-10-06", "America/Asuncion"), "2024-10-06T04:00:00.000Z", "midnight is skipped");
});

test("asks for the mood of a day of the owner's, until now at most", async () => {
  const server = serverOf({
    "GET /api/v1/pets/mia/mood?from=2026-10-24T22%3A00%3A00.000Z&to=2026-10-25T23%3A00%3A00.000Z&points=49": json({
      items: [{ at: "2026-10-24T22:00:00Z", mood: 7, band: "satisfied" }],
    }),
    "GET /api/v1/pets/mia/mood?from=2026-11-19T23%3A00%3A00.000Z&to=2026-11-20T10%3A00%3A00.000Z&points=49": json({
      items: [],
    }),
  });
  const story = new Story(new Api(server));
  assert.equal((await story.moods("mia", "2026-10-25", "Europe/Berlin")).length, 1);
  const now = Date.parse("2026-11-20T10:00:00Z");
  assert.deepEqual(await story.moods("mia", "2026-11-20", "Europe/Berlin", now), []);
  assert.deepEqual(await story.moods("mia", "2026-11-21", "Europe/Berlin", now), [], "what is to come has no mood");
  assert.equal(server.asked.length, 2);
});

test("reads all events of a day, and none of a pet that is gone", async () => {
  const server = serverOf({
    "GET /api/v1/pets/mia/events?day=2026-11-20&limit=200": json({ items: [deed("1", "feed")], next: "n1" }),
    "GET /api/v1/pets/mia/events?day=2026-11-20&limit=200&after=n1": json({ items: [deed("2", "play")], next: null }),
    "GET /api/v1/pets/leo/events?day=2026-11-20&limit=200": problem(404, "pet-not-found"),
  });
  const story = new Story(new Api(server));
  assert.deepEqual(
    (await story.events("mia", "2026-11-20")).map(({ id }) => id),
    ["1", "2"],
  );
  assert.deepEqual(await story.events("leo", "2026-11-20"), []);
});

test("has the diary of a day that is over written once it is missing, and waits for whoever writes it", async () => {
  const { wait, waits } = clock();
  const server = serverOf({
    [`GET ${DIARY}`]: [told(), told({ beingWritten: true }), told({ pages: [page] })],
    [`POST ${DIARY}`]: told({ beingWritten: true }),
  });
  assert.deepEqual(await new Story(new Api(server), wait).diary("2026-11-20"), [page]);
  assert.equal(server.sent("POST", DIARY).length, 1);
  assert.equal(waits.length, 2);
});

test("asks nobody to write of a day that is not over, or that is written already", async () => {
  for (const answer of [told({ over: false }), told({ pages: [page] })]) {
    const server = serverOf({ [`GET ${DIARY}`]: answer });
    await new Story(new Api(server)).diary("2026-11-20");
    assert.equal(server.sent("POST", DIARY).length, 0);
  }
});

test("tells entries and deeds in order, each once", () => {
  const turn = (id, createdAt, actions = null) => ({ id, createdAt, actions });
  const turns = [
    turn("a", "2026-11-20T08:00:00Z", [{ name: "feed", done: true, receipt: { eventId: "mia:1" } }]),
    turn("b", "2026-11-20T12:00:00Z", [{ name: "play", done: false, receipt: { code: "too-tired" } }]),
  ];
  const mia = { name: "Mia" };
  const events = [
    deed("mia:1", "feed", "2026-11-20T08:00:01Z"),
    deed("mia:2", "talk", "2026-11-20T08:00:02Z"),
    deed("mia:3", "pet", "2026-11-20T09:00:00.500Z"),
    deed("mia:4", "pet", "2026-11-20T13:00:00Z"),
  ];
  const order = toldInOrder(turns, [{ pet: mia, events }]).map(({ turn: entry, event }) => entry?.id ?? event.id);
  assert.deepEqual(order, ["a", "mia:3", "b", "mia:4"]);
});

test("names what was too much as such, and finds the ends of a curve", () => {
  assert.equal(deedOf(deed("1", "feed", "", "overfed")), "feed-much");
  assert.equal(deedOf(deed("1", "pet", "", "too-much")), "pet-much");
  assert.equal(deedOf(deed("1", "play")), "play");
  assert.equal(extremesOf([]), null);
  const [a, b, c] = [6, 8, 7].map((mood) => ({ mood }));
  assert.deepEqual(extremesOf([a, b, c]), { low: a, high: b, last: c });
});
