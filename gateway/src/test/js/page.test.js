import assert from "node:assert/strict";
import { existsSync, readFileSync, readdirSync } from "node:fs";
import { dirname, join } from "node:path";
import { test } from "node:test";
import { fileURLToPath } from "node:url";

const STATIC = fileURLToPath(new URL("../../main/resources/static/", import.meta.url));
const POM = readFileSync(new URL("../../../pom.xml", import.meta.url), "utf8");
const index = readFileSync(join(STATIC, "index.html"), "utf8");
const imports = JSON.parse(index.match(/<script type="importmap">([^]*?)<\/script>/)[1]).imports;
const files = (folder) =>
  readdirSync(folder, { withFileTypes: true }).flatMap((each) =>
    each.isDirectory() ? files(join(folder, each.name)) : [join(folder, each.name)],
  );
const scripts = files(join(STATIC, "app")).filter((path) => path.endsWith(".js"));

test("maps every library to the version that the build brings", () => {
  for (const address of Object.values(imports)) {
    const [, , name, version] = address.split("/");
    assert.match(
      POM,
      new RegExp(`<artifactId>${name}</artifactId>\\s*<version>${version.replaceAll(".", "\\.")}</version>`),
      address,
    );
  }
});

test("has nothing inline but the import map, and nothing from a foreign host", () => {
  assert.equal([...index.matchAll(/<script(?![^>]*\ssrc=)/g)].length, 1);
  assert.doesNotMatch(index, /\sstyle=|<style|\son\w+=/);
  for (const path of [join(STATIC, "index.html"), ...scripts, ...files(join(STATIC, "styles"))]) {
    const foreign = readFileSync(path, "utf8").match(/(?:src|href|from|import|url)\W{1,3}(?:https?:)?\/\/[\w.]+/);
    assert.equal(foreign, null, path);
  }
});

test("writes no style attribute, which the content security policy would refuse", () => {
  for (const path of scripts) assert.doesNotMatch(readFileSync(path, "utf8"), /\sstyle=|styleMap\(/, path);
});

test("imports only modules that are there", () => {
  for (const path of scripts) {
    for (const [, wanted] of readFileSync(path, "utf8").matchAll(/(?<![\w./-])(?:from|import)\s*\(?\s*"([^"]+)"/g)) {
      if (wanted.startsWith(".")) assert.ok(existsSync(join(dirname(path), wanted)), `${path}: ${wanted}`);
      else if (wanted.startsWith("/")) assert.ok(existsSync(join(STATIC, wanted)), `${path}: ${wanted}`);
      else
        assert.ok(
          Object.keys(imports).some((name) => name === wanted || (name.endsWith("/") && wanted.startsWith(name))),
          `${path}: ${wanted}`,
        );
    }
  }
});

test("keeps files small", () => {
  for (const path of [...scripts, ...files(join(STATIC, "styles"))]) {
    assert.ok(readFileSync(path, "utf8").split("\n").length <= 250, path);
  }
});
