// Which exceptions a text holds, and how they are related.

import assert from "node:assert/strict";
import { test } from "node:test";
import { clean } from "../../../theme/search/core/clean.js";
import { KIND, readExceptions } from "../../../theme/search/core/traceback.js";

const KNOWN = new Set(["NoMatchFound", "UnsetError"]);

/** One line for each exception: role, depth where it led to others, type and message. */
function read(input) {
  const { exceptions } = readExceptions(clean(input), (type) => KNOWN.has(type.split(".").pop()));
  return exceptions.map(
    ({ type, message, role, depth }) => `${role}${depth ? ` ${depth}` : ""}: ${type}${message ? `: ${message}` : ""}`,
  );
}

const traceback = (last) =>
  `Traceback (most recent call last):\n  File "/srv/app/main.py", line 3, in handler\n    return await load()\n           ^^^^^^^^^^^^\n${last}\n`;
const CAUSED = "\nThe above exception was the direct cause of the following exception:\n\n";
const DURING = "\nDuring handling of the above exception, another exception occurred:\n\n";

for (const [name, input, expected] of [
  ["nothing", "", []],
  ["prose", "my app is broken, please help: thanks", []],
  ["a last line alone", "AssertionError: broken", ["raised: AssertionError: broken"]],
  ["a type alone that the site knows", "NoMatchFound", ["raised: NoMatchFound"]],
  ["a type alone that it does not know", "Something", []],
  ["a traceback", traceback("shop.errors.Gone: order 7"), ["raised: shop.errors.Gone: order 7"]],
  ["a type without message", traceback("anyio.WouldBlock"), ["raised: anyio.WouldBlock"]],
  [
    "a cause",
    traceback("KeyError: 'a'") + CAUSED + traceback("ValueError: b"),
    ["cause 1: KeyError: 'a'", "raised: ValueError: b"],
  ],
  [
    "a context",
    traceback("KeyError: 'a'") + DURING + traceback("ValueError: b"),
    ["context 1: KeyError: 'a'", "raised: ValueError: b"],
  ],
  [
    "a long chain",
    traceback("OSError: a") + CAUSED + traceback("KeyError: 'b'") + DURING + traceback("ValueError: c"),
    ["cause 2: OSError: a", "context 1: KeyError: 'b'", "raised: ValueError: c"],
  ],
  [
    "two that have nothing to do with each other",
    traceback("KeyError: 'a'") + traceback("ValueError: b"),
    ["raised: KeyError: 'a'", "raised: ValueError: b"],
  ],
  [
    "a group",
    `  + Exception Group Traceback (most recent call last):
  |   File "/srv/app/main.py", line 5, in main
  |     async with anyio.create_task_group():
  | ExceptionGroup: unhandled errors in a TaskGroup (2 sub-exceptions)
  +-+---------------- 1 ----------------
    | Traceback (most recent call last):
    |   File "/srv/app/main.py", line 3, in one
    |     raise RuntimeError("a")
    | RuntimeError: a
    +---------------- 2 ----------------
    | ValueError: b
    +------------------------------------
`,
    [
      "raised: ExceptionGroup: unhandled errors in a TaskGroup (2 sub-exceptions)",
      "member: RuntimeError: a",
      "member: ValueError: b",
    ],
  ],
  ["a log level before the header alone", `ERROR:    ${traceback("OSError: a")}`, ["raised: OSError: a"]],
  ["a prefix before every line", traceback("OSError: a").replace(/^/gm, "web-1  | "), ["raised: OSError: a"]],
  ["printed by a server", "ERROR:    OSError: a", ["printed: OSError: a"]],
  ["printed as repr()", "WebSocketDisconnect(500, \"RuntimeError('a b')\")", ["printed: RuntimeError: a b"]],
  ["within prose", "when I call it I get RuntimeError: a b", ["printed: RuntimeError: a b"]],
  ["pytest", "    def test():\n>       load()\nE       OSError: a\n\napp.py:3: OSError", ["raised: OSError: a"]],
  [
    "code in the last frame is no exception",
    'Traceback (most recent call last):\n  File "a.py", line 1, in f\n    value: int\nKeyError: 1',
    ["raised: KeyError: 1"],
  ],
  [
    "lost indentation",
    'Traceback (most recent call last):\nFile "a.py", line 1, in f\nreturn\nKeyError: 1',
    ["raised: KeyError: 1"],
  ],
  [
    "a syntax error",
    '  File "/srv/app/main.py", line 3\n    def f(:\n          ^\nSyntaxError: invalid syntax',
    ["raised: SyntaxError: invalid syntax"],
  ],
  [
    "a box drawn by rich",
    "╭──── Traceback (most recent call last) ────╮\n│ /srv/app/main.py:3 in f                   │\n│ ❱ 3 raise KeyError(1)                     │\n╰───────────────────────────────────────────╯\nKeyError: 1",
    ["raised: KeyError: 1"],
  ],
  [
    "a notebook",
    "KeyError                                  Traceback (most recent call last)\nCell In[1], line 1\n----> 1 {}[1]\n\nKeyError: 1",
    ["raised: KeyError: 1"],
  ],
  ["the same ten times", traceback("OSError: a").repeat(10), ["raised: OSError: a"]],
]) {
  test(name, () => assert.deepEqual(read(input), expected));
}

test("a flood of exceptions keeps the last ones", () => {
  const flood = Array.from({ length: 5000 }, (_, number) => `ValueError: ${number}`).join("\n");
  const found = read(flood);
  assert.ok(found.length <= 60);
  assert.equal(found.at(-1), "raised: ValueError: 4999");
});

const PYTEST = `_______________________ test_start _______________________

    def test_start():
>       with TestClient(app):

tests/test_app.py:12:
_ _ _ _ _ _ _ _ _ _ _ _ _ _ _ _ _
/srv/.venv/lib/python3.11/site-packages/lilya/testclient/base.py:530: in __enter__
    portal.call(self.wait_startup)

self = <lilya.testclient.base.TestClient object at 0x7f0000000000>

    async def wait_startup(self) -> None:
        """
        Raises:
            AssertionError: If the message is no answer.
        """
>       assert message["type"] in ("lifespan.startup.complete",)
E       AssertionError

/srv/.venv/lib/python3.11/site-packages/lilya/testclient/base.py:641: AssertionError
================ short test summary info ================
FAILED tests/test_app.py::test_start - AssertionError
`;

test("a report of pytest has its way, and no exception but that of the test", () => {
  const { exceptions, kinds } = readExceptions(clean(PYTEST), () => false);
  assert.deepEqual(
    exceptions.map(({ type, message, frames, byReader }) => [type, message, frames, byReader]),
    [["AssertionError", "", ["lilya/testclient/base.py __enter__", "lilya/testclient/base.py wait_startup"], false]],
  );
  const kindOf = (part) => kinds[PYTEST.split("\n").findIndex((line) => line.includes(part))];
  assert.equal(kindOf("If the message is no answer"), KIND.code);
  assert.equal(kindOf("E       AssertionError"), KIND.exception);
  assert.equal(kindOf("with TestClient(app)"), KIND.text);
});

test("what the reader's own test raised is the reader's", () => {
  const report =
    "____ test_a ____\n\n    def test_a():\n>       check()\nE       ValueError: no\n\ntest_a.py:3: ValueError\n";
  const [found] = readExceptions(clean(report), () => false).exceptions;
  assert.deepEqual([found.type, found.frames, found.byReader], ["ValueError", [], true]);
});
