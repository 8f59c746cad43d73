import assert from "node:assert/strict";
import { test } from "node:test";
import { Api } from "../../main/resources/static/app/api/api.js";
import { Journal } from "../../main/resources/static/app/log/journal.js";
import { pictureIdeas, restingPose } from "../../main/resources/static/app/pet/cast.js";
import { Pets } from "../../main/resources/static/app/pet/pets.js";
import { Gallery } from "../../main/resources/static/app/picture/gallery.js";
import { ratioOf } from "../../main/resources/static/app/picture/hanging.js";
import { Storage, all, clock, json, offline, problem, serverOf, stream } from "./server.js";

const pet = (id, version = 1, asOf = "2026-11-20T18:00:00Z", more = {}) => ({
  id,
  name: id,
  version,
  state: { asOf, energy: 8, hunger: 3, band: "satisfied" },
  ...more,
});

test("keeps the later state when answers overtake one another", async () => {
  const actions = "POST /api/v1/pets/mia/actions";
  const server = serverOf({
    "GET /api/v1/pets?limit=50": json({ items: [pet("mia")], next: null }),
    [actions]: json({ pet: pet("mia", 3), outcome: "good", changes: [] }),
    "GET /api/v1/pets/mia": json(pet("mia", 2)),
  });
  const pets = new Pets(new Api(server), new Storage());
  await pets.load();
  await pets.act("feed", "key");
  await pets.refresh();
  assert.equal(pets.current.version, 3);
  assert.deepEqual(server.sent("POST", "/api/v1/pets/mia/actions")[0].body, { action: "feed" });
  assert.equal(server.sent("POST", "/api/v1/pets/mia/actions")[0].headers["Idempotency-Key"], "key");
});

test("remembers which pet is in the room, and takes another when that is gone", async () => {
  const storage = new Storage();
  const routes = { "GET /api/v1/pets?limit=50": json({ items: [pet("mia"), pet("leo")], next: null }) };
  const pets = new Pets(new Api(serverOf(routes)), storage);
  await pets.load();
  pets.select("leo");
  const again = new Pets(new Api(serverOf(routes)), storage);
  await again.load();
  assert.equal(again.current.id, "leo");
  const alone = new Pets(
    new Api(serverOf({ "GET /api/v1/pets?limit=50": json({ items: [pet("mia")], next: null }) })),
    storage,
  );
  await alone.load();
  assert.equal(alone.current.id, "mia");
});

test("shows a tired pet asleep, and suggests pictures that fit how it feels", () => {
  assert.equal(restingPose({ energy: 2.9 }), "sleep");
  assert.equal(restingPose({ energy: 3 }), "idle");
  assert.equal(restingPose(null), "idle");
  assert.deepEqual(pictureIdeas({ state: { hunger: 8, energy: 1, band: "bored" } }, 20), [
    "feast",
    "asleep",
    "adventure",
    "moon",
  ]);
  assert.equal(pictureIdeas(null, 12)[0], "meadow");
});

const picture = (id, state = "READY", createdAt = `2026-11-20T10:00:0${id}Z`) => ({
  id,
  state,
  createdAt,
  prompt: `p${id}`,
  progress: 0,
});

test("follows a picture until it is ready", async () => {
  const server = serverOf({
    "POST /api/v1/pictures": json(picture("2", "PENDING"), 202),
    "GET /api/v1/pictures/2/events": stream([
      ["progress", { progress: 0.5 }],
      ["ready", { picture: picture("2") }],
    ]),
  });
  const gallery = new Gallery(new Api(server), clock());
  const progress = [];
  gallery.addEventListener("change", () => progress.push(`${gallery.items[0].state} ${gallery.items[0].progress}`));
  const ready = new Promise((resolve) => gallery.addEventListener("ready", resolve));
  await gallery.order({ prompt: "moon", petId: "mia" }, "key");
  await ready;
  assert.deepEqual(progress, ["PENDING 0", "RUNNING 0.5", "READY 0"]);
  assert.deepEqual(server.sent("POST", "/api/v1/pictures")[0].body, { prompt: "moon", petId: "mia" });
});

test("asks how far a picture is when its stream is lost, and says when it failed", async () => {
  const gallery = new Gallery(
    new Api(
      serverOf({
        "GET /api/v1/pictures?limit=24": json({ items: [picture("1", "RUNNING")], next: null }),
        "GET /api/v1/pictures/1/events": offline,
        "GET /api/v1/pictures/1": [
          json(picture("1", "RUNNING")),
          json({ ...picture("1", "FAILED"), failure: { code: "picture-failed", status: 500 } }),
        ],
      }),
    ),
    clock(),
  );
  const failed = new Promise((resolve) =>
    gallery.addEventListener("change", () => gallery.items[0]?.state === "FAILED" && resolve()),
  );
  await gallery.more();
  await failed;
  assert.equal(gallery.items[0].failure.code, "picture-failed");
});

test("brings the gallery page by page, newest first, and knows what hangs beside what", async () => {
  const gallery = new Gallery(
    new Api(
      serverOf({
        "GET /api/v1/pictures?limit=24": json({ items: [picture("3"), picture("2")], next: "n&1" }),
        "GET /api/v1/pictures?limit=24&after=n%261": json({ items: [picture("1")], next: null }),
      }),
    ),
  );
  await Promise.all([gallery.more(), gallery.more()]);
  assert.equal(gallery.items.length, 2);
  await gallery.more();
  await gallery.more();
  assert.deepEqual(
    gallery.items.map(({ id }) => id),
    ["3", "2", "1"],
  );
  assert.deepEqual(
    [
      gallery.beside("3").previous,
      gallery.beside("2").previous.id,
      gallery.beside("2").next.id,
      gallery.beside("x").next,
    ],
    [null, "3", "1", null],
  );
});

test("finds a picture that isn't in the gallery, and none where it was deleted", async () => {
  const gallery = new Gallery(
    new Api(
      serverOf({
        "GET /api/v1/pictures/7": json(picture("7")),
        "GET /api/v1/pictures/8": problem(410, "picture-deleted"),
      }),
    ),
  );
  assert.equal((await gallery.find("7")).id, "7");
  assert.equal(await gallery.find("8"), null);
});

test("knows a picture's shape before it is there", () => {
  assert.equal(ratioOf({ width: 1536, height: 1024 }), 1.5);
  assert.equal(ratioOf({ size: "1024x1024" }), 1);
  assert.equal(ratioOf({}), 1);
});

test("reads a day of the log to its end", async () => {
  const journal = new Journal(
    new Api(
      serverOf({
        "GET /api/v1/chat-log/2026-11-20?limit=100": json({ items: [{ seq: 1 }], next: "n" }),
        "GET /api/v1/chat-log/2026-11-20?limit=100&after=n": json({ items: [{ seq: 3 }], next: null }),
      }),
    ),
  );
  assert.deepEqual(
    (await all(journal.day("2026-11-20"))).flat().map(({ seq }) => seq),
    [1, 3],
  );
});

test("knows which of several pets spoke", async () => {
  const journal = new Journal(
    new Api(
      serverOf({ "GET /api/v1/conversations?limit=100": json({ items: [{ id: "c", petId: "leo" }], next: null }) }),
    ),
  );
  assert.equal(await journal.petOf({ conversationId: "c" }, [pet("mia"), pet("leo")]), "leo");
  assert.equal(await journal.petOf({ conversationId: "x" }, [pet("mia"), pet("leo")]), null);
  assert.equal(await journal.petOf({ conversationId: "x" }, [pet("mia")]), "mia");
});
