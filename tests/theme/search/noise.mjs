// Random text that stands around a message in real life: tracebacks, chains, groups, logs, and what
// tools do to a text on its way.

import { fc } from "./support.mjs";

const FILES = [
  "/srv/app/main.py",
  "/usr/lib/python3.12/site-packages/lilya/apps.py",
  "C:\\work\\shop\\api.py",
  "/usr/lib/python3.12/asyncio/runners.py",
];
const CODE = [
  "await self.app(scope, receive, send)",
  "return handler(request)",
  "result = await func(*args)",
  "app = create_app()",
  "raise error",
];
const FUNCTIONS = ["__call__", "<module>", "handle", "run_until_complete"];
const OTHERS = [
  "shop.errors.CheckoutFailed: order 81 is gone",
  "anyio.WouldBlock",
  "asyncio.exceptions.CancelledError: Cancelled by cancel scope 7f",
];
const ACCESS = [
  '127.0.0.1:50412 - "GET /health HTTP/1.1" 200 OK',
  "Waiting for application startup.",
  "Uvicorn running on http://0.0.0.0:8000 (Press CTRL+C to quit)",
];

const frame = fc
  .tuple(
    fc.constantFrom(...FILES),
    fc.integer({ min: 1, max: 900 }),
    fc.constantFrom(...FUNCTIONS),
    fc.constantFrom(...CODE),
    fc.boolean(),
  )
  .map(
    ([file, line, name, code, marked]) =>
      `  File "${file}", line ${line}, in ${name}\n    ${code}\n${marked ? "    ^^^^^^^^^^^^^^^^\n" : ""}`,
  );
const own = '  File "/srv/app/main.py", line 12, in home\n    return load()\n';
const packaged = (name) => {
  const [file, called] = name.split(" ");
  return `  File "/srv/venv/lib/python3.12/site-packages/${file}", line 7, in ${called}\n    return call()\n`;
};
/** A traceback that ends with a line, and came one of the ways `{frames, byReader}`, any if there is none. */
const traceback = (last, ways = []) =>
  fc
    .tuple(fc.array(frame, { minLength: 1, maxLength: 4 }), ways.length ? fc.constantFrom(...ways) : fc.constant(null))
    .map(([frames, way]) => [...frames, ...(way?.frames ?? []).map(packaged), way?.byReader ? own : ""].join(""))
    .map((frames) => `Traceback (most recent call last):\n${frames}${last}\n`);
const records = fc.array(
  fc
    .tuple(
      fc.constantFrom(
        "INFO:     ",
        "2026-03-02 10:11:12,345 - uvicorn.access - INFO - ",
        "[2026-03-02 10:11:12] INFO in access: ",
      ),
      fc.constantFrom(...ACCESS),
    )
    .map((parts) => parts.join("")),
  { maxLength: 5 },
);

/** The last line of an exception, in a traceback of its own. */
const raised = traceback;

/** Led to another exception, or came after one. */
const chained = (last, ways) =>
  fc.oneof(
    fc
      .tuple(
        traceback(last, ways),
        fc.constantFrom(...OTHERS).chain((other) => traceback(other)),
      )
      .map(
        ([first, second]) =>
          `${first}\nThe above exception was the direct cause of the following exception:\n\n${second}`,
      ),
    fc
      .tuple(
        fc.constantFrom(...OTHERS).chain((other) => traceback(other)),
        traceback(last, ways),
      )
      .map(
        ([first, second]) =>
          `${first}\nDuring handling of the above exception, another exception occurred:\n\n${second}`,
      ),
  );

/** A member of an exception group. */
const member = (last, ways) =>
  traceback(last, ways).map(
    (text) =>
      "  + Exception Group Traceback (most recent call last):\n" +
      '  |   File "/srv/app/main.py", line 5, in main\n' +
      "  | ExceptionGroup: unhandled errors in a TaskGroup (1 sub-exception)\n" +
      "  +-+---------------- 1 ----------------\n" +
      text
        .trimEnd()
        .split("\n")
        .map((line) => `    | ${line}\n`)
        .join("") +
      "    +------------------------------------\n",
  );

const bare = (last) => fc.constant(`${last}\n`);
const logged = (last) =>
  fc
    .constantFrom(
      "ERROR:    ",
      "2026-03-02 10:11:12,345 - uvicorn.error - ERROR - ",
      "[2026-03-02 10:11:12] ERROR in server: ",
      "\x1b[31mERROR\x1b[0m:    ",
    )
    .map((prefix) => `${prefix}${last}\n`);

const amongRecords = (text) =>
  fc
    .tuple(records, fc.constant(text), records)
    .map(([before, middle, after]) => [...before, middle, ...after].join("\n"));

const MANGLED = [
  (text) => text,
  (text) => text.replaceAll("\n", "\r\n"),
  (text) => text.trimEnd().replaceAll("\n", " "),
  (text) =>
    text
      .replaceAll("&", "&amp;")
      .replaceAll("<", "&lt;")
      .replaceAll(">", "&gt;")
      .replaceAll('"', "&quot;")
      .replaceAll("'", "&#39;"),
  (text) =>
    text
      .split("\n")
      .map((line) => `> ${line}`)
      .join("\n"),
  (text) =>
    text
      .split("\n")
      .map((line) => `web-1  | ${line}`)
      .join("\n"),
  (text) => text.replaceAll("'", "’").replaceAll('"', "”"),
  (text) =>
    text
      .split("\n")
      .map((line) => line.replace(/(.{80})(?=.)/g, "$1\n"))
      .join("\n"),
];

/**
 * Wrap the last line of an exception (or a logged line, or a response) in what may surround it. `ways` are
 * those that the exception may have come.
 */
export function surrounded(last, isException, ways = []) {
  const shapes = isException
    ? [bare(last), raised(last, ways), chained(last, ways), member(last, ways)]
    : [bare(last), logged(last)];
  return fc
    .tuple(fc.oneof(...shapes).chain(amongRecords), fc.constantFrom(...MANGLED))
    .map(([text, mangle]) => mangle(text));
}
