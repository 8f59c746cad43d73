import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { Api } from "../../main/resources/static/app/api/api.js";
import { bringIn, portionsOf } from "../../main/resources/static/app/log/import.js";
import { marked } from "../../main/resources/static/app/log/marked.js";
import { pieces, wordsForAction } from "../../main/resources/static/app/talk/receipts.js";
import { fieldsFor, readSettings, sortedModels } from "../../main/resources/static/app/talk/tuning.js";
import { Texts } from "../../main/resources/static/app/text/texts.js";
import { Usage, moneyOf, sumOf } from "../../main/resources/static/app/usage/usage.js";
import { json, problem, serverOf } from "./server.js";

const STATIC = new URL("../../main/resources/static/", import.meta.url);
const texts = new Texts(async (language) => JSON.parse(readFileSync(new URL(`i18n/${language}.json`, STATIC), "utf8")));
await texts.use("en");

const feed = (place, more = {}) => ({ name: "feed", place, done: true, receipt: { money: 1, mood: 7.24 }, ...more });

test("puts what was done at its place in the words", () => {
  const [early, late] = [feed(5), feed(99, { name: "play" })];
  assert.deepEqual(pieces("Yum. Thanks.", [late, early]), [
    { text: "Yum. " },
    { action: early },
    { text: "Thanks." },
    { action: late },
  ]);
  assert.deepEqual(pieces("", []), [{ text: "" }]);
  assert.deepEqual(
    pieces("Hi", [feed(0)]).map(({ text }) => text),
    [undefined, "Hi"],
  );
});

test("says a receipt in plain words, also when nothing was done and when the word is new", () => {
  assert.equal(wordsForAction(feed(0), texts), "Fed: +1 coin, mood 7.2");
  assert.equal(wordsForAction(feed(0, { receipt: { money: 0, mood: 3 } }), texts), "Fed: mood 3.0");
  assert.equal(
    wordsForAction({ name: "play", place: 0, done: false, receipt: { code: "too-tired", status: 409 } }, texts),
    "Not played: It is too tired for that. A rest will do it good.",
  );
  assert.equal(
    wordsForAction({ name: "remember", place: 0, done: true, receipt: { text: "old trains" } }, texts),
    "Remembered: old trains",
  );
  assert.equal(wordsForAction({ name: "fly", place: 0, done: true, receipt: {} }, texts), "Done");
});

test("marks what was searched for, whatever order the marks come in", () => {
  assert.deepEqual(
    marked("a cat, a cat", [
      [9, 12],
      [2, 5],
      [3, 5],
      [50, 60],
    ]),
    [
      ["a ", false],
      ["cat", true],
      [", a ", false],
      ["cat", true],
    ],
  );
  assert.deepEqual(marked("none"), [["none", false]]);
});

const HEAD = '{"format":"chatclique-chat-log/1"}';

test("cuts an export into portions of whole lines, each with its head", () => {
  const portions = portionsOf([HEAD, "aaaa", "bbbb", "", "cccc", ""].join("\r\n"), 9);
  assert.deepEqual(portions, [
    { text: `${HEAD}\naaaa\nbbbb\n`, lines: [1, 2, 3] },
    { text: `${HEAD}\ncccc\n`, lines: [1, 5] },
  ]);
  assert.deepEqual(portionsOf(" \n"), []);
});

test("brings an export in portion by portion, and names refused lines as the file counts them", async () => {
  const server = serverOf({
    "POST /api/v1/chat-log/import": [
      json({ imported: 2, known: 0, refused: [] }),
      json({ imported: 0, known: 1, refused: [{ line: 2, code: "invalid-line" }] }),
    ],
  });
  const shares = [];
  const text = [HEAD, "a".repeat(300_000), "b".repeat(300_000), "c"].join("\n");
  const told = await bringIn(new Api(server), text, (share) => shares.push(share));
  assert.deepEqual(told, { imported: 2, known: 1, refused: [{ line: 3, code: "invalid-line" }] });
  assert.deepEqual(shares, [0, 0.5, 1]);
  const [first] = server.sent("POST", "/api/v1/chat-log/import");
  assert.equal(first.headers["Content-Type"], "application/x-ndjson");
  assert.ok(first.body.startsWith(HEAD));
});

const caps = { temperature: [0, 2], topP: [0, 1], penalties: [-2, 2], maxTokens: [1, 4096] };

test("reads settings within their caps, and names what is outside", () => {
  const fields = fieldsFor(caps);
  const values = {
    model: "m",
    temperature: "0,7",
    topP: "",
    frequencyPenalty: "-3",
    presencePenalty: "x",
    maxTokens: "1.5",
  };
  assert.deepEqual(readSettings(values, fields), {
    settings: { model: "m", temperature: 0.7 },
    wrong: ["frequencyPenalty", "presencePenalty", "maxTokens"],
  });
  assert.deepEqual(readSettings({ model: "", temperature: " " }, fields), { settings: {}, wrong: [] });
  assert.deepEqual(
    fieldsFor({ temperature: [0, 1] }).map(({ name, max }) => [name, max]),
    [["temperature", 1]],
  );
});

test("offers the models of a partner, those that can be used first", () => {
  const models = [
    { name: "away", usable: false, answersFor: ["coder"] },
    { name: "here", usable: true, answersFor: ["coder", "pet"] },
    { name: "other", usable: true, answersFor: ["pet"] },
  ];
  assert.deepEqual(
    sortedModels(models, "coder").map(({ name }) => name),
    ["here", "away"],
  );
});

test("sums what was used, each currency by itself", () => {
  const model = (more) => ({ turns: 1, promptTokens: 10, completionTokens: 5, cost: null, ...more });
  const sum = sumOf([
    { models: [model({ cost: { micros: 4200, currency: "USD" } }), model({ cost: { micros: 100, currency: "EUR" } })] },
    { models: [model({ cost: { micros: 800, currency: "USD" } }), model()] },
  ]);
  assert.deepEqual(
    [sum.turns, sum.tokens, [...sum.costs]],
    [
      4,
      60,
      [
        ["USD", 5000],
        ["EUR", 100],
      ],
    ],
  );
  assert.match(moneyOf(5000, "USD", texts), /0\.005/);
  assert.match(moneyOf(5_000_000, "nonsense", texts), /5(\.00)? nonsense/);
});

test("knows what is left of a day, and keeps it when a look fails", async () => {
  const month = "GET /api/v1/usage?month=2026-11";
  const told = { month: "2026-11", days: [], today: { tokens: 10, quota: 40, left: 30, energy: 0.75 }, resetsAt: null };
  const usage = new Usage(new Api(serverOf({ [month]: [json(told), problem(503, "unavailable")] })));
  assert.equal(usage.isLimited, false);
  await usage.look("2026-11");
  await usage.look("2026-11");
  assert.deepEqual([usage.isLimited, usage.today.energy], [true, 0.75]);
});
