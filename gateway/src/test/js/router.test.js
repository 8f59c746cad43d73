import assert from "node:assert/strict";
import { test } from "node:test";
import { match, tabOf } from "../../main/resources/static/app/shell/router.js";

test("knows the addresses of the page", () => {
  assert.deepEqual(match("/"), { page: "home" });
  assert.deepEqual(match("/talk"), { page: "talk" });
  assert.deepEqual(match("/pictures/0f8e-1"), { page: "pictures", id: "0f8e-1" });
  assert.deepEqual(match("/log/2026-11"), { page: "log", month: "2026-11" });
  assert.deepEqual(match("/log/2026-11-20"), { page: "day", day: "2026-11-20" });
  assert.deepEqual(match("/log/2026-11-20/3"), { page: "entry", day: "2026-11-20", seq: "3" });
  assert.deepEqual(match("/log/search", "?q=old+trains&x=1"), { page: "search", words: "old trains" });
  assert.deepEqual(match("/log/search"), { page: "search", words: "" });
  assert.deepEqual([match("/more/usage"), match("/more/memory")], [{ page: "usage" }, { page: "memory" }]);
  assert.deepEqual(match("/pets/adopt"), { page: "adopt" });
  assert.deepEqual([match("/pets/shop"), match("/pets/life")], [{ page: "shop" }, { page: "life" }]);
  assert.deepEqual(match("/pets/mood"), { page: "mood", span: "day" });
  assert.deepEqual(match("/pets/mood/month"), { page: "mood", span: "month" });
  assert.deepEqual(match("/pets/mood/year"), { page: "lost" });
});

test("finds nothing at an address that can't be", () => {
  for (const path of [
    "/nowhere",
    "/log/2026-02-30",
    "/log/2026-13",
    "/log/2026-11-20/x",
    "/pictures/a/b",
    "/talk/1",
    "//evil.example",
  ]) {
    assert.deepEqual(match(path), { page: "lost" }, path);
  }
});

test("shows days and entries under the log's tab", () => {
  assert.equal(tabOf(match("/log/2026-11-20/3")), "log");
  assert.equal(tabOf(match("/log/search")), "log");
  assert.equal(tabOf(match("/more/memory")), "more");
  assert.equal(tabOf(match("/more")), "more");
  assert.equal(tabOf(match("/pets/shop")), "home");
});
