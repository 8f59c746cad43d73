import assert from "node:assert/strict";
import { test } from "node:test";
import { Api } from "../../main/resources/static/app/api/api.js";
import { placeOf } from "../../main/resources/static/app/pet/cast.js";
import { Pets } from "../../main/resources/static/app/pet/pets.js";
import { Stage } from "../../main/resources/static/app/pet/stage.js";
import { Shop, dressed } from "../../main/resources/static/app/shop/shop.js";
import { Storage, json, offline, problem, serverOf } from "./server.js";

const ITEMS = [
  { id: "bow", kind: "accessory", place: "head", price: 3, name: "accessory.bow" },
  { id: "flower", kind: "accessory", place: "head", price: 6, name: "accessory.flower" },
  { id: "scarf", kind: "accessory", place: "neck", price: 8, name: "accessory.scarf" },
  { id: "crown", kind: "accessory", place: "head", price: 60, name: "accessory.crown" },
  { id: "scene-moon", kind: "style", place: "background", price: 50, name: "style.scene-moon" },
];
const [BOW, FLOWER, SCARF, CROWN] = ITEMS;

const mia = (version, money, owned = [], worn = []) => ({
  id: "mia",
  version,
  adoptedAt: "2026-11-01T08:00:00Z",
  owned,
  worn,
  state: { asOf: "2026-11-20T18:00:00Z", money },
});

async function shopOf(routes, pet = mia(1, 7)) {
  const server = serverOf({
    "GET /api/v1/pets?limit=50": json({ items: [pet], next: null }),
    "GET /api/v1/shop": json({ items: ITEMS, next: null }),
    ...routes,
  });
  const api = new Api(server);
  const pets = new Pets(api, new Storage());
  const stage = new Stage();
  const shop = new Shop(api, pets, stage);
  await pets.load();
  await shop.load();
  return { server, pets, shop, stage };
}

const BUY = "POST /api/v1/pets/mia/purchases";
const keysOf = (server) =>
  server.sent("POST", "/api/v1/pets/mia/purchases").map(({ headers }) => headers["Idempotency-Key"]);

test("sorts the catalogue into shelves by price, without empty ones", async () => {
  const { shop } = await shopOf({});
  assert.deepEqual(
    shop.shelves("accessory").map(({ id, items }) => [id, ...items.map((item) => item.id)]),
    [
      ["little", "bow", "flower"],
      ["fine", "scarf"],
      ["dream", "crown"],
    ],
  );
  assert.deepEqual(
    shop.shelves("style").map(({ id }) => id),
    ["dream"],
  );
});

test("knows what is worn, owned, within reach or ahead, and what is missing", async () => {
  const { shop } = await shopOf({}, mia(1, 7, ["bow", "scarf"], ["bow"]));
  assert.deepEqual(
    [BOW, SCARF, FLOWER, CROWN].map((item) => shop.standing(item)),
    ["worn", "owned", "within-reach", "ahead"],
  );
  assert.equal(shop.missing(CROWN), 53);
  assert.deepEqual(
    shop.wardrobe("accessory").map(({ id }) => id),
    ["bow", "scarf"],
  );
});

test("a double click is one purchase", async () => {
  const { server, shop, pets } = await shopOf({ [BUY]: json({ pet: mia(2, 4, ["bow"]), money: -3 }) });
  await Promise.all([shop.buy(BOW), shop.buy(BOW)]);
  assert.equal(keysOf(server).length, 1);
  assert.deepEqual([pets.current.owned, pets.current.state.money, shop.isBuying(BOW)], [["bow"], 4, false]);
});

test("a purchase whose answer was lost is tried again with its key, and one that was refused is another", async () => {
  const { server, shop } = await shopOf({
    [BUY]: [
      offline,
      problem(503, "pet-busy"),
      problem(409, "not-enough-money"),
      json({ pet: mia(2, 4, ["bow"]), money: -3 }),
    ],
  });
  for (const code of ["offline", "pet-busy", "not-enough-money"]) await assert.rejects(shop.buy(BOW), { code });
  await shop.buy(BOW);
  const [first, second, third, fourth] = keysOf(server);
  assert.ok(first === second && second === third);
  assert.notEqual(fourth, third);
});

test("what another tab bought meanwhile is simply there", async () => {
  const { shop, pets } = await shopOf({
    [BUY]: problem(409, "already-owned"),
    "GET /api/v1/pets/mia": json(mia(2, 4, ["bow"])),
  });
  await shop.buy(BOW);
  assert.equal(shop.standing(BOW), "owned");
  assert.equal(pets.current.state.money, 4);
});

test("puts one thing at each place, and takes off only what is meant", async () => {
  assert.deepEqual(dressed(["scarf", "bow"], FLOWER, ITEMS), ["scarf", "flower"]);
  assert.deepEqual(dressed(["bow"], BOW, ITEMS), ["bow"]);
  const { server, shop } = await shopOf(
    { "PUT /api/v1/pets/mia/worn": () => json(mia(2, 7)) },
    mia(1, 7, ["bow", "scarf", "flower"], ["bow", "scarf"]),
  );
  await shop.takeOff(SCARF);
  assert.deepEqual(server.sent("PUT", "/api/v1/pets/mia/worn")[0].body, { items: ["bow"] });
});

test("tries on what isn't bought yet, in place of what is worn there, and takes it off again", async () => {
  const { shop, stage, server } = await shopOf(
    { "PUT /api/v1/pets/mia/worn": json(mia(2, 7)) },
    mia(1, 7, ["bow", "scarf"], ["bow", "scarf"]),
  );
  shop.tryOn(CROWN);
  assert.deepEqual([shop.trying, stage.outfit], [CROWN, ["scarf", "crown"]]);
  shop.tryOn(null);
  assert.equal(stage.outfit, null);
  shop.tryOn(CROWN);
  assert.equal(server.sent("PUT", "/api/v1/pets/mia/worn").length, 0);
  await shop.takeOff(BOW);
  assert.deepEqual([shop.trying, stage.outfit], [null, null]);
});

test("a style is the place where the pet is, and its hotel lies by the sea", () => {
  assert.equal(placeOf({ worn: ["bow"], pausedAt: null }), null);
  assert.equal(placeOf({ worn: ["bow", "scene-moon"], pausedAt: null }), "moon");
  assert.equal(placeOf({ worn: ["scene-moon"], pausedAt: null }, ["scene-beach"]), "beach");
  assert.equal(placeOf({ worn: ["scene-moon"], pausedAt: "2026-11-20T18:00:00Z" }), "beach");
});

test("every item of the shop has a name in the messages and a drawing", async () => {
  const { readFileSync } = await import("node:fs");
  const read = (path) => readFileSync(new URL(path, import.meta.url), "utf8");
  const sold = [...read("../../../../pet-service/src/main/resources/shop.yaml").matchAll(/\{ id: ([\w-]+), place: (\w+)/g)];
  const words = JSON.parse(read("../../main/resources/static/i18n/en.json"));
  const art = JSON.parse(read("../../main/resources/static/art/manifest.json"));
  assert.ok(sold.length >= 16);
  for (const [, id, place] of sold) {
    assert.ok(`${place === "background" ? "style" : "accessory"}.${id}` in words, id);
    if (place === "background") assert.ok(art.scenes.places.some((one) => `scene-${one.id}` === id), id);
    else assert.ok(art.accessories.some((one) => one.id === id && one.place === place), id);
  }
});
