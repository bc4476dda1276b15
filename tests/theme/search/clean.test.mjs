// What a paste looks like after cleaning: the text of its lines, and their own message.

import assert from "node:assert/strict";
import { test } from "node:test";
import { clean } from "../../../theme/search/core/clean.js";
import { body } from "../../../theme/search/core/records.js";

const texts = (input) => clean(input).map(({ text }) => text);
const bodies = (input) => clean(input).map(body);

for (const [name, input, expected] of [
  ["plain", "one\ntwo", ["one", "two"]],
  ["Windows line ends", "one\r\ntwo\rthree", ["one", "two", "three"]],
  ["other line ends", "one\u2028two\u0085three\x0bfour", ["one", "two", "three", "four"]],
  ["colours", "\x1b[31mERROR\x1b[0m: x \x1b[1;38;5;200mbold\x1b[m", ["ERROR: x bold"]],
  ["colours without the escape character", "[31mERROR[0m: x", ["ERROR: x"]],
  ["a list is no colour", "a[0] and b[1;2] stay", ["a[0] and b[1;2] stay"]],
  ["links in a terminal", "\x1b]8;;https://x.example\x07here\x1b]8;;\x07", ["here"]],
  ["entities", "&lt;module&gt; &quot;a&quot; &#39;b&#39; &#x27;c&#x27; &amp;amp;", ["<module> \"a\" 'b' 'c' &"]],
  ["entities that are none", "&bogus; &#xFFFFFFF; &#xD800;", ["&bogus; &#xFFFFFFF; &#xD800;"]],
  ["invisible characters", "a\u200bb\u202ec\u0000d\ufeffe\u00adf", ["abcdef"]],
  ["no-break spaces", "a\u00a0b", ["a b"]],
  ["nothing", "", [""]],
  ["no text at all", undefined, [""]],
]) {
  test(`text: ${name}`, () => assert.deepEqual(texts(input), expected));
}

for (const [name, input, expected] of [
  ["uvicorn", "ERROR:    Exception in ASGI application", ["Exception in ASGI application"]],
  ["the standard logging", "ERROR:root:broken", ["broken"]],
  ["the standard logging with a time", "2026-03-02 10:11:12,345 - uvicorn.error - ERROR - broken", ["broken"]],
  ["Lilya's logging", "[2026-03-02 10:11:12] INFO in _client: HTTP Request: GET /", ["HTTP Request: GET /"]],
  ["gunicorn", "[2026-03-02 10:11:12 +0000] [4242] [ERROR] Worker failed to boot.", ["Worker failed to boot."]],
  ["loguru", "2026-03-02 10:11:12.345 | ERROR    | shop.api:handle:12 - broken", ["broken"]],
  ["structlog", "2026-03-02T10:11:12.345678Z [error    ] broken", ["broken"]],
  ["docker compose", "web-1  | ERROR:    broken", ["broken"]],
  ["kubernetes", "2026-03-02T10:11:12.345678901Z stderr F broken", ["broken"]],
  ["journald", "Mar 02 10:11:12 host uvicorn[4242]: ERROR:    broken", ["broken"]],
  ["heroku", "2026-03-02T10:11:12.345678+00:00 app[web.1]: broken", ["broken"]],
  ["pytest", "E   RuntimeError: broken", ["RuntimeError: broken"]],
  ["pytest's summary", "FAILED tests/test_app.py::test_users - RuntimeError: broken", ["RuntimeError: broken"]],
  ["a quoted mail", "> > RuntimeError: broken", ["RuntimeError: broken"]],
  ["an exception group", "  | RuntimeError: broken", ["RuntimeError: broken"]],
  ["a box", "│ RuntimeError: broken", ["RuntimeError: broken"]],
  ["an exception is no logger", "ERROR:    RuntimeError: broken", ["RuntimeError: broken"]],
  ["prose", "the path: it is wrong", ["the path: it is wrong"]],
]) {
  test(`prefix: ${name}`, () => assert.deepEqual(bodies(input), expected));
}

const TRACEBACK = [
  "Traceback (most recent call last):",
  '  File "/srv/app/main.py", line 9, in <module>',
  "    app = Lilya(routes=[Path('users', users)])",
  '  File "/srv/app/shop.py", line 93, in __init__',
  "    assert path.startswith('/')",
  "AssertionError: broken",
];
const trimmed = (input) => bodies(input).filter(Boolean);
const own = TRACEBACK.map((line) => line.trim());

for (const [name, input] of [
  ["a field that puts spaces for line breaks", TRACEBACK.join(" ")],
  ["a field that drops line breaks", TRACEBACK.join("")],
  ["a log in JSON", `{"exc_info":"${TRACEBACK.join("\\n").replaceAll('"', '\\"')}`],
]) {
  test(`lost line breaks: ${name}`, () => {
    const found = trimmed(input)
      .map((line) => line.replace(/^\{"exc_info":"/, ""))
      .filter(Boolean);
    assert.deepEqual(found, own);
  });
}

test("a record in the middle of a line begins a line", () => {
  assert.deepEqual(bodies('INFO:     Started ERROR:    broken [2026-03-02 10:11:12] INFO in a: "GET / HTTP/1.1" 200'), [
    "Started",
    "broken",
    '"GET / HTTP/1.1" 200',
  ]);
});

test("of a huge paste the beginning and the end are kept", () => {
  const lines = clean(`first\n${"x\n".repeat(2_000_000)}last`);
  assert.equal(lines[0].text, "first");
  assert.equal(lines.at(-1).text, "last");
  assert.ok(lines.length < 600_000);
});
