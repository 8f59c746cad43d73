import assert from "node:assert/strict";
import { test } from "node:test";
import { Api } from "../../main/resources/static/app/api/api.js";
import { Drafts } from "../../main/resources/static/app/talk/drafts.js";
import { Sentences } from "../../main/resources/static/app/talk/sentences.js";
import { Talk } from "../../main/resources/static/app/talk/talk.js";
import { Talks } from "../../main/resources/static/app/talk/talks.js";
import { Storage, clock, json, problem, serverOf, stream } from "./server.js";

const turn = (id, at, more = {}) => ({
  id,
  conversationId: "c",
  day: at.slice(0, 10),
  seq: 1,
  zone: "UTC",
  state: "DONE",
  createdAt: at,
  prompt: { sender: "user", text: `said ${id}` },
  answer: { sender: "pet", text: `answer ${id}` },
  failure: null,
  ...more,
});
const LIST = "GET /api/v1/conversations?limit=50";
const TURNS = "GET /api/v1/conversations/c/turns?limit=30";
const SAY = "POST /api/v1/conversations/c/turns";
const conversation = { id: "c", persona: "pet", petId: "p" };
const answering = stream([
  ["accepted", { turnId: "n", day: "2026-11-20", seq: 4 }, 1],
  ["delta", { text: "Purr. " }, 2],
  ["delta", { text: "Stay." }, 3],
  ["done", { turn: turn("n", "2026-11-20T18:00:00Z", { answer: { sender: "pet", text: "Purr. Stay." }, seq: 4 }) }, 4],
]);

function talkOn(routes, storage = new Storage()) {
  const server = serverOf({
    [LIST]: json({ items: [conversation], next: null }),
    [TURNS]: json({ items: [], next: null }),
    ...routes,
  });
  return {
    server,
    talk: new Talk(new Api(server), { persona: "pet", petId: "p", place: "pet/p" }, storage, clock()),
    storage,
  };
}

test("finds the talk with this pet among all, and shows its turns in the order of time", async () => {
  const { talk } = talkOn({
    [LIST]: json({ items: [{ id: "x", persona: "assistant", petId: null }], next: "2" }),
    "GET /api/v1/conversations?limit=50&after=2": json({
      items: [{ id: "y", persona: "pet", petId: "other" }, conversation],
      next: null,
    }),
    [TURNS]: json({ items: [turn("b", "2026-11-20T10:00:00Z"), turn("a", "2026-11-19T10:00:00Z")], next: "e" }),
    "GET /api/v1/conversations/c/turns?limit=30&after=e": json({
      items: [turn("0", "2026-11-18T10:00:00Z")],
      next: null,
    }),
  });
  await talk.load();
  assert.deepEqual(
    talk.entries.map(({ text }) => text),
    ["said a", "said b"],
  );
  assert.equal(talk.hasEarlier, true);
  await talk.loadEarlier();
  assert.deepEqual(
    talk.entries.map(({ text }) => text),
    ["said 0", "said a", "said b"],
  );
  assert.equal(talk.hasEarlier, false);
});

test("begins a conversation with the first words only", async () => {
  const { talk, server } = talkOn({
    [LIST]: json({ items: [], next: null }),
    "POST /api/v1/conversations": json(conversation, 201),
    [SAY]: answering,
  });
  await talk.load();
  assert.equal(server.sent("POST", "/api/v1/conversations").length, 0);
  await talk.send("hello");
  assert.deepEqual(server.sent("POST", "/api/v1/conversations")[0].body, { persona: "pet", petId: "p" });
  assert.deepEqual([talk.entries[0].state, talk.entries[0].answer, talk.entries[0].seq], ["done", "Purr. Stay.", 4]);
});

test("shows the answer as it grows, and tells it piece by piece", async () => {
  const { talk } = talkOn({ [SAY]: answering });
  const [grown, told, busy] = [[], [], new Set()];
  talk.addEventListener("change", () => {
    busy.add(talk.isAnswering);
    if (talk.entries[0]) grown.push(talk.entries[0].answer);
  });
  talk.addEventListener("text", ({ detail }) => told.push(detail.text));
  await talk.send("hello");
  assert.deepEqual([...new Set(grown)], ["", "Purr. ", "Purr. Stay."]);
  assert.deepEqual(told, ["Purr. ", "Stay."]);
  assert.deepEqual([...busy], [true, false]);
});

test("keeps what was said when the server refuses it, and repeats the same intention", async () => {
  const { talk, server } = talkOn({ [SAY]: [problem(503, "service-unavailable"), answering] });
  await talk.send("hello");
  const [entry] = talk.entries;
  assert.deepEqual([entry.state, entry.problem.code, entry.text], ["failed", "service-unavailable", "hello"]);
  await talk.retry(entry.id);
  assert.equal(talk.entries[0].state, "done");
  const keys = server.sent("POST", "/api/v1/conversations/c/turns").map(({ headers }) => headers["Idempotency-Key"]);
  assert.equal(keys[0], keys[1]);
});

