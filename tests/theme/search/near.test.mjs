// Which message a text nearly is.

import assert from "node:assert/strict";
import { test } from "node:test";
import { createSearch } from "../../../theme/search/core/index.js";
import { smallIndex } from "./support.mjs";

const search = createSearch(
  smallIndex({
    slash: [["AssertionError", "Paths must start with '/'"]],
    include: [["AssertionError", "Either 'app=...', or 'routes=...', or 'namespace=...' must be specified"]],
    middleware: [["RuntimeError", "Middlewares cannot be added once the application has started."]],
    client: [["RuntimeError", "The lilya.testclient module requires the httpx2 package to be installed."]],
    dump: [["AttributeError", "'NoneType' object has no attribute 'safe_dump'"]],
    cast: [["ValueError", "Cannot cast value '{value}' to type '{type}'"]],
    match: [["lilya.routing.types.NoMatchFound", 'No route exists for name "{name}" and params "{params}".']],
    redis: [["redis.exceptions.ConnectionError", "Error {code} connecting to {address}."]],
  }),
);

for (const [name, text, page, kind] of [
  ["one word differs", "AssertionError: Path must start with '/'", "slash", "near"],
  ["reworded", "RuntimeError: Cannot add middlewares once the application has been started", "middleware", "near"],
  ["a typo", "AssertionEror: Paths mst start with '/'", "slash", "near"],
  [
    "letters swapped",
    "RuntimeError: Middlewares cannot be adedd once the application has started.",
    "middleware",
    "near",
  ],
  ["cut off", "AssertionError: Either 'app=...', or 'routes=...', or 'names", "include", "near"],
  ["cut off while typing", "middlewares cannot be ad", "middleware", "near"],
  [
    "a package of another release",
    "RuntimeError: The lilya.testclient module requires the httpx package to be installed.",
    "client",
    "near",
  ],
  ["a type of the package alone", "NoMatchFound", "match", "exception"],
  ["that type with another message", "lilya.routing.NoMatchFound: nothing here", "match", "exception"],
]) {
  test(name, () => {
    const { confident, results } = search.search(text);
    assert.equal(`${results[0].url} ${results[0].reason.kind}`, `${page} ${kind}`);
    assert.ok(confident);
  });
}

for (const [name, text] of [
  ["another name in quotes", "AttributeError: 'NoneType' object has no attribute 'append'"],
  ["a built-in type", "RuntimeError: dictionary changed size during iteration"],
  [
    "a type of the same name of another package",
    "requests.exceptions.ConnectionError: HTTPSConnectionPool(host='x', port=443)",
  ],
  ["common words alone", "ValueError: the value must be added"],
]) {
  test(`not confident: ${name}`, () => assert.equal(search.search(text).confident, false));
}
