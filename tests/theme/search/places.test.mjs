import assert from "node:assert/strict";
import { test } from "node:test";
import { createSearch } from "../../../theme/search/core/index.js";
import { FIT, fitOf, placesOf, relativeOf } from "../../../theme/search/core/places.js";
import { merge } from "../../../theme/search/core/results.js";
import { smallIndex } from "./support.mjs";

const known = new Map(
  ["uvicorn/run.py run", "lilya/apps.py call", "lilya/a.py f", "lilya/b.py g"].map((f, n) => [f, n]),
);

for (const [name, places, seen, anchors] of [
  ["one place, whatever the way", [["only", [0, 2]]], [], ["only"]],
  ["no place", [], ["lilya/a.py f"], [null]],
  [
    "the way tells",
    [
      ["a", [0, 1, 2]],
      ["b", [0, 1, 3]],
    ],
    ["uvicorn/run.py run", "lilya/apps.py call", "lilya/b.py g"],
    ["b"],
  ],
  [
    "the end of the way tells more",
    [
      ["a", [0, 2]],
      ["b", [1, 3]],
    ],
    ["uvicorn/run.py run", "lilya/b.py g"],
    ["b"],
  ],
  [
    "no way, two sections",
    [
      ["a", [2]],
      ["b", [3]],
    ],
    [],
    ["a", "b"],
  ],
  [
    "no way, twice the same section",
    [
      ["a", [2]],
      ["a", [3]],
    ],
    [],
    ["a"],
  ],
  [
    "a way that is none of them",
    [
      ["a", [2]],
      ["b", [3]],
    ],
    ["other/x.py y"],
    ["a", "b"],
  ],
  ["more than a reader looks at", [..."abcd"].map((anchor) => [anchor, []]), [], [null]],
]) {
  test(`the section of a paste: ${name}`, () =>
    assert.deepEqual(
      placesOf(places, seen, known).map((place) => place.anchor),
      anchors,
    ));
}

const exception = (frames, byReader = false) => ({ frames, byReader });
for (const [name, places, seen, fit] of [
  ["the same function raised it", [["a", [0, 2], 0]], exception(["lilya/a.py f"]), FIT.same],
  ["another function raised it", [["a", [0, 2], 0]], exception(["lilya/a.py f", "lilya/b.py g"]), FIT.elsewhere],
  ["the reader's own code raised it", [["a", [0, 2], 0]], exception(["lilya/a.py f"], true), FIT.elsewhere],
  ["the reader's code in both", [["a", [0, 2], 1]], exception(["lilya/a.py f"], true), FIT.dispatched],
  ["no traceback", [["a", [0, 2], 0]], exception([]), FIT.unknown],
  ["no exception at all", [["a", [0, 2], 0]], null, FIT.unknown],
  ["no way known", [["a", [], 0]], exception(["other/x.py y"]), FIT.unknown],
  [
    "one of two ways",
    [
      ["a", [2], 0],
      ["b", [3], 0],
    ],
    exception(["lilya/b.py g"]),
    FIT.same,
  ],
  ["a relative's module of the same name", [["a", [2], 0]], exception(["starlette/a.py h"]), FIT.unknown],
  ["a relative's other module", [["a", [2], 0]], exception(["starlette/c.py h"]), FIT.elsewhere],
  ["another package's module of that name", [["a", [2], 0]], exception(["shop/a.py h"]), FIT.elsewhere],
]) {
  test(`the way of a paste: ${name}`, () => assert.equal(fitOf(places, seen, known), fit));
}

test("a relative is named", () => {
  assert.equal(relativeOf(exception(["lilya/a.py f", "starlette/a.py h"])), "Starlette");
  assert.equal(relativeOf(exception(["lilya/a.py f"])), null);
  assert.equal(relativeOf(null), null);
});

test("a traceback opens the section whose example came the same way", () => {
  const index = smallIndex({ "area/page/": [["ValueError", "no name given"]] });
  index.frames = ["lilya/a.py f", "lilya/b.py g"];
  index.pages[0].errors[0].places = [
    ["first", [0]],
    ["second", [1]],
  ];
  index.pages[0].headings = [
    { title: "The first", anchor: "first" },
    { title: "The second", anchor: "second" },
  ];
  const { search } = createSearch(index);
  const paste = (file) => `Traceback (most recent call last):
  File "/srv/app.py", line 3, in <module>
    run()
  File "/srv/venv/lib/python3.12/site-packages/${file}", line 9, in ${file.endsWith("a.py") ? "f" : "g"}
    raise ValueError
ValueError: no name given`;
  assert.deepEqual(search(paste("lilya/a.py")).results[0].section, { title: "The first", anchor: "first" });
  assert.deepEqual(search(paste("lilya/b.py")).results[0].section, { title: "The second", anchor: "second" });
  const open = search("ValueError: no name given").results;
  assert.deepEqual(
    open.map(({ url, section }) => [url, section.anchor]),
    [
      ["area/page/", "first"],
      ["area/page/", "second"],
    ],
  );
});

