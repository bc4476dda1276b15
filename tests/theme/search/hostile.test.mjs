// Inputs that were made to do harm find something or nothing; they neither raise nor hang, and the
// work grows no faster than the input.

import assert from "node:assert/strict";
import { test } from "node:test";
import { canonicalLines } from "../../../theme/search/core/canonical.js";
import { clean } from "../../../theme/search/core/clean.js";
import { createSearch } from "../../../theme/search/core/index.js";
import { mask } from "../../../theme/search/core/masking.js";
import { enter, find } from "../../../theme/search/core/matching.js";
import { compile } from "../../../theme/search/core/templates.js";
import { readExceptions } from "../../../theme/search/core/traceback.js";
import { fc, index, search } from "./support.mjs";

const KINDS = new Set(["message", "near", "exception", "frames", "words"]);

/** Search, and check that what comes back has the shape that was promised. */
function searched(text) {
  const found = search.search(text);
  assert.equal(typeof found.confident, "boolean");
  assert.ok(new Set(found.results.map(({ url }) => url)).size <= 10);
  for (const { url, score, reason } of found.results) {
    assert.ok(index.pages.some((page) => page.url === url));
    assert.ok(Number.isFinite(score) && score > 0);
    assert.ok(KINDS.has(reason.kind));
    assert.ok(
      0 <= reason.start && reason.start <= reason.end && reason.end <= reason.line.length,
      JSON.stringify(reason),
    );
    assert.ok(!/[\0-\x08\x0b-\x1f\u202a-\u202e\u2066-\u2069]/.test(reason.line));
  }
  JSON.stringify(found);
  return found;
}

const UNITS = [
  "a",
  " ",
  "\n",
  "\t",
  "\r",
  "\0",
  "\u2028",
  "\u202e",
  "\ud800",
  "\udc00",
  "é",
  "😀",
  "aA",
  "a.",
  "a_",
  "([{",
  ")]}",
  "'\"",
  "`",
  "\\",
  "[[[[",
  "\x1b[",
  "\x1b]",
  "\x9b",
  "&amp;",
  "&#",
  "&#x",
  "&#0;",
  "<",
  "<script>",
  "</",
  "{",
  "}",
  "{}",
  "{{",
  "$",
  "^",
  "(a+)+$",
  "(?=",
  ".*",
  "password=",
  "token:",
  "://",
  "a:@",
  "a://b:",
  "Cookie: a=b; ",
  "authorization: ",
  "bearer ",
  "-u a:",
  "eyJ",
  "-----BEGIN PRIVATE KEY-----",
  "Traceback (most recent call last):\n",
  "Traceback (most recent call last): ",
  'File "',
  'File "a", line 1, in f\n',
  '  File "a", line 1\n    x\n',
  "ERROR: ",
  "ERROR:    x\n",
  "INFO:root:",
  "2026-03-02 10:11:12 ",
  "[2026-03-02 10:11:12] ERROR ",
  "| ",
  "+ ",
  "+-+---- 1 ----\n",
  "> ",
  "│ ",
  "E  ",
  "FAILED a - ",
  "a-1 | ",
  "RuntimeError: ",
  "a.b.C: x\n",
  "During handling of the above exception, another exception occurred:\n",
  "__proto__ ",
  "constructor ",
  "hasOwnProperty ",
  "toString ",
  "= ",
  "=",
  "not found ",
  "No module named ",
  "invalid path: ",
  "' object has no attribute '",
  "Stream consumed\n",
  "must start with ",
];

const SINGLE = [
  undefined,
  null,
  42,
  {},
  [],
  ["a"],
  true,
  "",
  "__proto__",
  "constructor",
  "prototype",
  "hasOwnProperty: x",
  "__proto__: x",
  "toString",
  "valueOf is not a function",
  "<img src=x onerror=alert(1)>",
  "<script>alert(1)</script>",
  "javascript:alert(1)",
  "data:text/html,<script>alert(1)</script>",
  '"><svg onload=alert(1)>',
  "' OR 1=1 --",
  "${7*7}",
  "{{7*7}}",
  "../../etc/passwd",
  "%00",
  "\ud800",
  "\udfff\ud800",
  "a\u0000b",
  "\u202eabc\u202c",
  "İ",
  "ß",
  "ﬁ",
  "Ⅷ",
  "𝒳",
  "👩‍👩‍👧",
  "א",
  "日本語のエラー",
  "ошибка 404",
  "🇦🇹",
  "\u200b",
  "\ufeffRuntimeError: Stream consumed",
  "(((((((((((((((((((((((((((((",
  "a".repeat(100_000),
  "A.".repeat(50_000),
  "a: ".repeat(50_000),
  "Error: ".repeat(20_000),
  `${"x".repeat(5000)}Stream consumed${"y".repeat(5000)}`,
  "x\n".repeat(100_000),
  "\u0301".repeat(10_000),
  "𐀀".repeat(10_000),
  "KeyError: '__proto__'",
  "AttributeError: 'Object' object has no attribute '__proto__'",
  "NoMatchFound".repeat(1000),
  "lilya.".repeat(10_000),
  "9".repeat(10_000),
  "-".repeat(10_000),
  "=".repeat(10_000),
  "*",
  ".",
  "\\",
  "\\n",
  "\\u0000",
  "%s%s%s%n",
  "\x1b]0;title\x07",
  "\x1b[2J\x1b[1;1H",
  "&lt;script&gt;alert(1)&lt;/script&gt;",
  "&#60;script&#62;",
  "&#x3c;script&#x3e;",
  "{".repeat(10_000),
  "{a}".repeat(5_000),
  "NaN",
  "Infinity",
  "null",
  "undefined",
  "[object Object]",
  "true",
];

