import assert from "node:assert/strict";
import { test } from "node:test";
import * as days from "../../main/resources/static/app/text/days.js";

test("knows which days exist", () => {
  for (const day of ["2024-02-29", "2026-11-20", "9999-12-31"]) assert.ok(days.isDay(day), day);
  for (const day of ["2026-02-29", "2026-02-30", "2026-13-01", "2026-00-10", "26-1-1", "2026-11-20T10:00", ""])
    assert.ok(!days.isDay(day), day);
  assert.ok(days.isMonth("2026-11"));
  assert.ok(!days.isMonth("2026-13"));
});

test("counts across months, years and leap days", () => {
  assert.equal(days.addDays("2026-12-31", 1), "2027-01-01");
  assert.equal(days.addDays("2024-03-01", -1), "2024-02-29");
  assert.equal(days.addMonths("2026-01", -1), "2025-12");
  assert.equal(days.addMonths("2026-11", 14), "2028-01");
  assert.equal(days.daysIn("2024-02"), 29);
  assert.equal(days.moveMonths("2026-01-31", 1), "2026-02-28");
});

test("counts days through a change of the clocks", () => {
  let day = "2026-03-01";
  for (let n = 0; n < 60; n++) day = days.addDays(day, 1);
  assert.equal(day, "2026-04-30");
});

test("tells the day of a moment in the owner's zone", () => {
  const moment = "2026-11-20T23:30:00Z";
  assert.equal(days.dayOf(moment, "UTC"), "2026-11-20");
  assert.equal(days.dayOf(moment, "Europe/Berlin"), "2026-11-21");
  assert.equal(days.dayOf(moment, "America/Los_Angeles"), "2026-11-20");
  assert.equal(days.today("Pacific/Kiritimati", Date.parse("2026-11-20T11:00:00Z")), "2026-11-21");
});

test("lays out a month in six weeks that begin on the region's first day", () => {
  const monday = days.monthGrid("2026-11", 1);
  assert.equal(monday.length, 6);
  assert.equal(monday[0][0], "2026-10-26");
  assert.equal(monday[5][6], "2026-12-06");
  assert.equal(days.monthGrid("2026-11", 7)[0][0], "2026-11-01");
  assert.ok(days.monthGrid("2026-02", 1).flat().includes("2026-02-28"));
});

test("begins the week as the region does", () => {
  assert.equal(days.firstWeekday("fr"), 1);
  assert.equal(days.firstWeekday("en-US"), 7);
  assert.equal(days.firstWeekday("not a locale"), 1);
  assert.deepEqual(days.weekOf("2026-11-20", 1), [
    "2026-11-16",
    "2026-11-17",
    "2026-11-18",
    "2026-11-19",
    "2026-11-20",
    "2026-11-21",
    "2026-11-22",
  ]);
});

test("moves by keys like a calendar", () => {
  const at = (key) => days.moveByKey("2026-11-20", key, 1);
  assert.deepEqual(
    ["ArrowLeft", "ArrowRight", "ArrowUp", "ArrowDown", "Home", "End", "PageUp", "PageDown", "a"].map(at),
    [
      "2026-11-19",
      "2026-11-21",
      "2026-11-13",
      "2026-11-27",
      "2026-11-16",
      "2026-11-22",
      "2026-10-20",
      "2026-12-20",
      null,
    ],
  );
});

test("lets dots grow ever more slowly", () => {
  assert.deepEqual([0, 1, 2, 3, 5, 10, 30, 1000].map(days.dotsFor), [0, 1, 1, 2, 2, 3, 4, 4]);
});
