// The ranking by words, on a few pages, entered here and prebuilt.

import assert from "node:assert/strict";
import { test } from "node:test";
import { createSearch, prebuild } from "../../../theme/search/core/index.js";
import { evaluation, index, search as searchAll } from "./support.mjs";

const page = (url, title, symptoms, text = "") => ({
  url,
  title,
  area: url.split("/")[0],
  areaTitle: url.split("/")[0],
  symptoms,
  cause: `Why ${title}.`,
  errors: [],
  check_first: "https://lilya.dev/",
  versions: "from 0.20",
  headings: [],
  text,
});
const small = {
  package: "lilya",
  areas: ["routing", "lifecycle", "static"].map((slug) => ({ slug, title: slug })),
  pages: [
    page(
      "routing/404/",
      "Route returns 404",
      ["the route is declared and not found", "works without the prefix"],
      "Uvicorn answers.",
    ),
    page("lifecycle/hooks/", "Startup hooks do not run", [
      "on_startup is ignored",
      "the lifespan of a child app does not run",
    ]),
    page("static/404/", "Static files return 404", ["CSS and images are not found", "the directory does not exist"]),
  ],
};
const search = createSearch(small);

for (const [text, url] of [
  ["endpoint 404", "routing/404/"],
  ["my url is not found", "routing/404/"],
  ["prefx", "routing/404/"],
  ["pref", "routing/404/"],
  ["startup event is never called", "lifecycle/hooks/"],
  ["lifespans skipped", "lifecycle/hooks/"],
  ["stylesheet not found", "static/404/"],
  ["folder missing", "static/404/"],
]) {
  test(text, () => assert.equal(search.search(text).results[0]?.url, url));
}

test("the phrase that fits is named", () => {
  const { reason } = search.search("child app lifespan").results[0];
  assert.equal(reason.kind, "words");
  assert.equal(reason.matched, "the lifespan of a child app does not run");
  assert.equal(reason.line.slice(reason.start, reason.end), "child app lifespan");
});

test("nearest areas, nearest first", () => {
  assert.deepEqual(search.search("css images folder 404").understood.areas[0], { slug: "static", title: "static" });
});

for (const text of ["", "   ", "???", "the a of"]) {
  test(`nothing for ${JSON.stringify(text)}`, () => {
    const { confident, results, understood } = search.search(text);
    assert.deepEqual({ confident, results, words: understood.words }, { confident: false, results: [], words: [] });
  });
}

test("prebuilt or not, the same is found", () => {
  const other = createSearch(JSON.parse(JSON.stringify(prebuild(index))));
  for (const { text } of evaluation) assert.deepEqual(other.search(text), searchAll.search(text));
});
