import assert from "node:assert/strict";
import { test } from "node:test";
import { Api } from "../../main/resources/static/app/api/api.js";
import { Session } from "../../main/resources/static/app/shell/session.js";
import { Texts } from "../../main/resources/static/app/text/texts.js";
import { json, problem, serverOf } from "./server.js";

const browser = () => ({ languages: ["fr-FR"], zone: "Europe/Paris" });
const texts = () => new Texts(async (language) => ({ language }));

test("knows a stranger by the missing token, and asks nothing that would be refused", async () => {
  for (const answer of [json({ header: "X-CSRF-Token", token: null }), problem(401, "login-required")]) {
    const server = serverOf({ "GET /api/v1/csrf": answer });
    const session = new Session(new Api(server), texts(), browser());
    await session.begin();
    assert.equal(session.me, null);
    assert.deepEqual(
      server.asked.map(({ path }) => path),
      ["/api/v1/csrf"],
    );
  }
});

test("speaks the owner's language, and the browser's where none is chosen", async () => {
  const spoken = texts();
  await new Session(
    new Api(serverOf({ "GET /api/v1/me": json({ username: "ada", locale: "de", zone: "UTC" }) })),
    spoken,
    browser(),
  ).begin();
  assert.deepEqual([spoken.language, spoken.zone], ["de", "UTC"]);
  await new Session(
    new Api(serverOf({ "GET /api/v1/me": json({ username: "ada", locale: null, zone: "UTC" }) })),
    spoken,
    browser(),
  ).begin();
  assert.equal(spoken.language, "fr");
});

test("tells the account the browser's zone and language at the first log-in", async () => {
  const server = serverOf({
    "GET /api/v1/me": json({ username: "ada", locale: null, zone: null }),
    "PATCH /api/v1/me": json({ username: "ada", locale: "fr", zone: "Europe/Paris" }),
  });
  const session = new Session(new Api(server), texts(), browser());
  await session.begin();
  assert.deepEqual(server.sent("PATCH", "/api/v1/me")[0].body, { zone: "Europe/Paris", locale: "fr" });
  assert.equal(session.me.zone, "Europe/Paris");
});

test("greets as a stranger whose session ended a moment ago", async () => {
  const session = new Session(
    new Api(serverOf({ "GET /api/v1/me": problem(401, "unauthorized") })),
    texts(),
    browser(),
  );
  await session.begin();
  assert.deepEqual([session.me, session.isOver], [null, false]);
});

test("keeps what is shown when the session ends later", async () => {
  const api = new Api(
    serverOf({
      "GET /api/v1/me": json({ username: "ada", locale: "en", zone: "UTC" }),
      "GET /api/v1/pets": problem(401, "unauthorized"),
    }),
  );
  const session = new Session(api, texts(), browser());
  await session.begin();
  await assert.rejects(api.get("/api/v1/pets"));
  assert.deepEqual([session.me.username, session.isOver], ["ada", true]);
});
