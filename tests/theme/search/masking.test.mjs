// Secrets of a paste are hidden in all that is shown.

import assert from "node:assert/strict";
import { test } from "node:test";
import { mask, maskLine } from "../../../theme/search/core/masking.js";
import { search } from "./support.mjs";

const M = "•••";

for (const [text, expected] of [
  ["redis://:hunter2@cache:6379/0", `redis://:${M}@cache:6379/0`],
  ["postgresql+asyncpg://shop:p@ss:w0rd@db/shop", `postgresql+asyncpg://shop:${M}@db/shop`],
  ["https://ghs0meToken@github.com/shop/shop.git", `https://${M}@github.com/shop/shop.git`],
  ["GET /hook?token=abc123&page=2 HTTP/1.1", `GET /hook?token=${M}&page=2 HTTP/1.1`],
  ["Authorization: Bearer abc.def-123", `Authorization: ${M}`],
  ["authorization: Basic dXNlcjpwYXNz", `authorization: ${M}`],
  ["(b'authorization', b'Bearer abcdef123456')", `(b'authorization', b'${M}')`],
  ["{'Authorization': 'Token 12345'}", `{'Authorization': '${M}'}`],
  ["Cookie: session=abc; csrftoken=def", `Cookie: ${M}`],
  ["set-cookie: session=eyJhIjoxfQ.Zx; Path=/", `set-cookie: ${M}`],
  ["(b'cookie', b'session=abc')", `(b'cookie', b'${M}')`],
  ["X-API-Key: 8f14e45f", `X-API-Key: ${M}`],
  ["SECRET_KEY=django-insecure-abc", `SECRET_KEY=${M}`],
  ["export AWS_SECRET_ACCESS_KEY='wJalrXUtnFEMI'", `export AWS_SECRET_ACCESS_KEY='${M}'`],
  ['{"user": "ada", "password": "hunter2"}', `{"user": "ada", "password": "${M}"}`],
  ["connect(user='ada', password='hunter2')", `connect(user='ada', password='${M}')`],
  ["password: hunter", `password: ${M}`],
  ["curl -u ada:hunter2 https://x.example", `curl -u ada:${M} https://x.example`],
  ["tool --token abc123 --verbose", `tool --token ${M} --verbose`],
  ["jwt eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxMjM0In0.SflKxwRJ", `jwt ${M}`],
  ["pushed with ghp_0123456789abcdefABCDEF0123456789abcd", `pushed with ${M}`],
  ["AKIAIOSFODNN7EXAMPLE in the log", `${M} in the log`],
  [
    "-----BEGIN RSA PRIVATE KEY-----\nMIIE\nabcd\n-----END RSA PRIVATE KEY-----",
    `-----BEGIN RSA PRIVATE KEY-----${M}-----END RSA PRIVATE KEY-----`,
  ],
  ["token=a token=b", `token=${M} token=${M}`],
]) {
  test(`hidden: ${text.split("\n")[0]}`, () => assert.equal(mask(text), expected));
}

for (const text of [
  "AssertionError: Paths must start with '/'",
  "No authorization header was sent",
  "https://lilya.dev/routing/#path",
  "def login(password): return password",
  "ada@example.com wrote",
  'File "/srv/app/token.py", line 3, in verify_token',
  "TypeError: 'key' is an invalid keyword argument",
]) {
  test(`left alone: ${text}`, () => assert.equal(mask(text), text));
}

test("hiding twice changes nothing", () => {
  const once = mask("redis://:hunter2@cache Authorization: Bearer abcdef SECRET_KEY=x");
  assert.equal(mask(once), once);
});

test("what is highlighted moves with the text", () => {
  const line = "redis://:hunter2@cache RuntimeError: Stream consumed";
  const found = maskLine(line, line.indexOf("Stream"), line.length);
  assert.equal(found.line.slice(found.start, found.end), "Stream consumed");
});

test("nothing that a search returns shows a secret", () => {
  const secret = "hunter2hunter2";
  const found = JSON.stringify([
    search.search(`ValueError: password=${secret}`),
    search.search(`Stream consumed by redis://:${secret}@cache`),
    search.search(`I get a 404, Authorization: Bearer ${secret}`),
    search.search(
      `Traceback (most recent call last):\n  File "a.py", line 1, in f\n    x\nshop.errors.Denied: token=${secret}`,
    ),
    search.search(`Directory '/srv' does not exist SECRET_KEY=${secret} ${"x ".repeat(300)}`),
  ]);
  assert.ok(!found.includes(secret.slice(0, 7)), found);
});
