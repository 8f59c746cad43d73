import assert from "node:assert/strict";
import { readFileSync, readdirSync } from "node:fs";
import { test } from "node:test";
import { Problem } from "../../main/resources/static/app/api/problem.js";
import { greetingFor, hourIn } from "../../main/resources/static/app/pet/greeting.js";
import { wordsFor, wordsForField } from "../../main/resources/static/app/text/problem-words.js";
import { LANGUAGES, Texts, pickLanguage } from "../../main/resources/static/app/text/texts.js";

const STATIC = new URL("../../main/resources/static/", import.meta.url);
const messages = (language) => JSON.parse(readFileSync(new URL(`i18n/${language}.json`, STATIC), "utf8"));
const placeholders = (message) =>
  [...String(message).matchAll(/\{(\w+)\}/g)]
    .map(([, name]) => name)
    .sort()
    .join();
const load = async (language) => messages(language);

async function speak(language, regions = []) {
  const texts = new Texts(load, regions);
  await texts.use(language);
  return texts;
}

test("has the same messages with the same placeholders in all languages", () => {
  const english = messages("en");
  for (const language of Object.keys(LANGUAGES)) {
    const own = messages(language);
    assert.deepEqual(Object.keys(own).sort(), Object.keys(english).sort(), language);
    for (const [key, message] of Object.entries(own)) {
      const forms = typeof message === "object" ? Object.values(message) : [message];
      const wanted = placeholders(typeof english[key] === "object" ? english[key].other : english[key]);
      for (const form of forms) {
        assert.ok(form.trim(), `${language} ${key}`);
        assert.equal(placeholders(form), wanted, `${language} ${key}`);
        assert.doesNotMatch(form, /oops/i, `${language} ${key}`);
        if (key.startsWith("problem.")) assert.doesNotMatch(form, /[!！]/, `${language} ${key}`);
      }
    }
  }
});

test("has every plural form that a language needs", () => {
  for (const language of Object.keys(LANGUAGES)) {
    const needed = new Intl.PluralRules(language).resolvedOptions().pluralCategories;
    for (const [key, message] of Object.entries(messages(language))) {
      if (typeof message === "object")
        assert.deepEqual(Object.keys(message).sort(), [...needed].sort(), `${language} ${key}`);
    }
  }
});

