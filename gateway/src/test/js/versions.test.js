import assert from "node:assert/strict";
import { test } from "node:test";
import { Api } from "../../main/resources/static/app/api/api.js";
import { Talk } from "../../main/resources/static/app/talk/talk.js";
import { Talks } from "../../main/resources/static/app/talk/talks.js";
import { Storage, clock, json, offline, problem, serverOf, stream } from "./server.js";

const turn = (id, more = {}) => ({
  id,
  conversationId: "c",
  day: "2026-11-20",
  seq: 1,
  zone: "UTC",
  state: "DONE",
  version: 1,
  actions: [],
  createdAt: `2026-11-20T10:00:0${id.length}Z`,
  prompt: { sender: "user", text: `said ${id}` },
  answer: { sender: "pet", text: `answer ${id}` },
  ...more,
});
const LIST = "GET /api/v1/conversations?limit=50";
const TURNS = "GET /api/v1/conversations/c/turns?limit=30";
const EVENTS = "GET /api/v1/conversations/c/events";
const conversation = { id: "c", persona: "pet", petId: "p" };
const never = () => new Response(new ReadableStream({}), { headers: { "Content-Type": "text/event-stream" } });

async function talkOn(routes, turns = [turn("a")]) {
  const server = serverOf({
    [LIST]: json({ items: [conversation], next: null }),
    [TURNS]: json({ items: turns, next: null }),
    ...routes,
  });
  const talk = new Talk(new Api(server), { persona: "pet", petId: "p", place: "pet/p" }, new Storage(), clock());
  await talk.load();
  return { talk, server };
}

const anew = (version, text, more) =>
  stream([
    ["accepted", { turnId: "a", day: "2026-11-20", seq: 1, version }, `${version}.0.0`],
    ["delta", { text }, `${version}.0.${text.length}`],
    ["done", { turn: turn("a", { version, answer: { sender: "pet", text }, ...more }) }, `${version}.0.${text.length}`],
  ]);

test("has the last turn answered again, with a key of its own", async () => {
  const { talk, server } = await talkOn({ "POST /api/v1/turns/a/regenerate": anew(2, "other") });
  await talk.again("a");
  assert.deepEqual([talk.last.answer, talk.last.version, talk.entries.length], ["other", 2, 1]);
  assert.ok(server.sent("POST", "/api/v1/turns/a/regenerate")[0].headers["Idempotency-Key"]);
});

test("says the last turn in other words", async () => {
  const edited = anew(2, "yes", { prompt: { sender: "user", text: "in other words" } });
  const { talk, server } = await talkOn({ "PUT /api/v1/turns/a/text": edited });
  const said = talk.edit("a", "in other words");
  assert.deepEqual([talk.last.text, talk.last.answer, talk.isAnswering], ["in other words", "", true]);
  await said;
  assert.deepEqual(server.sent("PUT", "/api/v1/turns/a/text")[0].body, { text: "in other words" });
  assert.deepEqual([talk.last.text, talk.last.answer], ["in other words", "yes"]);
});

test("brings back what was there when the server won't, and tries the same intention again", async () => {
  const refusals = [problem(409, "not-latest-turn"), anew(2, "other")];
  const { talk, server } = await talkOn({ "PUT /api/v1/turns/a/text": refusals });
  await talk.edit("a", "new words");
  assert.deepEqual([talk.last.text, talk.last.answer, talk.last.state], ["said a", "answer a", "done"]);
  assert.equal(talk.last.problem.code, "not-latest-turn");
  await talk.retry("a");
  const keys = server.sent("PUT", "/api/v1/turns/a/text").map(({ headers }) => headers["Idempotency-Key"]);
  assert.equal(keys[0], keys[1]);
  assert.deepEqual([talk.last.answer, talk.last.problem], ["other", null]);
});

test("follows the answer that somebody else has asked for already", async () => {
  const { talk } = await talkOn({
    "POST /api/v1/turns/a/regenerate": problem(409, "turn-running"),
    "GET /api/v1/turns/a/events": anew(2, "theirs"),
  });
  await talk.again("a");
  assert.deepEqual([talk.last.answer, talk.last.state, talk.last.problem], ["theirs", "done", null]);
});

