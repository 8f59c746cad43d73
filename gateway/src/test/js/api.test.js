import assert from "node:assert/strict";
import { test } from "node:test";
import { Api } from "../../main/resources/static/app/api/api.js";
import { Problem, secondsToWait } from "../../main/resources/static/app/api/problem.js";
import { json, offline, problem, serverOf } from "./server.js";

test("asks for the CSRF token once and sends it with every unsafe request", async () => {
  const server = serverOf({ "POST /api/v1/pets": json({}, 201), "GET /api/v1/me": json({ name: "Ada" }) });
  const api = new Api(server);
  await api.get("/api/v1/me");
  await Promise.all([api.post("/api/v1/pets", { name: "Mia" }), api.post("/api/v1/pets", { name: "Leo" })]);
  assert.equal(server.sent("GET", "/api/v1/csrf").length, 1);
  assert.equal(server.sent("GET", "/api/v1/me")[0].headers["X-CSRF-Token"], undefined);
  assert.deepEqual(
    server.sent("POST", "/api/v1/pets").map(({ headers }) => headers["X-CSRF-Token"]),
    ["token", "token"],
  );
});

test("fetches a new CSRF token when the server calls the old one stale, with the same intention", async () => {
  const tokens = ["old", "new"];
  const server = serverOf({
    "GET /api/v1/csrf": () => json({ header: "X-CSRF-Token", token: tokens.shift() }),
    "POST /api/v1/pets": ({ headers }) =>
      headers["X-CSRF-Token"] === "new" ? json({ id: "1" }, 201) : problem(403, "csrf"),
  });
  const pet = await new Api(server).post("/api/v1/pets", { name: "Mia" }, { key: "k" });
  assert.equal(pet.id, "1");
  assert.deepEqual(
    server.sent("POST", "/api/v1/pets").map(({ headers }) => headers["Idempotency-Key"]),
    ["k", "k"],
  );
});

test("tells that the session is over when there is no token any more", async () => {
  const tokens = ["old", null];
  const server = serverOf({
    "GET /api/v1/csrf": () => json({ header: "X-CSRF-Token", token: tokens.shift() }),
    "POST /x": problem(403, "csrf"),
  });
  const api = new Api(server);
  let isOver = false;
  api.addEventListener("signed-out", () => (isOver = true));
  await assert.rejects(api.post("/x", {}), { status: 401 });
  assert.equal(isOver, true);
  assert.equal(server.sent("POST", "/x").length, 1);
});

test("gives up when the new CSRF token is refused too", async () => {
  const server = serverOf({ "POST /x": problem(403, "csrf") });
  await assert.rejects(new Api(server).post("/x", {}), { code: "csrf", status: 403 });
  assert.equal(server.sent("POST", "/x").length, 2);
});

test("turns a refusal into a problem with its code, its fields and the time to wait", async () => {
  const refusal = new Response(
    JSON.stringify({ code: "limit", title: "Too much", errors: [{ field: "name", message: "long" }] }),
    {
      status: 429,
      headers: { "Content-Type": "application/problem+json", "Retry-After": "7" },
    },
  );
  const error = await new Api(serverOf({ "GET /x": refusal })).get("/x").catch((e) => e);
  assert.ok(error instanceof Problem);
  assert.deepEqual([error.code, error.status, error.retryAfter, error.errors[0].field], ["limit", 429, 7, "name"]);
  assert.equal(error.passing, true);
});

test("makes do with the status when a refusal has no problem document", async () => {
  const page = new Response("<h1>Bad gateway</h1>", { status: 502, headers: { "Content-Type": "text/html" } });
  await assert.rejects(new Api(serverOf({ "GET /x": page })).get("/x"), { code: "http-502", status: 502 });
});

test("tells a lost network from a refusal", async () => {
  await assert.rejects(new Api(serverOf({ "GET /x": offline })).get("/x"), {
    code: "offline",
    status: 0,
    passing: true,
  });
});

test("passes on that the caller gave up", async () => {
  const gone = Object.assign(new Error("aborted"), { name: "AbortError" });
  await assert.rejects(new Api(serverOf({ "GET /x": gone })).get("/x"), { name: "AbortError" });
});

test("tells that the session is over, and asks for a new token after the next log-in", async () => {
  const server = serverOf({ "POST /x": [problem(401, "unauthorized"), json({})] });
  const api = new Api(server);
  let isOver = false;
  api.addEventListener("signed-out", () => (isOver = true));
  await assert.rejects(api.post("/x", {}), { status: 401 });
  assert.equal(isOver, true);
  await api.post("/x", {});
  assert.equal(server.sent("GET", "/api/v1/csrf").length, 2);
});

test("asks for the token again when the first time failed", async () => {
  const server = serverOf({
    "GET /api/v1/csrf": [offline, json({ header: "X-CSRF-Token", token: "t" })],
    "DELETE /x": json(null, 204),
  });
  const api = new Api(server);
  await assert.rejects(api.delete("/x"), { code: "offline" });
  assert.equal(await api.delete("/x"), null);
});

test("reads Retry-After as seconds or as a date, and nonsense as absent", () => {
  const now = Date.parse("2026-11-20T18:00:00Z");
  assert.equal(secondsToWait("12", now), 12);
  assert.equal(secondsToWait("Fri, 20 Nov 2026 18:01:30 GMT", now), 90);
  assert.equal(secondsToWait("Fri, 20 Nov 2026 17:00:00 GMT", now), null);
  assert.equal(secondsToWait("soon", now), null);
  assert.equal(secondsToWait("99999999999", now), 86_400);
  assert.equal(secondsToWait(null, now), null);
});
