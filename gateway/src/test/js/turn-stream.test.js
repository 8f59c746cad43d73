import assert from "node:assert/strict";
import { test } from "node:test";
import { Api } from "../../main/resources/static/app/api/api.js";
import { attend, say } from "../../main/resources/static/app/talk/turn-stream.js";
import { all, clock, json, offline, problem, serverOf, stream } from "./server.js";

const SAY = "POST /api/v1/conversations/c/turns";
const TURN = { id: "t", state: "DONE", prompt: { text: "hi" }, answer: { sender: "pet", text: "ab" } };
const accepted = ["accepted", { turnId: "t", day: "2026-11-20", seq: 1 }, 1];
const ask = { conversationId: "c", text: "hi", key: "k" };
const textOf = (events) =>
  events.reduce((text, { type, text: more }) => (type === "reset" ? "" : type === "delta" ? text + more : text), "");

function talk(routes, request = ask) {
  const server = serverOf(routes);
  const timing = clock();
  return { server, timing, events: () => all(say(new Api(server), request, timing)) };
}

test("tells what comes, in order, to its end", async () => {
  const { events, server } = talk({
    [SAY]: stream([accepted, ["delta", { text: "a" }, 2], ["delta", { text: "b" }, 3], ["done", { turn: TURN }, 4]]),
  });
  const told = await events();
  assert.deepEqual(
    told.map(({ type }) => type),
    ["accepted", "delta", "delta", "done"],
  );
  assert.equal(textOf(told), "ab");
  assert.equal(server.sent("POST", "/api/v1/conversations/c/turns")[0].headers["Idempotency-Key"], "k");
});

test("goes on behind the last event when the stream breaks", async () => {
  const { events, server } = talk({
    [SAY]: stream([accepted, ["delta", { text: "a" }, 2]], { cut: true }),
    "GET /api/v1/turns/t/events": stream([
      ["delta", { text: "b" }, 3],
      ["done", { turn: TURN }, 4],
    ]),
  });
  assert.equal(textOf(await events()), "ab");
  assert.equal(server.sent("GET", "/api/v1/turns/t/events")[0].headers["Last-Event-ID"], "2");
  assert.equal(server.sent("POST", "/api/v1/conversations/c/turns").length, 1);
});

test("hears nothing twice when the server tells everything again", async () => {
  const { events } = talk({
    [SAY]: stream([accepted, ["delta", { text: "a" }, 2]], { cut: true }),
    "GET /api/v1/turns/t/events": stream([
      accepted,
      ["delta", { text: "a" }, 2],
      ["delta", { text: "b" }, 3],
      ["done", { turn: TURN }, 4],
    ]),
  });
  assert.equal(textOf(await events()), "ab");
});

test("starts the text anew when the stream has no ids", async () => {
  const { events } = talk({
    [SAY]: stream(
      [
        ["accepted", { turnId: "t" }],
        ["delta", { text: "a" }],
      ],
      { cut: true },
    ),
    "GET /api/v1/turns/t/events": stream([
      ["delta", { text: "a" }],
      ["delta", { text: "b" }],
      ["done", { turn: TURN }],
    ]),
  });
  const told = await events();
  assert.ok(told.some(({ type }) => type === "reset"));
  assert.equal(textOf(told), "ab");
});

test("comes back when an instance closes", async () => {
  const { events } = talk({
    [SAY]: stream([accepted, ["delta", { text: "a" }, 2], ["closing", {}]]),
    "GET /api/v1/turns/t/events": stream([
      ["delta", { text: "b" }, 3],
      ["done", { turn: TURN }, 4],
    ]),
  });
  const told = await events();
  assert.equal(textOf(told), "ab");
  assert.ok(!told.some(({ type }) => type === "closing"));
});

test("asks for the turn itself when its stream can't be had", async () => {
  const { events, timing } = talk({
    [SAY]: stream([accepted, ["delta", { text: "a" }, 2]], { cut: true }),
    "GET /api/v1/turns/t/events": problem(404, "not-found"),
    "GET /api/v1/turns/t": [json({ ...TURN, state: "STREAMING" }), offline, json(TURN)],
  });
  const last = (await events()).at(-1);
  assert.deepEqual([last.type, last.turn.answer.text], ["done", "ab"]);
  assert.ok(timing.waits.length >= 2);
});

test("repeats the question with the same key when nothing was accepted", async () => {
  const { events, server } = talk({ [SAY]: [offline, stream([accepted, ["done", { turn: TURN }, 2]])] });
  assert.equal((await events()).at(-1).type, "done");
  assert.deepEqual(
    server.sent("POST", "/api/v1/conversations/c/turns").map(({ headers }) => headers["Idempotency-Key"]),
    ["k", "k"],
  );
});

test("says that the network is gone when it stays away", async () => {
  const { events, server } = talk({ [SAY]: offline });
  await assert.rejects(events(), { code: "offline" });
  assert.equal(server.sent("POST", "/api/v1/conversations/c/turns").length, 4);
});

test("doesn't argue with a refusal", async () => {
  const { events, server } = talk({ [SAY]: problem(429, "limit", { "Retry-After": "5" }) });
  await assert.rejects(events(), { code: "limit", retryAfter: 5 });
  assert.equal(server.sent("POST", "/api/v1/conversations/c/turns").length, 1);
});

test("takes a whole turn as JSON for its end", async () => {
  const { events } = talk({ [SAY]: json(TURN) });
  assert.deepEqual(
    (await events()).map(({ type }) => type),
    ["done"],
  );
});

test("follows a turn that is already under way", async () => {
  const server = serverOf({
    "GET /api/v1/turns/t/events": stream([accepted, ["delta", { text: "ab" }, 2], ["done", { turn: TURN }, 3]]),
  });
  const told = await all(attend(new Api(server), { turnId: "t" }, clock()));
  assert.equal(textOf(told), "ab");
});

test("tells a failed turn as a failure with its reason", async () => {
  const failed = { ...TURN, state: "FAILED", failure: { code: "voice-unreachable", status: 502 } };
  const { events } = talk({ [SAY]: json(failed) });
  const [event] = await events();
  assert.deepEqual([event.type, event.problem.code], ["failed", "voice-unreachable"]);
});

test("overlooks data that is no JSON", async () => {
  const broken = () =>
    new Response("event: accepted\ndata: {oops\n\nid: 1\nevent: done\ndata: {}\n\n", {
      headers: { "Content-Type": "text/event-stream" },
    });
  const { events } = talk({ [SAY]: broken });
  assert.deepEqual(
    (await events()).map(({ type }) => type),
    ["accepted", "done"],
  );
});