test("stops the answer that is being written", async () => {
  let end;
  const body = new ReadableStream({
    start(controller) {
      const tell = (type, data) =>
        controller.enqueue(new TextEncoder().encode(`event: ${type}\ndata: ${JSON.stringify(data)}\n\n`));
      tell("accepted", { turnId: "b", day: "2026-11-20", seq: 2, version: 1 });
      tell("delta", { text: "Once upon" });
      end = () =>
        tell("stopped", {
          turn: turn("bb", { id: "b", state: "STOPPED", answer: { sender: "pet", text: "Once upon" } }),
        });
    },
  });
  const { talk, server } = await talkOn({
    "POST /api/v1/conversations/c/turns": () =>
      new Response(body, { headers: { "Content-Type": "text/event-stream" } }),
    "POST /api/v1/turns/b/stop": () => {
      end();
      return json({}, 202);
    },
  });
  const said = talk.send("a story");
  await talk.stop();
  await said;
  assert.deepEqual([talk.last.state, talk.last.answer, talk.isAnswering], ["stopped", "Once upon", false]);
  assert.equal(server.sent("POST", "/api/v1/turns/b/stop").length, 1);
});

test("keeps what was done at its place in the words", async () => {
  const action = { name: "feed", place: 5, done: true, receipt: { money: 1 } };
  const { talk } = await talkOn({
    "POST /api/v1/conversations/c/turns": stream([
      ["accepted", { turnId: "b", day: "2026-11-20", seq: 2, version: 1 }, "1.0.0"],
      ["delta", { text: "Yum. " }, "1.0.5"],
      ["action", action, "1.1.5"],
      ["delta", { text: "More." }, "1.1.10"],
      ["done", { turn: turn("bb", { id: "b", actions: [action] }) }, "1.1.10"],
    ]),
  });
  const acted = [];
  talk.addEventListener("acted", ({ detail }) =>
    acted.push([detail.action.name, talk.last.answer, talk.last.actions.length]),
  );
  await talk.send("tuna");
  assert.deepEqual(acted, [["feed", "Yum. ", 1]]);
  assert.equal(talk.last.actions.length, 1);
});

test("throws away what it shows when a new answer begins meanwhile", async () => {
  const { talk } = await talkOn(
    {
      "GET /api/v1/turns/a/events": stream([
        ["delta", { text: "old" }, "1.0.3"],
        ["reset", { version: 2 }, "2.0.0"],
        ["delta", { text: "new" }, "2.0.3"],
        ["done", { turn: turn("a", { version: 2, answer: { sender: "pet", text: "new" } }) }, "2.0.3"],
      ]),
    },
    [turn("a", { state: "STREAMING" })],
  );
  await new Promise((resolve) => talk.addEventListener("ended", resolve));
  assert.deepEqual([talk.last.answer, talk.last.version], ["new", 2]);
});

test("hears what another tab says, once, and forgets what it deletes", async () => {
  const events = stream([
    ["turn", { turnId: "bb", version: 1, state: "ACCEPTED" }, "1"],
    ["turn", { turnId: "bb", version: 1, state: "DONE" }, "2"],
    ["turn", { turnId: "a", version: 1, state: "DONE" }, "3"],
    ["turn", { turnId: "bb", version: 1, state: "ERASED" }, "4"],
    ["gone", {}, "5"],
  ]);
  const { talk, server } = await talkOn({
    [EVENTS]: events,
    "GET /api/v1/turns/bb": [json(turn("bb", { state: "STREAMING", answer: null })), problem(410, "turn-deleted")],
    "GET /api/v1/turns/bb/events": stream([
      ["delta", { text: "answer bb" }, "1.0.9"],
      ["done", { turn: turn("bb") }, "1.0.9"],
    ]),
  });
  const seen = new Set();
  talk.addEventListener("change", () => seen.add(talk.entries.map(({ turnId, state }) => `${turnId} ${state}`).join()));
  const gone = new Promise((resolve) => talk.addEventListener("gone", resolve));
  talk.listen(true);
  await gone;
  assert.ok(seen.has("a done,bb answering"), [...seen].join(" | "));
  assert.equal(talk.entries.length, 1);
  assert.equal(server.sent("GET", "/api/v1/turns/a").length, 0);
});