test("has the same turn answered again when the answer failed", async () => {
  const failing = stream([
    ["accepted", { turnId: "f", day: "2026-11-20", seq: 3, version: 1 }, "1.0.0"],
    ["failed", { problem: { code: "provider-failed", status: 502 } }, "1.0.0"],
  ]);
  const { talk, server } = talkOn({ [SAY]: failing, "POST /api/v1/turns/f/regenerate": answering });
  await talk.send("hello");
  assert.equal(talk.entries[0].problem.code, "provider-failed");
  await talk.retry(talk.entries[0].id);
  assert.deepEqual(
    talk.entries.map(({ state, answer }) => [state, answer]),
    [["done", "Purr. Stay."]],
  );
  assert.equal(server.sent("POST", "/api/v1/conversations/c/turns").length, 1);
  assert.ok(server.sent("POST", "/api/v1/turns/f/regenerate")[0].headers["Idempotency-Key"]);
});

test("goes on with an answer that was under way when the page was loaded", async () => {
  const { talk } = talkOn({
    [TURNS]: json({
      items: [turn("n", "2026-11-20T18:00:00Z", { state: "STREAMING", answer: { sender: "pet", text: "Pu" } })],
      next: null,
    }),
    "GET /api/v1/turns/n/events": answering,
  });
  const ended = new Promise((resolve) => talk.addEventListener("ended", resolve));
  await talk.load();
  assert.equal(talk.isAnswering, true);
  await ended;
  assert.equal(talk.entries[0].answer, "Purr. Stay.");
});

test("clears the view and nothing else", async () => {
  const routes = { [TURNS]: json({ items: [turn("a", "2099-11-20T10:00:00Z")], next: null }), [SAY]: answering };
  const { talk, server, storage } = talkOn(routes);
  await talk.load();
  talk.clear();
  assert.deepEqual([talk.entries.length, talk.isCleared], [0, true]);
  const sending = talk.send("hello"); // though the browser's clock is far behind
  assert.equal(talk.entries.length, 1);
  await sending;
  const { talk: reloaded } = talkOn(routes, storage);
  await reloaded.load();
  assert.equal(reloaded.entries.length, 0);
  reloaded.showAll();
  assert.equal(reloaded.entries.length, 1);
  assert.ok(!server.asked.some(({ method }) => method === "DELETE"));
});

test("says why the talk can't be shown, and tries again", async () => {
  const { talk } = talkOn({ [LIST]: [problem(503, "service-unavailable"), json({ items: [], next: null })] });
  await talk.load();
  assert.equal(talk.problem.code, "service-unavailable");
  await talk.load();
  assert.deepEqual([talk.problem, talk.isLoaded], [null, true]);
});

test("keeps one talk for each pet and one for the assistant", () => {
  const talks = new Talks(null, new Storage());
  const ada = (persona, petId) => talks.with(persona, { user: "ada", petId });
  assert.equal(ada("pet", "1"), ada("pet", "1"));
  assert.notEqual(ada("pet", "1"), ada("pet", "2"));
  assert.equal(ada("assistant", "1"), ada("assistant", "2"));
  assert.notEqual(ada("assistant"), talks.with("assistant", { user: "bob" }));
});

test("keeps drafts by user and place, and forgets an empty one", () => {
  const drafts = new Drafts(new Storage());
  drafts.write("ada", "talk", "Dear");
  assert.deepEqual(
    [drafts.read("ada", "talk"), drafts.read("bob", "talk"), drafts.read("ada", "pictures")],
    ["Dear", "", ""],
  );
  drafts.write("ada", "talk", "");
  assert.equal(drafts.read("ada", "talk"), "");
});

test("lives with a storage that is full or forbidden", () => {
  const refuse = () => {
    throw new Error("QuotaExceededError");
  };
  const drafts = new Drafts({ getItem: refuse, setItem: refuse, removeItem: refuse });
  drafts.write("ada", "talk", "Dear");
  assert.equal(drafts.read("ada", "talk"), "");
});

test("tells an answer sentence by sentence", () => {
  const sentences = new Sentences("en");
  assert.deepEqual(sentences.push("Hello the"), []);
  assert.deepEqual(sentences.push("re. How are"), ["Hello there."]);
  assert.deepEqual(sentences.push(" you? Fi"), ["How are you?"]);
  assert.deepEqual(sentences.end(), ["Fi"]);
  assert.deepEqual(sentences.end(), []);
});

test("what is said while the turns are on their way is there once", async () => {
  const gate = () => {
    let open;
    const opened = new Promise((resolve) => (open = resolve));
    return { open, opened };
  };
  const [asked, said] = [gate(), gate()];
  const accepted = turn("n", "2026-11-20T18:00:00Z", { state: "ACCEPTED", answer: null });
  const { talk } = talkOn({
    [TURNS]: async () => {
      asked.open();
      await said.opened;
      return json({ items: [accepted], next: null });
    },
    [SAY]: async () => {
      said.open(); // the server has the turn, and tells it to who asks, before its answer reaches the page
      for (let round = 0; round < 20; round++) await new Promise(setImmediate);
      return answering();
    },
  });
  const loading = talk.load();
  await asked.opened;
  await Promise.all([talk.send("hello"), loading]);
  assert.deepEqual(
    talk.entries.map(({ turnId, answer }) => [turnId, answer]),
    [["n", "Purr. Stay."]],
  );
});
