// Stems, parts of names and synonyms.

import assert from "node:assert/strict";
import { test } from "node:test";
import { isGroup, plainTerms, stem, terms, words } from "../../../theme/search/core/words.js";

for (const forms of [
  "route routes routed routing",
  "cache caches cached caching",
  "upload uploads uploaded uploading",
  "query queries",
  "address addresses",
  "stop stops stopped stopping",
  "setting settings",
]) {
  test(`one stem: ${forms}`, () => assert.equal(new Set(forms.split(" ").map(stem)).size, 1));
}

for (const pair of ["set settings", "string str", "nothing not", "class clas", "404 405", "status statu"]) {
  test(`two stems: ${pair}`, () => assert.equal(new Set(pair.split(" ").map(stem)).size, 2));
}

const groups = (text) => new Set(terms(text).filter(isGroup));
const shared = (a, b) => [...groups(a)].some((group) => groups(b).has(group));

for (const [a, b] of [
  ["endpoint", "route"],
  ["url", "path"],
  ["404", "not found"],
  ["start-up hook", "lifespan"],
  ["env", "environment variable"],
  ["config", "settings"],
  ["websocket", "ws"],
  ["the handler doesn't run", "it is never called"],
  ["log in", "authentication"],
  ["hangs", "never returns"],
  ["url_for", "reverse lookup"],
  ["build a link", "generate the link"],
  ["WebSocketPath", "web socket"],
]) {
  test(`synonyms: ${a}, ${b}`, () => assert.ok(shared(a, b)));
}

for (const [a, b] of [
  ["route", "cache"],
  ["found", "404"],
  ["not", "404"],
]) {
  test(`no synonyms: ${a}, ${b}`, () => assert.ok(!shared(a, b)));
}

test("parts of names", () => {
  const found = terms("LILYA_SETTINGS_MODULE and TestClient");
  for (const part of ["lilya_settings_module", "lilya", "setting", "modul", "testclient", "client"])
    assert.ok(found.includes(part), part);
});

test("a long text has each term once and no synonyms", () => {
  const found = plainTerms("the route, the routes and an endpoint");
  assert.deepEqual(found, ["rout", "endpoint"]);
});

test("words with their places", () => {
  assert.deepEqual(words("Ünï-code wörd_1!"), [
    { word: "ünï", start: 0, end: 3 },
    { word: "code", start: 4, end: 8 },
    { word: "wörd_1", start: 9, end: 15 },
  ]);
});

test("words that objects have of their own are words", () => {
  for (const word of ["__proto__", "constructor", "hasOwnProperty", "toString"])
    assert.ok(terms(word).length > 0, word);
});