const PAIRS = UNITS.slice(0, 60).map((unit, number) => unit + UNITS[(number * 7 + 3) % UNITS.length]);
const inputs = [...SINGLE, ...[...UNITS, ...PAIRS].map((unit) => unit.repeat(Math.ceil(20_000 / unit.length)))];

test(`${inputs.length} inputs`, () => {
  assert.ok(inputs.length >= 200);
  for (const input of inputs) searched(input);
});

test("5 MB of one character", () => {
  for (const char of ["a", " ", "\n", "\0", "\ud800", "\u202e"]) searched(char.repeat(5_000_000));
});

test("any text", () => {
  fc.assert(
    fc.property(fc.string({ unit: "binary", maxLength: 300 }), (text) => void searched(text)),
    { numRuns: 150, seed: 2026 },
  );
  fc.assert(
    fc.property(fc.array(fc.constantFrom(...UNITS), { maxLength: 30 }), (units) => void searched(units.join(""))),
    { numRuns: 150, seed: 2026 },
  );
});

test("any index text", () => {
  const hostile = fc.constantFrom(
    "__proto__",
    "constructor",
    "{",
    "}",
    "{}",
    "{a}",
    "",
    " ",
    "\n",
    "(?:",
    "\0",
    "x".repeat(2000),
    "{__proto__}",
    "'",
    "=404",
  );
  const page = fc.record({
    title: hostile,
    cause: hostile,
    symptoms: fc.array(hostile, { maxLength: 3 }),
    message: hostile,
    type: hostile,
  });
  const property = fc.property(fc.array(page, { maxLength: 4 }), hostile, (pages, text) => {
    const made = pages.map(({ message, type, ...rest }, number) => ({
      url: `p${number}/`,
      area: "a",
      areaTitle: "A",
      versions: "",
      check_first: "",
      headings: [],
      text: "",
      ...rest,
      errors: [{ type, message, where: "raised", lilya: null }],
    })); // prettier-ignore
    createSearch({ areas: [], pages: made }).search(`${text} ${pages[0]?.message ?? ""} ${pages[0]?.title ?? ""}`);
  });
  fc.assert(property, { numRuns: 100, seed: 2026 });
});

/** Milliseconds of processor time, the best of three. */
function cost(work) {
  return Math.min(
    ...[1, 2, 3].map(() => {
      const before = process.cpuUsage();
      work();
      const { user, system } = process.cpuUsage(before);
      return (user + system) / 1000;
    }),
  );
}

const LOG = [
  'INFO:     127.0.0.1:50412 - "GET /users/7 HTTP/1.1" 200 OK',
  "Traceback (most recent call last):",
  '  File "/srv/app/main.py", line 12, in handler',
  "    return await thing()",
  "ValueError: bad thing",
  "ERROR:    Stream consumed",
];
const logOf = (lines) => Array.from({ length: lines }, (_, number) => LOG[number % LOG.length]).join("\n");

test("eight times the input costs at most some twenty times as much", () => {
  for (const make of [
    (size) => logOf(size / 40),
    (size) => "a".repeat(size),
    (size) => "Stream consumed ".repeat(size / 16),
    (size) => "a.B: ".repeat(size / 5),
  ]) {
    const [small, large] = [make(100_000), make(800_000)];
    search.search(small);
    assert.ok(cost(() => search.search(large)) < 20 * cost(() => search.search(small)) + 40);
  }
});

test("hiding secrets is as linear", () => {
  for (const unit of ["password=", "a://b:", "token ", "x@", "Cookie: "]) {
    const [small, large] = [100_000, 800_000].map((size) => unit.repeat(size / unit.length));
    assert.ok(cost(() => mask(large)) < 20 * cost(() => mask(small)) + 40, unit);
  }
});

test("comparisons of templates grow with the text, and not with the number of templates", () => {
  const compared = (pages, lines) => {
    const cleaned = clean(logOf(lines));
    const { kinds } = readExceptions(cleaned, () => false);
    const work = { compared: 0 };
    find(enter(compile(pages)), canonicalLines(cleaned, kinds), cleaned, work);
    return work.compared;
  };
  const others = Array.from({ length: 2000 }, (_, number) => ({
    errors: [{ type: "ValueError", message: `the ${number.toString(36)} of {name} is ${number * 7} and no more` }],
  }));
  const [some, more] = [compared(index.pages, 600), compared(index.pages, 1200)];
  assert.ok(some > 0 && more <= 2 * some + 10);
  assert.ok(compared([...index.pages, ...others], 600) <= 2 * some + 10);
});