test("knows every message that the page asks for, and has none that nobody asks for", () => {
  const code = scripts("app")
    .map((path) => readFileSync(new URL(path, STATIC), "utf8"))
    .join("\n");
  const english = messages("en");
  const asked = [...code.matchAll(/\bt\(\s*"([\w.-]+)"/g)].map(([, key]) => key);
  for (const key of asked) assert.ok(key in english, `${key} is missing`);
  const families = [...code.matchAll(/`([\w.-]+[.-])\$\{/g)].map(([, prefix]) => prefix);
  const quoted = new Set([...code.matchAll(/"([\w]+\.[\w.-]+)"/g)].map(([, key]) => key));
  for (const key of Object.keys(english)) {
    const isAsked =
      quoted.has(key) || families.some((prefix) => key.startsWith(prefix)) || /^(home|talk)\.title$/.test(key);
    assert.ok(isAsked, `nobody asks for ${key}`);
  }
});

test("speaks the first language that is wished and known", () => {
  assert.equal(pickLanguage(["pt-BR", "fr-CA", "en"]), "fr");
  assert.equal(pickLanguage(["zh-Hans-CN"]), "zh");
  assert.equal(pickLanguage([null, undefined, "tlh"]), "en");
});

test("counts in plural forms", async () => {
  const russian = await speak("ru");
  assert.deepEqual(
    [1, 3, 5, 21].map((n) => russian.t("log.entries", { n })),
    ["1 запись", "3 записи", "5 записей", "21 запись"],
  );
  const english = await speak("en");
  assert.deepEqual(
    [0, 1, 1200].map((n) => english.t("log.entries", { n })),
    ["0 entries", "1 entry", "1,200 entries"],
  );
});

test("keeps a value that looks like a placeholder or a pattern as it is", async () => {
  const texts = await speak("en");
  assert.equal(texts.t("talk.with", { name: "$& {name} $1" }), "Talk with $& {name} $1");
});

test("writes dates as the browser's region does, where that speaks our language", async () => {
  const time = (texts) => texts.time("2026-11-20T18:40:00Z", "Europe/Berlin");
  assert.equal(time(await speak("en", ["en-GB"])), "19:40");
  assert.match(time(await speak("en", ["en-US"])), /07:40.PM/);
  assert.equal((await speak("de", ["en-GB"])).day("2026-11-20"), "Freitag, 20. November 2026");
});

test("says when: today by the time, tomorrow by its name, later by the day", async () => {
  const texts = await speak("en", ["en-GB"]);
  texts.useZone("Europe/Berlin");
  const now = Date.parse("2026-11-20T10:00:00Z");
  assert.equal(texts.when("2026-11-20T18:40:00Z", now), "at 19:40");
  assert.equal(texts.when("2026-11-20T23:10:00Z", now), "tomorrow at 00:10");
  assert.match(texts.when("2026-11-23T07:00:00Z", now), /^Mon,? 23 Nov at 08:00$/);
});

test("tells of another language only when it is there", async () => {
  const texts = new Texts(load);
  const told = [];
  texts.addEventListener("change", () => told.push(texts.t("nav.home")));
  await texts.use("en");
  await texts.use("fr");
  await texts.use("fr");
  assert.deepEqual(told, ["Home", "Accueil"]);
});

test("has plain words for a problem by its code, its status, or its own title", async () => {
  const texts = await speak("en");
  const words = (about) => wordsFor(new Problem(about), texts);
  assert.equal(words({ code: "too-tired", status: 409 }), texts.t("problem.too-tired"));
  assert.equal(words({ code: "never-heard", status: 404, title: "x" }), texts.t("problem.http-404"));
  assert.equal(words({ code: "never-heard", status: 599, title: "x" }), texts.t("problem.http-500"));
  assert.equal(words({ code: "never-heard", status: 418, title: "I am a teapot" }), "I am a teapot");
  assert.equal(words({}), texts.t("problem.unknown"));
});

test("says how long to wait, in seconds or minutes", async () => {
  const texts = await speak("en");
  const words = (retryAfter) => wordsFor(new Problem({ code: "limit", status: 429, retryAfter }), texts);
  assert.match(words(1), /in 1 second\.$/);
  assert.match(words(30), /in 30 seconds\.$/);
  assert.match(words(100), /in 2 minutes\.$/);
  assert.equal(words(null), texts.t("problem.http-429"));
});

test("finds the words about one field of a form", async () => {
  const texts = await speak("en");
  const refused = new Problem({ code: "invalid", status: 400, errors: [{ field: "name", message: "is too long" }] });
  assert.equal(wordsForField(refused, "name", texts), "is too long");
  assert.equal(wordsForField(refused, "look", texts), "");
});

test("greets by the hour where the owner lives", async () => {
  const texts = await speak("en");
  texts.useZone("Asia/Tokyo");
  assert.equal(greetingFor("Ada", texts, Date.parse("2026-11-20T22:00:00Z")), "Good morning, Ada");
  assert.equal(greetingFor("Ada", texts, Date.parse("2026-11-20T11:00:00Z")), "Good evening, Ada");
  assert.equal(hourIn("UTC", Date.parse("2026-11-20T00:10:00Z")), 0);
});

function scripts(folder) {
  return readdirSync(new URL(`${folder}/`, STATIC), { withFileTypes: true }).flatMap((each) =>
    each.isDirectory()
      ? scripts(`${folder}/${each.name}`)
      : each.name.endsWith(".js")
        ? [`${folder}/${each.name}`]
        : [],
  );
}

test("an entry with a zone that the browser doesn't know still has a time", async () => {
  const texts = await speak("en", ["en-GB"]);
  assert.match(texts.time("2026-11-20T18:40:00Z", "Z"), /^\d\d:\d\d$/);
  assert.match(texts.time("2026-11-20T18:40:00Z", "Mars/Olympus"), /^\d\d:\d\d$/);
});
