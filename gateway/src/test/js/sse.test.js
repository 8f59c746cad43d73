import assert from "node:assert/strict";
import { test } from "node:test";
import { EventParser, eventsOf } from "../../main/resources/static/app/api/sse.js";

const parse = (...chunks) => {
  const parser = new EventParser();
  return chunks.flatMap((chunk) => parser.push(chunk));
};

test("reads type, id and data of an event", () => {
  assert.deepEqual(parse('id: 7\nevent: delta\ndata: {"text":"a"}\n\n'), [
    { id: "7", type: "delta", data: '{"text":"a"}' },
  ]);
});

test("joins several data lines and keeps the space that belongs to the text", () => {
  assert.deepEqual(parse("data: one\ndata:  two\ndata\n\n")[0].data, "one\n two\n");
});

test("gives the same events however the text is cut", () => {
  const text = ": hello\r\nid: 1\r\nevent: delta\r\ndata: één 🐈\r\n\r\ndata: two\n\nid: 2\rdata: three\r\r";
  const whole = parse(text);
  assert.equal(whole.length, 3);
  for (let cut = 1; cut < text.length; cut++) {
    assert.deepEqual(parse(text.slice(0, cut), text.slice(cut)), whole, `cut at ${cut}`);
  }
  assert.deepEqual(parse(...text), whole);
});

test("overlooks comments, unknown fields and events without data", () => {
  assert.deepEqual(parse(": keep-alive\n\nevent: done\n\nretry: 5\nwhat: ever\ndata: x\n\n"), [
    { id: "", type: "message", data: "x" },
  ]);
});

test("lets an id stick and refuses one with a NUL", () => {
  const ids = parse("id: 4\ndata: a\n\ndata: b\n\nid: 5\0\ndata: c\n\n").map(({ id }) => id);
  assert.deepEqual(ids, ["4", "4", "4"]);
});

test("drops a byte order mark at the very start only", () => {
  assert.deepEqual(
    parse("\uFEFFdata: a\n\n", "data: \uFEFFb\n\n").map(({ data }) => data),
    ["a", "\uFEFFb"],
  );
});

test("drops an event that the end of the stream cuts off", () => {
  assert.deepEqual(parse("data: a\n\ndata: b\n"), [{ id: "", type: "message", data: "a" }]);
});

test("decodes letters that are split between two chunks of bytes", async () => {
  const bytes = new TextEncoder().encode("data: 猫\n\n");
  const body = new ReadableStream({
    start(controller) {
      for (const byte of bytes) controller.enqueue(Uint8Array.of(byte));
      controller.close();
    },
  });
  const told = [];
  for await (const { data } of eventsOf(new Response(body))) told.push(data);
  assert.deepEqual(told, ["猫"]);
});

test("closes the stream when the reader leaves", async () => {
  let isClosed = false;
  const body = new ReadableStream({
    pull: (controller) => controller.enqueue(new TextEncoder().encode("data: a\n\n")),
    cancel: () => void (isClosed = true),
  });
  for await (const event of eventsOf(new Response(body))) if (event) break;
  assert.equal(isClosed, true);
});