test("a traceback without its last line leads to what came the same way, and is not sure", () => {
  const index = smallIndex({
    "area/page/": [["ValueError", "no name given"]],
    "area/other/": [["KeyError", "'name'"]],
  });
  index.frames = ["lilya/a.py f", "lilya/b.py g"];
  index.pages[0].errors[0].places = [["first", [0]]];
  index.pages[1].errors[0].places = [["other", [1]]];
  index.pages[0].headings = [{ title: "The first", anchor: "first" }];
  const { confident, results } = createSearch(
    index,
  ).search(`  File "/srv/venv/lib/python3.12/site-packages/uvicorn/run.py", line 9, in run
    await self.app(scope, receive, send)
  File "/srv/venv/lib/python3.12/site-packages/lilya/a.py", line 9, in f
    raise ValueError(`);
  assert.equal(confident, false);
  assert.deepEqual(
    [results[0].url, results[0].section.anchor, results[0].reason.kind],
    ["area/page/", "first", "frames"],
  );
});

const SITE = "/srv/shop/.venv/lib/python3.11/site-packages";

/** Pages that show exceptions without a declared text: `{address: [[type, frame], ...]}`; `a` declares a message too. */
function undeclared(pages, errors = {}) {
  const frames = [...new Set(Object.values(pages).flatMap((ways) => ways.map(([, frame]) => frame)))];
  const index = smallIndex(Object.fromEntries(Object.keys(pages).map((url) => [url, errors[url] ?? []])));
  index.frames = frames;
  for (const page of index.pages) {
    page.headings = [{ anchor: "there", title: "There" }];
    page.undeclared = pages[page.url].map(([type, frame]) => ["there", [frames.indexOf(frame)], 0, type]);
  }
  return createSearch(index);
}

function ended(frame, last) {
  const [file, name] = frame.split(" ");
  return `Traceback (most recent call last):\n  File "${SITE}/${file}", line 7, in ${name}\n    assert value\n${last}\n`;
}

test("an exception without a text is known by the function that raised it", () => {
  const { search } = undeclared({ a: [["AssertionError", "lilya/a.py f"]], b: [["AssertionError", "lilya/b.py g"]] });
  const [first] = search(ended("lilya/b.py g", "AssertionError")).results;
  assert.deepEqual([first.url, first.section.anchor, first.confident], ["b", "there", true]);
  assert.equal(search(ended("lilya/b.py h", "AssertionError")).confident, false);
  assert.equal(search(ended("lilya/b.py g", "KeyError: 1")).confident, false);
});

test("what two pages show is a guess, what many show says nothing", () => {
  const pages = (names) => Object.fromEntries([...names].map((url) => [url, [["AssertionError", "lilya/a.py f"]]]));
  const text = ended("lilya/a.py f", "AssertionError");
  const two = undeclared(pages("ab")).search(text);
  assert.deepEqual([two.results.length, two.confident], [2, false]);
  assert.deepEqual(undeclared(pages("abcd")).search(text).results, []);
});

test("a declared message tells more than the function", () => {
  const ways = { a: [], b: [["ValueError", "lilya/a.py f"]] };
  const { search } = undeclared(ways, { a: [["ValueError", "the price of the invoice is missing"]] });
  const { results } = search(ended("lilya/a.py f", "ValueError: the price of the invoice is missing"));
  assert.deepEqual(
    results.map(({ url }) => url),
    ["a"],
  );
});

for (const [name, first, expected] of [
  ["what comes after a sure one may be sure", { confident: true }, [true, true]],
  ["after a guess nothing is sure", { confident: false }, [false, false]],
  [
    "what was raised elsewhere is a guess, whatever else speaks for it",
    { confident: true, elsewhere: true },
    [false, false],
  ],
]) {
  test(name, () => {
    const evidence = [
      { page: 0, kind: "message", score: 150, ...first },
      { page: 0, kind: "exception", score: 60, confident: first.confident },
      { page: 1, kind: "message", score: 140, confident: true },
    ];
    assert.deepEqual(
      merge(evidence).map(({ confident }) => confident),
      expected,
    );
  });
}
