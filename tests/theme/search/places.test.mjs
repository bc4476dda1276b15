import assert from "node:assert/strict";
import { test } from "node:test";
import { createSearch } from "../../../theme/search/core/index.js";
import { anchorOf } from "../../../theme/search/core/places.js";
import { smallIndex } from "./support.mjs";

const known = new Map(
  ["uvicorn/run.py run", "lilya/apps.py call", "lilya/a.py f", "lilya/b.py g"].map((f, n) => [f, n]),
);

for (const [name, places, seen, anchor] of [
  ["one place, whatever the way", [["only", [0, 2]]], [], "only"],
  ["no place", [], ["lilya/a.py f"], null],
  [
    "the way tells",
    [
      ["a", [0, 1, 2]],
      ["b", [0, 1, 3]],
    ],
    ["uvicorn/run.py run", "lilya/apps.py call", "lilya/b.py g"],
    "b",
  ],
  [
    "the end of the way tells more",
    [
      ["a", [0, 2]],
      ["b", [1, 3]],
    ],
    ["uvicorn/run.py run", "lilya/b.py g"],
    "b",
  ],
  [
    "no way, two sections",
    [
      ["a", [2]],
      ["b", [3]],
    ],
    [],
    null,
  ],
  [
    "no way, twice the same section",
    [
      ["a", [2]],
      ["a", [3]],
    ],
    [],
    "a",
  ],
  [
    "a way that is none of them",
    [
      ["a", [2]],
      ["b", [3]],
    ],
    ["other/x.py y"],
    null,
  ],
]) {
  test(`the section of a paste: ${name}`, () => assert.equal(anchorOf(places, seen, known), anchor));
}

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
  assert.equal(search("ValueError: no name given").results[0].section, null);
});
