// Every message that a page declares finds its page first, whatever fills its placeholders and
// whatever surrounds it.

import assert from "node:assert/strict";
import { test } from "node:test";
import { createSearch } from "../../../theme/search/core/index.js";
import { parts } from "../../../theme/search/core/templates.js";
import { surrounded } from "./noise.mjs";
import { fc, index, search, smallIndex } from "./support.mjs";

const RUNS = 12; // for each message

const value = fc.oneof(
  fc.constantFrom(
    "users",
    "shop.orders",
    "UserService",
    "/srv/app/static",
    "<class 'int'>",
    "8000",
    "order_id",
    "AppConfig",
    "/api/{tenant}",
  ),
  fc.stringMatching(/^[a-z]{3,10}$/),
  fc.integer({ min: 0, max: 99_999 }).map(String),
);

/** An expression that finds a template's message, made without the code that is tested. */
function expression(message) {
  const source = parts(message).map(({ literal }) =>
    literal === undefined ? ".+?" : literal.replace(/[.*+?^${}()|[\]\\]/g, "\\$&"),
  );
  return new RegExp(source.join(""), "s");
}
const literalLength = (message) => parts(message).reduce((sum, { literal = "" }) => sum + literal.length, 0);
const declared = index.pages.flatMap((page) =>
  page.errors.map((error) => ({
    ...error,
    url: page.url,
    expression: expression(error.message),
    size: literalLength(error.message),
  })),
);

/** The pages whose templates say most of a message. */
function owners(message) {
  const fitting = declared.filter((error) => error.expression.test(message));
  const most = Math.max(...fitting.map((error) => error.size));
  return new Set(fitting.filter((error) => error.size === most).map((error) => error.url));
}

const waysOf = ({ places }) =>
  places
    .filter(([, frames]) => frames.length)
    .map(([, frames, byReader]) => ({ frames: frames.map((frame) => index.frames[frame]), byReader }));

const shape = (message) =>
  parts(message)
    .map(({ literal }) => literal ?? "{}")
    .join("");

/** The pages that have a message: two may, if each shows another way to it. */
const sharing = (error) =>
  new Set(declared.filter(({ message }) => shape(message) === shape(error.message)).map(({ url }) => url));

// "{name}.html" is found by its exception type, where that is readable; AssertionError by its way alone.
const isTelling = ({ message, type, generic }) =>
  (!parts(message)[0].gap || literalLength(message) > 5) && !(generic && !type && /^[A-Z]\w*$/.test(message));

for (const error of declared.filter(isTelling)) {
  test(`${error.url} ${error.message}`, () => {
    const pieces = parts(error.message);
    const pages = sharing(error);
    const gaps = pieces.filter(({ gap }) => gap).length;
    const filled = fc.array(value, { minLength: gaps, maxLength: gaps }).map((values) => {
      const left = [...values];
      return pieces.map(({ literal }) => literal ?? left.shift()).join("");
    });
    const input = filled
      .filter((message) => [...owners(message)].every((url) => pages.has(url)))
      .chain((message) =>
        surrounded(error.type ? `${error.type}: ${message}` : message, Boolean(error.type), waysOf(error)),
      );
    fc.assert(
      fc.property(input, (text) => {
        const found = search.search(text);
        assert.ok(
          pages.has(found.results[0]?.url),
          `first came ${found.results[0]?.url}: ${JSON.stringify(found.results[0]?.reason)}`,
        );
        assert.ok(found.confident || error.generic);
      }),
      { numRuns: RUNS, seed: 5 },
    );
  });
}

test("a log record that repeats the message of an exception tells more than the exception", () => {
  const small = createSearch(
    smallIndex({
      "exception/": [["RuntimeError", "Already running {library} in this thread"]],
      "record/": [[null, "failure in delete(): Already running {library} in this thread"]],
    }),
  );
  const found = (record) =>
    small
      .search(
        `${record}\nTraceback (most recent call last):\n  File "a.py", line 1, in f\n    g()\nRuntimeError: Already running asyncio in this thread\n`,
      )
      .results.map(({ url }) => url);
  assert.deepEqual(found("ERROR:    failure in delete(): Already running asyncio in this thread"), [
    "record/",
    "exception/",
  ]);
  assert.deepEqual(found("ERROR:    failure in delete(): Already running trio in this thread"), [
    "exception/",
    "record/",
  ]);
});

test("a short message that a record holds by accident is no quotation", () => {
  const small = createSearch(
    smallIndex({
      "record/": [[null, "Could not connect to Redis at {address}"]],
      "raised/": [["RuntimeError", "Stream consumed"]],
    }),
  );
  const raised = (last) => `Traceback (most recent call last):\n  File "a.py", line 1, in f\n    g()\n${last}\n`;
  for (const other of ["KeyError: 'zq'", "KeyError: 6", "SystemExit: 3"]) {
    const text = `ERROR:    Could not connect to Redis at redis://127.0.0.1:6379\n${raised(other)}${raised("RuntimeError: Stream consumed")}`;
    assert.deepEqual(
      small.search(text).results.map(({ url }) => url),
      ["raised/", "record/"],
      other,
    );
  }
});
