import assert from "node:assert/strict";
import { test } from "node:test";
import { Api } from "../../main/resources/static/app/api/api.js";
import { Gallery } from "../../main/resources/static/app/picture/gallery.js";
import { byDay, stepFrom } from "../../main/resources/static/app/picture/hanging.js";
import { Shares } from "../../main/resources/static/app/picture/shares.js";
import { clock, json, problem, serverOf, stream } from "./server.js";

const picture = (id, more = {}) => ({
  id,
  state: "READY",
  createdAt: `2026-11-20T10:00:0${id}Z`,
  day: "2026-11-20",
  prompt: `p${id}`,
  progress: 0,
  portrait: false,
  variationOf: null,
  ...more,
});
const ids = (pictures) => pictures.map(({ id }) => id);
const list = (...items) => json({ items, next: null });

test("gives up a picture, and leaves one alone that has just been finished", async () => {
  const server = serverOf({
    "GET /api/v1/pictures?limit=24": list(picture("2", { state: "CANCELLED" }), picture("1")),
    "POST /api/v1/pictures/2/cancel": json(picture("2", { state: "CANCELLED" })),
    "POST /api/v1/pictures/1/cancel": problem(409, "picture-finished"),
  });
  const gallery = new Gallery(new Api(server), clock());
  await gallery.more();
  await gallery.cancel("2");
  await gallery.cancel("1");
  assert.deepEqual(
    gallery.items.map(({ state }) => state),
    ["CANCELLED", "READY"],
  );
});

test("sees that a picture is given up elsewhere", async () => {
  const server = serverOf({
    "POST /api/v1/pictures": json(picture("2", { state: "PENDING" }), 202),
    "GET /api/v1/pictures/2/events": stream([["cancelled", { picture: picture("2", { state: "CANCELLED" }) }]]),
  });
  const gallery = new Gallery(new Api(server), clock());
  const cancelled = new Promise((resolve) =>
    gallery.addEventListener("change", () => gallery.items[0]?.state === "CANCELLED" && resolve()),
  );
  await gallery.order({ prompt: "p" }, "key");
  await cancelled;
});

test("orders a failed picture anew as what it was, once, and takes the failed one away", async () => {
  for (const [failed, path, body] of [
    [{ petId: "mia" }, "/api/v1/pictures", { prompt: "p1", petId: "mia" }],
    [{ portrait: true, petId: "mia" }, "/api/v1/pets/mia/portraits", {}],
    [{ variationOf: "0", portrait: true, petId: "mia" }, "/api/v1/pictures/0/variations", {}],
  ]) {
    const server = serverOf({
      "GET /api/v1/pictures?limit=24": list(picture("1", { state: "FAILED", ...failed })),
      [`POST ${path}`]: () => json(picture("2", { state: "PENDING", ...failed }), 202),
      "GET /api/v1/pictures/2/events": stream([["ready", { picture: picture("2", failed) }]]),
      "DELETE /api/v1/pictures/1": [json(null, 204), problem(404, "picture-not-found")],
    });
    const gallery = new Gallery(new Api(server), clock());
    await gallery.more();
    const [wrong] = gallery.items;
    await Promise.all([gallery.retry(wrong), gallery.retry(wrong)]);
    assert.deepEqual(ids(gallery.items), ["2"]);
    const sent = server.sent("POST", path);
    assert.deepEqual(sent[0].body, body);
    assert.deepEqual(
      sent.map(({ headers }) => headers["Idempotency-Key"]),
      ["again-1", "again-1"],
    );
  }
});

test("keeps the failed one when the order is refused again", async () => {
  const server = serverOf({
    "GET /api/v1/pictures?limit=24": list(picture("1", { state: "FAILED" })),
    "POST /api/v1/pictures": problem(503, "too-busy"),
  });
  const gallery = new Gallery(new Api(server), clock());
  await gallery.more();
  await assert.rejects(gallery.retry(gallery.items[0]), { code: "too-busy" });
  assert.deepEqual(ids(gallery.items), ["1"]);
});

