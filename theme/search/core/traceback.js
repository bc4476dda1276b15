// Finds the exceptions of a paste, and how they are related.

import { body } from "./records.js";

const KEPT = 60; // exceptions of one paste that are looked at

const HEADER = /(?:^|\s)Traceback \(most recent call last\):?(?:\s|$|[─-])/;
const FRAME = /^File "([^"]{1,400})",\s?line\s?\d{1,7}(?:,\s?in\s?(\S{1,100}))?/;
const CUT_NAME = /^[\w<>.]{1,100}$/;
const PACKAGES = /^.*[/\\](?:site|dist)-packages[/\\]/;
const LIBRARY = /^<|[/\\]lib[/\\]python3?[.\d]*[/\\]|[/\\]Python\d+[/\\]Lib[/\\]/i; // Python's own modules
const FRAMES = 60; // frames of one exception that are kept, the innermost
const DIRECT_CAUSE = /^The above exception was the direct cause of the following exception/;
const CONTEXT = /^During handling of the above exception, another exception occurred/;
const MEMBER = /^-?\+?-{2,} ?(?:\d{1,4}|\.\.\.) ?-{2,}/;
const RULE = /^[-+^~─━═╭╮╰╯ ]{3,}$/;
const OMITTED = /^(?:\.\.\.|…|\[Previous line repeated)/;
const BOX = /[│┃]/;
const TYPED = /^((?:[A-Za-z_]\w{0,80}\.){0,10}[A-Za-z_]\w{0,100})(?::(?:\s+(.*))?)?$/s;
const TELLING_NAME = /(?:^|\.)[A-Z]\w*(?:Error|Exception|ExceptionGroup|Warning|Interrupt|SystemExit)$|^SystemExit$/;
const PRINTED =
  /(?<![\w.])((?:[A-Za-z_]\w{0,60}\.){0,8}[A-Z]\w{0,80})(?::\s{1,4}(?=\S)|\((?:'([^'\n]{0,500})'|"([^"\n]{0,500})")[,)])/g;

// pytest's report of a test: its head, where it ends, the place of a step, the function of a step, and the error.
const TEST = /^_{4,} .{1,300} _{4,}$/;
const SECTION = /^(?:={4,} .{1,200} ={4,}|-{4,} Captured .{1,100} -{4,})$/;
const STEP = /^(\S{1,400}\.py):\d{1,7}:(?:\s(?:in (\S{1,100})|[A-Z]\w{1,80}))?$/;
const FUNCTION = /^(?:async\s)?def\s(\w{1,100})\(/;
const ERROR = /^E\s/;

/** What a line is, for whoever looks at the lines afterwards. */
export const KIND = { text: 0, frame: 1, code: 2, mark: 3, exception: 4 };

/**
 * Find the exceptions in lines that `clean` made.
 *
 * `isKnown(type)` tells whether the last part of a type's name is one that the site knows. Returns
 * `{exceptions, kinds, cut}`: each exception `{type, message, role, line, depth, frames, byReader}`, with the number of
 * its line, how many exceptions it led to (`depth`), its way through packages, `lilya/apps.py __call__`, the
 * innermost last, and whether code that is of no package comes behind these; the KIND of each line; and `cut`, the way
 * `{frames, byReader, line}` of a traceback whose last line is not there, else null.
 */
export function readExceptions(lines, isKnown) {
  const reader = new Reader(lines, isKnown);
  lines.forEach((line, number) => reader.read(line, number));
  return { exceptions: telling(reader.exceptions), kinds: reader.kinds, cut: reader.cut() };
}

/** Drop repetitions (the last one counts, where it says as much as the others) and, of very many, the earlier ones. */
function telling(exceptions) {
  const distinct = new Map();
  for (const exception of exceptions) {
    const key = `${exception.type}\n${exception.message}\n${exception.role}`;
    const earlier = distinct.get(key);
    distinct.delete(key);
    distinct.set(key, earlier?.frames.length && !exception.frames.length ? earlier : exception);
  }
  return [...distinct.values()].slice(-KEPT);
}

class Reader {
  constructor(lines, isKnown) {
    this.lines = lines;
    this.isKnown = isKnown;
    this.kinds = new Uint8Array(lines.length);
    this.exceptions = [];
    this.header = null; // the indentation and record mark of the traceback we are in
    this.frames = []; // of the traceback we are in, those of packages
    this.byReader = false; // whether the reader's own code comes behind these
    this.sinceFrame = -1; // lines since the last `File "..."`
    this.chain = []; // the exceptions that led to the next one
    this.isLinked = false; // whether the next exception belongs to that chain
    this.isInGroup = false;
    this.test = null; // of the report of a test that we are in: the function of its step, its error, and where the step begins
  }

  read(line, number) {
    const text = body(line);
    this.kinds[number] = this.kindOf(line, text, number);
  }

  kindOf(line, text, number) {
    if (!text) return KIND.mark;
    if (TEST.test(text) || SECTION.test(text)) return this.enter(TEST.test(text), number);
    if (HEADER.test(text)) return this.begin(line);
    if (DIRECT_CAUSE.test(text)) return this.link("cause");
    if (CONTEXT.test(text)) return this.link("context");
    if (MEMBER.test(text)) return this.member();
    if (line.gutter === 0) this.isInGroup = false;
    const frame = FRAME.exec(this.unwrapped(line, text, number));
    if (frame) return this.frame(line, frame[1], frame[2]);
    if (RULE.test(text)) return KIND.mark;
    if (this.test && !this.header) return this.inTest(line, text, number);
    if (this.header) return this.inside(line, text, number);
    return this.outside(line, text, number);
  }

  /** A narrow terminal breaks a frame's line: its rest, or that of the name, begins further left. */
  unwrapped(line, text, number) {
    const next = this.lines[number + 1];
    if (!text.startsWith('File "') || !next || next.record || next.indent >= line.indent) return text;
    const rest = body(next);
    const isWhole = FRAME.exec(text)?.[2] && !(CUT_NAME.test(rest) && !TELLING_NAME.test(rest));
    return isWhole ? text : text + rest;
  }

  frame(line, file, name) {
    this.header ??= headerOf(line);
    this.sinceFrame = 0;
    if (name && PACKAGES.test(file)) {
      const place = `${file.replace(PACKAGES, "").replaceAll("\\", "/")} ${name}`;
      if (this.frames.at(-1) !== place) this.frames.push(place);
      if (this.frames.length > FRAMES) this.frames.shift();
      this.byReader = false;
    } else if (name && !LIBRARY.test(file)) this.byReader = true;
    return KIND.frame;
  }

  enter(isTest, number) {
    this.test = isTest ? { function: null, error: null, from: number } : null;
    this.header = null;
    this.frames = [];
    this.byReader = false;
    return KIND.mark;
  }

  /** A line of a test's report: of a step, the code, and the error if there is one; then its place. */
  inTest(line, text, number) {
    const step = STEP.exec(text);
    if (step) return this.step(line, step[1], step[2] ?? this.test.function ?? "<module>", number);
    this.test.function = FUNCTION.exec(text)?.[1] ?? this.test.function;
    const typed = ERROR.test(line.text) && TYPED.exec(text);
    if (!typed || !(TELLING_NAME.test(typed[1]) || this.isKnown(typed[1]))) return KIND.text;
    const { frames, byReader } = this;
    this.add(typed[1], typed[2] ?? "", this.role, number);
    this.test.error = this.exceptions.at(-1);
    Object.assign(this, { frames, byReader });
    return KIND.exception;
  }

  step(line, file, name, number) {
    this.frame(line, file, name);
    this.header = null;
    const { error, from } = this.test;
    // The source of a package holds messages that were not raised.
    if (PACKAGES.test(file)) this.kinds.fill(KIND.code, from, number);
    if (error) {
      this.kinds[error.line] = KIND.exception;
      Object.assign(error, { frames: this.frames, byReader: this.byReader });
      this.frames = [];
    }
    this.test = { function: null, error: null, from: number + 1 };
    return KIND.frame;
  }

  cut() {
    const { frames, byReader, kinds } = this;
    return this.header && frames.length ? { frames, byReader, line: kinds.lastIndexOf(KIND.frame) } : null;
  }

  begin(line) {
    this.frames = [];
    this.byReader = false;
    this.header = headerOf(line);
    this.sinceFrame = -1;
    return KIND.mark;
  }

  link(role) {
    // What is meant is the last exception that was raised; for a group, its head.
    const last = this.exceptions.findLast((exception) => exception.role === "raised");
    if (last) {
      last.role = role;
      this.chain.push(last);
      for (const earlier of this.chain) earlier.depth += 1;
      this.isLinked = true;
    }
    this.header = null;
    return KIND.mark;
  }

  member() {
    this.isInGroup = true;
    this.header = null;
    this.chain = [];
    return KIND.mark;
  }

  /** A line of a traceback: frames and their code, until the line that names the exception. */
  inside(line, text, number) {
    this.sinceFrame += this.sinceFrame >= 0 ? 1 : 0;
    if (BOX.test(line.text) || OMITTED.test(text)) return KIND.code;
    const typed = TYPED.exec(text);
    if (!typed || !this.endsTraceback(line, typed[1])) {
      return this.sinceFrame > 30 ? this.leave() : KIND.code;
    }
    this.add(typed[1], typed[2] ?? "", this.role, number);
    this.header = null;
    return KIND.exception;
  }

  /** Tell whether the line is the end of the traceback, and not code of its last frame. */
  endsTraceback(line, type) {
    const isTelling = TELLING_NAME.test(type) || this.isKnown(type);
    if (line.indent > this.header.indent) return isTelling && this.header.record;
    return isTelling || this.sinceFrame !== 1;
  }

  leave() {
    this.header = null;
    return KIND.text;
  }

  get role() {
    return this.isInGroup ? "member" : "raised";
  }

  /** A line that is in no traceback: an exception's last line alone, or one printed in a record. */
  outside(line, text, number) {
    const typed = TYPED.exec(text);
    if (typed && (TELLING_NAME.test(typed[1]) || this.isKnown(typed[1])) && !/^[A-Z]+$/.test(typed[1])) {
      const role = line.level ? "printed" : this.role;
      this.add(typed[1], typed[2] ?? "", role, number);
      return KIND.exception;
    }
    if (text.length < 1000 || line.level) this.printed(text, number);
    return KIND.text;
  }

  printed(text, number) {
    PRINTED.lastIndex = 0;
    for (let match, count = 0; count < 4 && (match = PRINTED.exec(text)); count++) {
      if (!TELLING_NAME.test(match[1]) && !this.isKnown(match[1])) continue;
      const message = match[2] ?? match[3] ?? text.slice(PRINTED.lastIndex);
      this.add(match[1], message.trim(), "printed", number);
    }
  }

  add(type, message, role, line) {
    const isPrinted = role === "printed";
    const way = isPrinted ? { frames: [], byReader: false } : { frames: this.frames, byReader: this.byReader };
    this.exceptions.push({ type, message, role, line, depth: 0, ...way });
    if (this.exceptions.length > 4 * KEPT) this.exceptions.splice(0, 2 * KEPT);
    if (isPrinted) return;
    this.frames = [];
    this.byReader = false;
    if (!this.isLinked) this.chain = [];
    this.isLinked = false;
  }
}

/** A log level stands before the first line of a traceback only, so its indentation says nothing. */
function headerOf(line) {
  return { indent: line.level ? 0 : line.indent, record: line.record };
}
