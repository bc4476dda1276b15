// Finds where a line's own text begins: behind quotation marks, bars, times, levels and names of loggers.

const LEVELS = "TRACE|DEBUG|INFO|NOTICE|SUCCESS|WARN|WARNING|ERROR|ERR|CRITICAL|FATAL";
// What may stand before a record's own text. Applied again and again, as systems wrap each other's lines.
const PREFIXES = [
  /^\[?\d{4}[-/]\d\d[-/]\d\d[T ]\d\d:\d\d(?::\d\d)?(?:[.,]\d{1,9})?\s?(?:Z|UTC|[+-]\d\d:?\d\d)?\]?(?=[\s:|[-]|$)/,
  /^\[?\d\d:\d\d:\d\d(?:[.,]\d{1,9})?\]?(?=[\s|[-]|$)/,
  /^\[?\d\d\/[A-Z][a-z]{2}\/\d{4}[: ]\d\d:\d\d:\d\d(?: [+-]\d{4})?\]?/,
  /^[A-Z][a-z]{2} [ \d]\d \d\d:\d\d:\d\d [\w.-]{1,80} [\w./@-]{1,80}(?:\[\d{1,8}\])?:/, // journald
  /^[\w.-]{1,60}\[(?:\d{1,8}|[\w.]{1,30})\]:/, // heroku, syslog
  /^[\w.-]{1,80}[-_]\d{1,4}\s{1,40}\|(?=\s|$)/, // docker compose
  /^\[(?:pod|container)\/[^\]\s]{1,200}\]/,
  /^(?:stdout|stderr) [FP](?=\s)/,
  /^\[\d{1,8}\](?=\s)/,
  /^\(?(?:MainThread|MainProcess)\)?(?=\s)/,
  /^E {2,}(?=\S)/, // pytest
  /^(?:FAILED|ERROR) \S{1,300} - (?=\S)/,
];
const BETWEEN = /^-(?=\s)/; // "time - logger - level - message"
const LOWER = LEVELS.toLowerCase();
// "ERROR:    x", "[ERROR] x", "ERROR in x", "[error    ] x", "level=error: x"
const LEVEL = new RegExp(
  `^(?:\\[?(${LEVELS})\\s{0,8}\\]?(?:\\s{0,8}[:|-](?=[\\s\\w])|\\s{1,8}(?=\\S)|$)` +
    `|\\[(${LOWER})\\s{0,8}\\]|(?:level=)?(${LOWER}):(?=\\s))`,
);
// "in module: ", "module:function:12 - ", "root:", "module - "
const LOGGER = new RegExp(
  "^(?:in [\\w.]{1,80}:(?=\\s)|[\\w.]{1,80}(?::[\\w<>.]{1,80}){1,2}(?:\\s-\\s|\\s)" +
    "|[a-z][\\w.]{0,80}:(?=\\S)|[\\w.]{1,80} - (?=\\S))",
);
const NAMED_LEVEL = new RegExp(`^(?:- )?[\\w.]{1,80} - (?=(?:${LEVELS})\\b)`);
const ALARMING = new Set(["WARN", "WARNING", "ERROR", "ERR", "CRITICAL", "FATAL"]);

/** Return the line that `clean` describes, from its text. */
export function readLine(raw) {
  const text = raw.trimEnd();
  const line = { text, at: 0, indent: 0, level: null, gutter: 0, record: false };
  const quote = /^(?:>\s?){1,10}(?!>)/.exec(text);
  if (quote && !text.startsWith(">>>")) line.at = quote[0].length;
  for (let round = 0; round < 8; round++) {
    skipGutter(line);
    const length = prefixOf(line);
    if (!length) break;
    line.at += length;
    line.record = true;
    line.indent = 0;
  }
  return line;
}

/** Step over the bars and plus signs that draw exception groups and boxes, and over spaces. */
function skipGutter(line) {
  const { text } = line;
  let indent = 0;
  let at = line.at;
  for (; at < text.length; at++) {
    const char = text[at];
    if (char === " ") indent += 1;
    else if (char === "\t") indent += 4;
    else if (char === "|" || char === "│" || char === "┃" || (char === "+" && /[-\s+]/.test(text[at + 1] ?? " "))) {
      line.gutter += 1;
      indent = -1; // the space behind a bar belongs to it
    } else break;
  }
  if (at > line.at) line.indent = Math.max(indent, 0);
  line.at = at;
}

/** Return the length of what stands before a record's own text here, 0 for nothing; note the level. */
function prefixOf(line) {
  const rest = line.text.slice(line.at, line.at + 400);
  for (const prefix of PREFIXES) {
    const match = prefix.exec(rest);
    if (match) return match[0].length;
  }
  if (line.record && BETWEEN.test(rest)) return 1;
  if (line.level) return 0;
  const level = LEVEL.exec(rest);
  if (!level) return NAMED_LEVEL.exec(rest)?.[0].length ?? 0;
  line.level = (level[1] ?? level[2] ?? level[3]).toUpperCase();
  return level[0].length + loggerOf(rest.slice(level[0].length));
}

/** Return the length of the logger's name that may stand behind a level. */
function loggerOf(rest) {
  const text = rest.trimStart();
  const logger = LOGGER.exec(text);
  return logger && !/(?:Error|Exception):/.test(logger[0]) ? rest.length - text.length + logger[0].length : 0;
}

/** The record's own text of a line. */
export function body(line) {
  return line.text.slice(line.at).trim();
}

/** Tell whether a log line says that something is wrong. */
export function isAlarming(line) {
  return ALARMING.has(line.level);
}