test("shows portraits alone, and a new one among them, but nothing else", async () => {
  const server = serverOf({
    "GET /api/v1/pictures?limit=24": list(picture("2"), picture("1", { portrait: true })),
    "GET /api/v1/pictures?limit=24&portraits=true": list(picture("1", { portrait: true })),
    "POST /api/v1/pets/mia/portraits": json(picture("3", { portrait: true }), 202),
    "POST /api/v1/pictures": json(picture("4"), 202),
  });
  const gallery = new Gallery(new Api(server), clock());
  await gallery.more();
  await gallery.show("portraits");
  assert.deepEqual(ids(gallery.items), ["1"]);
  await gallery.portray("mia");
  await gallery.order({ prompt: "p4" });
  assert.deepEqual(ids(gallery.items), ["3", "1"]);
  await gallery.show("all");
  assert.deepEqual(ids(gallery.items), ["2", "1"]);
});

test("knows which pictures belong together, whichever of them is asked", async () => {
  const two = picture("2", { variationOf: "1" });
  const three = picture("3", { variationOf: "2" });
  const gallery = new Gallery(
    new Api(
      serverOf({
        "GET /api/v1/pictures/1": json(picture("1")),
        "GET /api/v1/pictures/2": json(two),
        "GET /api/v1/pictures/1/variations": list(two, picture("4", { variationOf: "1", state: "PENDING" })),
        "GET /api/v1/pictures/2/variations": list(three),
        "GET /api/v1/pictures/8/variations": problem(404, "picture-not-found"),
        "GET /api/v1/pictures/9/variations": list(),
        "GET /api/v1/pictures/9": json(picture("9", { variationOf: "8" })),
      }),
    ),
  );
  assert.deepEqual(ids(await gallery.family(picture("1"))), ["1", "2"]);
  assert.deepEqual(ids(await gallery.family(two)), ["1", "2", "3"]);
  assert.deepEqual(ids(await gallery.family(picture("9", { variationOf: "8" }))), ["9"]);
});

test("hangs pictures by the day on which they were asked for", () => {
  const hung = byDay([picture("3", { day: "2026-11-21" }), picture("2"), picture("1")]);
  assert.deepEqual(
    hung.map(({ day, pictures }) => [day, ids(pictures)]),
    [
      ["2026-11-21", ["3"]],
      ["2026-11-20", ["2", "1"]],
    ],
  );
});

test("goes from picture to picture by arrow keys, also over the rows of another day", () => {
  const box = (left, top) => ({ left, top, width: 90 });
  const boxes = [box(0, 0), box(100, 0), box(200, 0), box(0, 100), box(0, 300), box(100, 300)];
  const steps = (index) =>
    ["ArrowLeft", "ArrowRight", "ArrowUp", "ArrowDown", "Home", "End", "a"].map((key) => stepFrom(index, key, boxes));
  assert.deepEqual(steps(0), [null, 1, null, 3, null, 5, null]);
  assert.deepEqual(steps(2), [1, 3, null, 3, 0, 5, null]);
  assert.deepEqual(steps(3), [2, 4, 0, 4, 0, 5, null]);
  assert.deepEqual(steps(5), [4, null, 3, null, 0, null, null]);
});

test("makes an address that is complete, and takes it back though it has ended", async () => {
  const share = (id) => ({ id, url: `/api/v1/pictures/shared/${id}.1.x`, expiresAt: "2026-11-27T10:00:00Z" });
  const server = serverOf({
    "GET /api/v1/pictures/p/shares": list(share("a")),
    "POST /api/v1/pictures/p/shares": [json(share("b"), 201), problem(409, "too-many-shares")],
    "DELETE /api/v1/pictures/p/shares/a": json(null, 204),
    "DELETE /api/v1/pictures/p/shares/b": problem(404, "share-not-found"),
  });
  const shares = new Shares(new Api(server), "p", "https://clique.example");
  await shares.load();
  assert.equal((await shares.make(30)).href, "https://clique.example/api/v1/pictures/shared/b.1.x");
  assert.deepEqual(server.sent("POST", "/api/v1/pictures/p/shares")[0].body, { expiresIn: "P30D" });
  assert.equal(await shares.make(1), null);
  assert.equal(shares.problem.code, "too-many-shares");
  assert.deepEqual(ids(shares.items), ["a", "b"]);
  await shares.revoke("a");
  await shares.revoke("b");
  assert.deepEqual(shares.items, []);
  assert.equal(shares.problem, null);
});
