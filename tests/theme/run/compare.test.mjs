// What a page says that a program shows, and how what it showed differs.

import assert from "node:assert/strict";
import { test } from "node:test";
import { compare, expected } from "../../../theme/run/core/compare.js";

const PROGRAM = `for name in ["Ada", "Bob"]:
    print(name)
    #> Ada
    #> Bob
print(long)
'''
first
  second
'''
print("#> is no output")
#>
`;

test("the lines that a page shows", () => {
  assert.deepEqual(expected(PROGRAM), ["Ada", "Bob", "first", "  second", ""]);
  assert.deepEqual(expected("raise ValueError\n", "Traceback:\n\nValueError\n"), ["Traceback:", "", "ValueError"]);
  assert.deepEqual(expected(""), []);
});

const cases = [
  [["a", "b"], ["a", "b"], [], []],
  [["b", "a"], ["a", "b"], [], []],
  [["a  "], ["a"], [], []],
  [["a", "a"], ["a"], ["a"], []],
  [["a"], ["a", "a"], [], ["a"]],
  [["c"], ["a", "b"], ["c"], ["a", "b"]],
  [[], ["a"], [], ["a"]],
];

for (const [shown, wanted, added, missing] of cases) {
  test(`${JSON.stringify(shown)} where the page has ${JSON.stringify(wanted)}`, () => {
    const found = compare(shown, wanted);
    assert.deepEqual(
      found.lines.filter(({ isNew }) => isNew).map(({ text }) => text),
      added,
    );
    assert.deepEqual(found.missing, missing);
    assert.equal(found.lines.length, shown.length);
  });
}
