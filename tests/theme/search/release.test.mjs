// What a reader's own release is compared with: runs of releases, by their places in the list of all.

import assert from "node:assert/strict";
import { test } from "node:test";
import { inWords, isIn, stepBack } from "../../../theme/search/ui/release.js";

const ALL = ["0.9", "0.10", "0.11", "0.12", "0.13"];

for (const [runs, release, isThere, words] of [
  [[["0.9", "0.13"]], "0.10", true, "Seen in your 0.10."],
  [[["0.10", "0.13"]], "0.10", true, "Seen in your 0.10, since 0.10."],
  [[["0.9", "0.11"]], "0.10", true, "Seen in your 0.10, until 0.11."],
  [[["0.10", "0.12"]], "0.11", true, "Seen in your 0.11, since 0.10, until 0.12."],
  [[["0.10", "0.13"]], "0.9", false, "Not seen in your 0.9: first in 0.10."],
  [[["0.9", "0.10"]], "0.12", false, "Not seen in your 0.12: last in 0.10."],
  // biome-ignore format: a row
  [[["0.9", "0.9"], ["0.12", "0.13"]], "0.10", false, "Not seen in your 0.10: last in 0.9, again in 0.12."],
  [[], "0.10", false, ""],
]) {
  test(`${JSON.stringify(runs)} and ${release}`, () => {
    assert.equal(isIn(runs, release, ALL), isThere);
    assert.equal(inWords(runs, release, ALL), words);
  });
}

const result = (url, confident = false) => ({ url, confident });
const isOther = ({ url }) => url.startsWith("other");

for (const [what, found, order] of [
  ["nothing", [], []],
  ["the rest keeps its order", [result("a"), result("b")], ["a", "b"]],
  [
    "others come last",
    [result("other 1"), result("a"), result("other 2"), result("b")],
    ["a", "b", "other 1", "other 2"],
  ],
  [
    "a confident first one stays",
    [result("other 1", true), result("other 2", true), result("a")],
    ["other 1", "a", "other 2"],
  ],
]) {
  test(what, () =>
    assert.deepEqual(
      stepBack(found, isOther).map(({ url }) => url),
      order,
    ),
  );
}
