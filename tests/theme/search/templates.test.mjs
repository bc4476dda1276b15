// Which declared message a text holds.

import assert from "node:assert/strict";
import { test } from "node:test";
import { createSearch } from "../../../theme/search/core/index.js";
import { parts } from "../../../theme/search/core/templates.js";
import { smallIndex } from "./support.mjs";

const MESSAGES = smallIndex({
  slash: [
    ["AssertionError", "Paths must start with '/'"],
    ["AssertionError", "Routed paths must start with '/'"],
  ],
  directory: [["RuntimeError", "Directory '{path}' does not exist"]],
  staticfiles: [["RuntimeError", "StaticFiles directory '{path}' does not exist."]],
  module: [["ModuleNotFoundError", "No module named '{module}'"]],
  extra: [["ModuleNotFoundError", "No module named 'pydantic'"]],
  value: [["ValueError", "invalid path: {value}"]],
  attribute: [["ValueError", "invalid path: {module}:{attribute}"]],
  frame: [["KeyError", "'text'"]],
  empty: [["AssertionError", "Must not be empty"]],
  wrapper: [["lilya.exceptions.ImproperlyConfigured", "500: {reason}, see the log of the server"]],
  braces: [["ValueError", "use {{braces}} around {name}"]],
  lines: [["RuntimeError", "The client needs a package.\nInstall it with:\n    $ pip install {name}"]],
  response: [[null, "Too many fields. Maximum number of fields is {number}."]],
  typeerror: [["TypeError", "the value is of the wrong kind"]],
  valueerror: [["ValueError", "the value is of the wrong kind"]],
});
const search = createSearch(MESSAGES);

/** The first page with what led there, or null when nothing is found confidently. */
function first(text) {
  const { confident, results } = search.search(text);
  return confident ? `${results[0].url} ${results[0].reason.kind}` : null;
}

for (const [name, text, expected] of [
  ["the message", "Paths must start with '/'", "slash message"],
  ["with its type", "AssertionError: Paths must start with '/'", "slash message"],
  ["other quotes", "AssertionError: Paths must start with “/”", "slash message"],
  ["no quotes", "AssertionError: Paths must start with /", "slash message"],
  ["other case and spaces", "assertionerror:  PATHS must  start with '/'", "slash message"],
  [
    "a longer message holds a shorter one",
    "RuntimeError: StaticFiles directory 'a' does not exist.",
    "staticfiles message",
  ],
  ["the shorter one alone", "RuntimeError: Directory 'a' does not exist", "directory message"],
  ["literal text beats a placeholder", "ModuleNotFoundError: No module named 'pydantic'", "extra message"],
  ["what only the placeholder fits", "ModuleNotFoundError: No module named 'shop'", "module message"],
  ["a name that begins alike", "ModuleNotFoundError: No module named 'pydantic_extra'", "module message"],
  ["marks tell apart", "ValueError: invalid path: shop:app", "attribute message"],
  ["without the mark", "ValueError: invalid path: shop", "value message"],
  ["a short message with its type", "KeyError: 'text'", "frame message"],
  ["a short message as repr()", "KeyError('text')", "frame message"],
  ["a short message of another type", "NameError: 'text'", null],
  ["a short message without its type", "'text'", null],
  ["a longer word", "KeyError: 'textile'", null],
  ["a common sentence within another", "SettingError: The SECRET_KEY setting must not be empty.", null],
  ["the same sentence, alone", "AssertionError: Must not be empty", "empty message"],
  ["braces", "ValueError: use {braces} around it", "braces message"],
  [
    "several lines",
    "RuntimeError: The client needs a package.\nInstall it with:\n    $ pip install httpx2",
    "lines message",
  ],
  ["wrapped by a narrow terminal", "Too many fields. Maximum number of fie\nlds is 1000.", "response message"],
  [
    "across lines that have nothing to do with each other",
    "Directory listing\nRuntimeError: x\n'a' does not exist",
    null,
  ],
  ["the type tells apart", "ValueError: the value is of the wrong kind", "valueerror message"],
  ["the other type", "TypeError: the value is of the wrong kind", "typeerror message"],
  ["in a line of source", "    raise RuntimeError(f\"Directory '{directory}' does not exist\")", "directory message"],
  [
    "glued to what follows",
    "RuntimeError: StaticFiles directory 'a' does not exist.Traceback (most recent call last):",
    "staticfiles message",
  ],
]) {
  test(name, () => assert.equal(first(text), expected));
}

const raised = (last) =>
  `Traceback (most recent call last):\n  File "/srv/app/main.py", line 3, in f\n    g()\n${last}\n`;

for (const [name, text, expected] of [
  [
    "the cause beats the wrapper",
    `${raised("AssertionError: Paths must start with '/'")}\nThe above exception was the direct cause of the following exception:\n\n${raised("lilya.exceptions.ImproperlyConfigured: 500: broken, see the log of the server")}`,
    ["slash", "wrapper"],
  ],
  [
    "several errors give several results",
    `${raised("KeyError: 'text'")}\n${raised("RuntimeError: Directory 'a' does not exist")}`,
    ["directory", "frame"],
  ],
]) {
  test(name, () =>
    assert.deepEqual(
      search
        .search(text)
        .results.slice(0, 2)
        .map(({ url }) => url),
      expected,
    ),
  );
}

test("what is highlighted", () => {
  for (const [text, expected] of [
    ["ERROR:    AssertionError: Paths must start with '/'", "Paths must start with '/'"],
    ["RuntimeError: Directory '/srv/a b' does not exist", "Directory '/srv/a b' does not exist"],
    [
      '{"detail":"Too many fields. Maximum number of fields is 1000."}',
      "Too many fields. Maximum number of fields is 1000.",
    ],
  ]) {
    const { line, start, end } = search.search(text).results[0].reason;
    assert.equal(line.slice(start, end).replace(/"\}$/, ""), expected);
  }
});

test("parts", () => {
  assert.deepEqual(parts("a {b} c{{d}}{e}"), [{ literal: "a " }, { gap: true }, { literal: " c{d}" }, { gap: true }]);
});
