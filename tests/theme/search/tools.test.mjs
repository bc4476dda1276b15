// The commands: cli.mjs, quality.mjs, build.mjs.

import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";
import { fileURLToPath } from "node:url";
import { gzipSync } from "node:zlib";
import { indexFile } from "./support.mjs";

const HERE = fileURLToPath(new URL("../../../theme/search/", import.meta.url));
const run = (script, args, input = "") =>
  spawnSync(process.execPath, [join(HERE, script), ...args], { input, encoding: "utf8", cwd: tmpdir() });

test("cli.mjs says why", () => {
  const { stdout, status } = run("cli.mjs", [indexFile], "AssertionError: Paths must start with '/'");
  assert.equal(status, 0);
  assert.match(
    stdout,
    /^1\. .+\n {3}routing\/paths-must-start-with-slash\/#a-path-without-its-slash {3}score [\d.]+, confident\n {3}message: AssertionError: \[Paths must start with '\/'\]\n/,
  );
});

test("cli.mjs --json", () => {
  const found = JSON.parse(run("cli.mjs", [indexFile, "--json"], "Paths must start with '/'").stdout);
  assert.deepEqual(Object.keys(found[0]), ["url", "title", "section", "score", "reason"]);
  assert.equal(found[0].url, "routing/paths-must-start-with-slash/");
});

test("cli.mjs with nothing to say", () => assert.match(run("cli.mjs", [indexFile], "").stdout, /^nothing found/));

test("quality.mjs", () => {
  const evaluation = fileURLToPath(new URL("evaluation/tuned.json", import.meta.url));
  assert.match(run("quality.mjs", [indexFile, evaluation]).stdout, /line +\d+\/\d+ +[\d.]+ % +\d+\/\d+ +[\d.]+ %\n/);
  const { kinds, confident, misses } = JSON.parse(run("quality.mjs", [indexFile, evaluation, "--json"]).stdout);
  assert.deepEqual(Object.keys(kinds.line), ["inputs", "first", "firstThree"]);
  assert.deepEqual(Object.keys(confident), ["given", "right"]);
  assert.ok(Array.isArray(misses));
});

for (const script of ["cli.mjs", "quality.mjs", "build.mjs"]) {
  test(`${script} without arguments says how it is used`, () => {
    const { status, stderr } = run(script, []);
    assert.equal(status, 2);
    assert.match(stderr, /^usage: /);
  });
}

test("build.mjs", () => {
  const folder = mkdtempSync(join(tmpdir(), "search-build-"));
  try {
    const { stdout, stderr, status } = run("build.mjs", [folder, indexFile]);
    assert.equal(status, 0, stderr);
    const names = JSON.parse(stdout);
    assert.match(names.main, /^main-[A-Z0-9]{8}\.js$/);
    assert.match(names.mine, /^\(\(\)=>\{/);
    assert.doesNotMatch(names.mine, /<\/script|<!--/, "it stands in pages");
    assert.match(names.index, /^index-[A-Z0-9]{8}\.json$/);
    assert.deepEqual(readdirSync(folder).sort(), [...names.files, names.index, names.licences].sort());
    assert.deepEqual(JSON.parse(run("build.mjs", [folder, indexFile]).stdout), names);
    const scripts = names.files.map((name) => readFileSync(join(folder, name)));
    const size = scripts.reduce((sum, script) => sum + gzipSync(script, { level: 9 }).length, 0);
    assert.ok(size <= 30 * 1024, `${size} bytes compressed`);
    for (const script of scripts)
      assert.doesNotMatch(script.toString(), /\beval\(|new Function|https?:\/\/(?!www\.w3\.org)/);
  } finally {
    rmSync(folder, { recursive: true });
  }
});