test("catches up when more happened than is kept, and when it listens later than it read", async () => {
  for (const type of ["missed", "listening"]) {
    const pages = [
      json({ items: [turn("a"), turn("bb")], next: null }),
      json({ items: [turn("bb", { version: 2, answer: { sender: "pet", text: "anew" } }), turn("ccc")], next: null }),
    ];
    const { talk } = await talkOn({ [TURNS]: pages, [EVENTS]: [stream([[type, {}, "7"]]), never] });
    assert.equal(talk.entries.length, 2);
    talk.listen(true);
    while (talk.last.turnId !== "ccc") await new Promise((resolve) => setTimeout(resolve, 1));
    assert.deepEqual(
      talk.entries.map(({ turnId, answer }) => [turnId, answer]),
      [
        ["a", "answer a"],
        ["bb", "anew"],
        ["ccc", "answer ccc"],
      ],
    );
    talk.listen(false);
  }
});

test("shows its own words once, though the talk's events tell of them first", async () => {
  let answer;
  const held = new Promise((resolve) => (answer = resolve));
  const events = stream([["turn", { turnId: "b", version: 1, state: "ACCEPTED" }, "1"]]);
  const { talk } = await talkOn({
    [EVENTS]: [events, never],
    "POST /api/v1/conversations/c/turns": () =>
      held.then(() =>
        stream([
          ["accepted", { turnId: "b", day: "2026-11-20", seq: 2, version: 1 }, "1.0.0"],
          ["done", { turn: turn("bb", { id: "b" }) }, "1.0.9"],
        ])(),
      ),
  });
  const said = talk.send("hello");
  talk.listen(true);
  setTimeout(answer, 20);
  await said;
  assert.deepEqual(
    talk.entries.map(({ turnId }) => turnId),
    ["a", "b"],
  );
  talk.listen(false);
});

test("goes on by itself when the network is back", async () => {
  const { talk, server } = await talkOn({
    "POST /api/v1/conversations/c/turns": [offline, offline, offline, offline, anew(1, "there", { id: "b" })],
  });
  await talk.send("are you there");
  assert.equal(talk.last.problem.code, "offline");
  talk.wake();
  await new Promise((resolve) => talk.addEventListener("ended", resolve));
  assert.deepEqual([talk.last.answer, talk.last.problem], ["there", null]);
  const keys = server.sent("POST", "/api/v1/conversations/c/turns").map(({ headers }) => headers["Idempotency-Key"]);
  assert.equal(new Set(keys).size, 1);
});

test("begins the talk with the settings that were saved first", async () => {
  const { talk, server } = await talkOn({
    [LIST]: json({ items: [], next: null }),
    "POST /api/v1/conversations": json({ ...conversation, preset: "calm" }, 201),
    "PATCH /api/v1/conversations/c": json({ ...conversation, preset: null }),
  });
  await talk.tune({ preset: "calm", settings: {} });
  assert.deepEqual(server.sent("POST", "/api/v1/conversations")[0].body, {
    persona: "pet",
    petId: "p",
    preset: "calm",
    settings: {},
  });
  await talk.tune({ preset: null, settings: {} });
  assert.equal(talk.conversation.preset, null);
});

test("turns from talk to talk, remembers which, and falls back when one is gone", async () => {
  const storage = new Storage();
  const server = serverOf({
    "GET /api/v1/conversations/x": problem(404, "conversation-not-found"),
    [LIST]: json({ items: [conversation], next: null }),
    [TURNS]: json({ items: [], next: null }),
  });
  const talks = new Talks(new Api(server), storage);
  const first = talks.with("pet", { user: "ada", petId: "p" });
  talks.turn(first, "x");
  const second = talks.with("pet", { user: "ada", petId: "p" });
  assert.notEqual(first, second);
  const again = new Talks(new Api(server), storage).with("pet", { user: "ada", petId: "p" });
  await again.load();
  assert.equal(again.conversation.id, "c");
});
