// Turns a paste into lines: without colours, control characters and entities, with the line breaks
// that a one-line field took away, and with the place where a log record's own text begins.

import { readLine } from "./records.js";

const LIMIT = 1_000_000; // characters looked at; a 10,000-line log has about as many
const HEAD = 250_000; // of these, how many from the beginning; errors are at the end
const LINE_LIMIT = 2_000; // a longer line goes on in the next

const ESCAPES = /\x1b(?:\[[0-?]*[ -/]*[@-~]?|\][^\x07\x1b\n]*(?:\x07|\x1b\\)?|[@-Z\\^_])|\x9b[0-?]*[ -/]*[@-~]?/g;
const BARE_COLOURS = /\[(?:\d{1,3}(?:;\d{1,3}){0,5})?m/g; // chat tools drop the escape character alone
const BREAKS = /\r\n?|[\x0b\x0c\x85\u2028\u2029]/g;
// Control, zero-width and direction-changing characters, and soft hyphens.
const INVISIBLE =
  /[\0-\x08\x0e-\x1f\x7f-\x9f\xad\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb]/g;
const ENTITIES = /&(?:#(\d{1,7})|#[xX]([0-9a-fA-F]{1,6})|(lt|gt|amp|quot|apos|nbsp|lsquo|rsquo|ldquo|rdquo));/g;
const NAMED = new Map([
  ["lt", "<"],
  ["gt", ">"],
  ["amp", "&"],
  ["quot", '"'],
  ["apos", "'"],
  ["nbsp", " "],
  ["lsquo", "'"],
  ["rsquo", "'"],
  ["ldquo", '"'],
  ["rdquo", '"'],
]);

/**
 * Return the lines of a paste.
 *
 * Each is `{text, at, indent, level, gutter, record}`: `text` without what no reader sees; `at`, where the
 * message begins behind gutter, time, level and the like; `indent`, spaces before that; `level`, the
 * upper-case log level or null; `gutter`, how many bars stood before it; `record`, whether a log
 * record begins here.
 */
export function clean(input) {
  const text = bounded(String(input ?? ""));
  return withBreaks(readable(text)).split("\n").flatMap(inPieces).map(readLine);
}

function inPieces(line) {
  if (line.length <= LINE_LIMIT) return [line];
  return Array.from({ length: Math.ceil(line.length / LINE_LIMIT) }, (_, piece) =>
    line.slice(piece * LINE_LIMIT, (piece + 1) * LINE_LIMIT),
  );
}

function bounded(text) {
  if (text.length <= LIMIT) return text;
  return `${text.slice(0, HEAD)}\n${text.slice(text.length - (LIMIT - HEAD))}`;
}

/** Remove what a terminal, a chat tool or a hostile hand put into a text besides characters. */
export function readable(text) {
  if (text.includes("\x1b") || text.includes("\x9b")) text = text.replace(ESCAPES, "");
  if (text.includes("[")) text = text.replace(BARE_COLOURS, "");
  if (text.includes("&")) text = entities(entities(text));
  text = text.replace(BREAKS, "\n").replace(INVISIBLE, "");
  return text.includes("\xa0") ? text.replace(/\xa0/g, " ") : text;
}

function entities(text) {
  return text.replace(ENTITIES, (whole, decimal, hex, name) => {
    if (name) return NAMED.get(name);
    const code = decimal ? parseInt(decimal, 10) : parseInt(hex, 16);
    return code > 0x10ffff || (code >= 0xd800 && code <= 0xdfff) ? whole : String.fromCodePoint(code);
  });
}

const NAME = "(?:[A-Za-z_]\\w{0,60}\\.){0,8}";
// Every repetition has an upper bound, so that no input makes a search quadratic.
const LOST_BREAKS = [
  [/\s{0,40}(?=(?:\+ )?(?:Exception Group )?Traceback \(most recent call last\))/g, "\n"],
  [/[\s|]{0,80}(?=File "[^"\n]{1,300}", line \d{1,7})/g, "\n  "],
  [/(File "[^"\n]{1,300}", line \d{1,7}, in \S{1,100})[ |]{2,40}/g, "$1\n    "],
  [/(File "[^"\n]{1,300}", line \d{1,7}, in \S{1,100}) /g, "$1\n    "],
  [/\s{0,40}(?=During handling of the above exception|The above exception was the direct cause)/g, "\n"],
  [/(another exception occurred:|cause of the following exception:)/g, "$1\n"],
  [/[\s|]{0,80}(?=\+-\+-{3,})/g, "\n"],
  [/\s{1,40}(?=(?:INFO|ERROR|WARNING|CRITICAL|DEBUG|TRACE):\s)/g, "\n"],
  [/\s{1,40}(?=[\w.-]{1,60}[-_]\d{1,4}\s{1,20}\|\s)/g, "\n"], // docker compose
  [/\s{1,40}(?=\[?\d{4}-\d\d-\d\d[T ]\d\d:\d\d)/g, "\n"],
  [new RegExp(`([\\s)\\]}'"^])(?=${NAME}[A-Z]\\w{0,60}(?:Error|Exception|ExceptionGroup|Warning): )`, "g"), "$1\n"],
];
const MAY_BE_FLAT = /Traceback \(most recent call last\)|File "[^"\n]{1,300}", line \d/;

// A server's record in the middle of a line: the break before it is lost.
const SERVER_LEVELS = "(?:INFO|ERROR|WARNING|CRITICAL|DEBUG)";
const TIME = "\\[?\\d{4}-\\d\\d-\\d\\d[T ]\\d\\d:\\d\\d:\\d\\d";
const LOST_RECORD = new RegExp(
  `(?<=[\\w)}'"])[ \\t]{1,40}(?=${SERVER_LEVELS}: {2,6}\\S|${TIME}[^\\n]{0,40}${SERVER_LEVELS}\\b)`,
  "g",
);

/** Give back the line breaks that a one-line field, or a log in JSON, took out of a paste. */
function withBreaks(text) {
  text = text.replace(LOST_RECORD, "\n");
  if (!text.includes('File "') && !text.includes("Traceback (") && !text.includes('File \\"')) return text;
  return text
    .split("\n")
    .map((line) => (line.length > 100 ? unflattened(line) : line))
    .join("\n");
}

function unflattened(line) {
  if (line.includes("Traceback (most recent call last):\\n")) {
    line = line.replace(/\\r?\\n|\\n/g, "\n").replace(/\\"/g, '"');
  }
  if (!MAY_BE_FLAT.test(line)) return line;
  for (const [lost, found] of LOST_BREAKS) line = line.replace(lost, found);
  return line;
}
