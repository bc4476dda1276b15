// Recognises the messages that pages declare, whatever surrounds them.
//
// A template is literal text and {placeholders}. Every template is entered under one run of six
// characters of its text, the rarest among all templates. One pass over the paste with a rolling
// hash meets these runs; where one is met, the whole template is compared. So the work grows with
// the length of the paste and not with the number of templates.

import { BREAK, canonical } from "./canonical.js";
import { isNameAt } from "./characters.js";

const RUN = 6; // characters under which a template is entered
const GAP = 500; // canonical characters that a placeholder may stand for
const REST = 1_500; // characters of a message that are compared with their marks
const TRIES = 1_000; // comparisons of one template in one paste
const HITS = 20; // places of one template in one paste
const BASE = 0x01000193;

/** The last part of a type's dotted name. */
export function shortName(type) {
  return type.slice(type.lastIndexOf(".") + 1);
}

/** Split a template as Python's `str.format` does: `[{literal}, {gap: true}, ...]`. */
export function parts(message) {
  const found = [];
  let literal = "";
  const flush = () => {
    if (literal) found.push({ literal });
    literal = "";
  };
  for (let index = 0; index < message.length; index++) {
    const char = message[index];
    if ((char === "{" || char === "}") && message[index + 1] === char) {
      literal += char;
      index += 1;
    } else if (char === "{") {
      const end = message.indexOf("}", index);
      if (end < 0) break;
      flush();
      found.push({ gap: true });
      index = end;
    } else {
      literal += char;
    }
  }
  flush();
  return found;
}

/** Prepare the messages of all pages. `page` of a template is the number of its page. */
export function compile(pages) {
  const templates = [];
  pages.forEach((page, number) => {
    for (const error of page.errors ?? []) templates.push(template(error, number));
  });
  return templates;
}

function template(error, page) {
  const pieces = parts(error.message);
  const literals = segments(pieces);
  const length = literals.reduce((sum, literal) => sum + literal.text.length, 0);
  const marks = pieces.reduce((sum, piece) => sum + (piece.literal ?? "").replace(/\s/g, "").length, 0) - length;
  const needsType = length < RUN && Boolean(error.type);
  if (needsType && !pieces[0]?.gap && literals.length) {
    const type = canonical(shortName(error.type));
    literals[0] = { ...literals[0], text: type + literals[0].text, edge: true };
  }
  return {
    page,
    message: error.message,
    type: error.type ?? null,
    shortType: error.type ? shortName(error.type) : null,
    lilya: error.lilya ?? null,
    pieces: withoutLastMarks(firstLine(pieces)).map(({ literal, gap }) =>
      gap ? { gap } : { literal: squeezed(literal) },
    ),
    literals,
    length,
    marks,
    needsType,
    isOpen: Boolean(withoutLastMarks(pieces).at(-1)?.gap),
    // Where marks alone part two placeholders, only they tell this message from another.
    needsMarks: pieces.some(
      ({ literal }, index) => literal && !canonical(literal) && pieces[index - 1] && pieces[index + 1],
    ),
  };
}

function firstLine(pieces) {
  const end = pieces.findIndex((piece) => piece.literal?.includes("\n"));
  return end < 0 ? pieces : [...pieces.slice(0, end), { literal: pieces[end].literal.split("\n")[0] }];
}

/** Leave out the dot that ends a message behind a placeholder: a narrow window may have cut it off. */
function withoutLastMarks(pieces) {
  const last = pieces[pieces.length - 1];
  return last?.literal && pieces.length > 1 && !canonical(last.literal) ? pieces.slice(0, -1) : pieces;
}

/** Leave out spaces, and write all kinds of quotes alike. */
function squeezed(text) {
  return text.replace(/\s/g, "").replace(/["`‘’“”„«»]/g, "'");
}

/** The literal parts in canonical form; each says what stands before it: an edge, a gap or a line break. */
function segments(pieces) {
  const found = [];
  let gap = false;
  let edge = true;
  for (const piece of pieces) {
    if (piece.gap) {
      gap = true;
      edge = false;
      continue;
    }
    piece.literal.split("\n").forEach((line, index) => {
      const text = canonical(line);
      if (text) found.push({ text, gap: gap || index > 0, newline: index > 0, edge });
      if (text) gap = edge = false;
    });
  }
  return found;
}

/** Enter all templates under a run of their text; returns what `find` asks. */
export function enter(templates) {
  const counts = new Map();
  const runsOf = templates.map((template) => runs(template));
  for (const list of runsOf) for (const run of list) counts.set(run.hash, (counts.get(run.hash) ?? 0) + 1);
  const byHash = new Map();
  const present = new Uint8Array(0x10000);
  const whole = new Map();
  templates.forEach((template, id) => {
    const rarest = runsOf[id].reduce(
      (best, run) => (!best || counts.get(run.hash) < counts.get(best.hash) ? run : best),
      null,
    );
    if (!rarest) {
      const text = template.literals.map((literal) => literal.text).join("");
      if (text && !template.needsType) whole.set(text, [...(whole.get(text) ?? []), id]);
      return;
    }
    const entry = { id, segment: rarest.segment, offset: rarest.offset };
    present[rarest.hash & 0xffff] = 1;
    if (byHash.has(rarest.hash)) byHash.get(rarest.hash).push(entry);
    else byHash.set(rarest.hash, [entry]);
  });
  return { templates, byHash, present, whole };
}

function runs(template) {
  const found = [];
  template.literals.forEach(({ text }, segment) => {
    for (let offset = 0; offset + RUN <= text.length; offset++) {
      let hash = 0;
      for (let index = offset; index < offset + RUN; index++)
        hash = (Math.imul(hash, BASE) + text.charCodeAt(index)) | 0;
      found.push({ hash, segment, offset });
    }
  });
  return found;
}

const LEAVING = (() => {
  let power = 1;
  for (let index = 1; index < RUN; index++) power = Math.imul(power, BASE);
  return power;
})();

/**
 * Find the templates in a paste that `canonicalLines` made.
 *
 * `work`, if given, is an object whose `compared` counts the comparisons made. Returns hits `{template, from,
 * to, line, lastLine, start, end, size}`: canonical bounds, the lines it begins and ends on, columns of the first
 * of these, and how much of it is literal text. Of hits that share text the largest stays.
 */
export function find(entered, paste, lines, work = { compared: 0 }) {
  const hits = [];
  const tries = new Map();
  const { codes } = paste;
  let hash = 0;
  let filled = 0;
  for (let index = 0; index < codes.length; index++) {
    const code = codes[index];
    if (code === 10) {
      hash = filled = 0;
      continue;
    }
    if (filled === RUN) hash = (hash - Math.imul(codes[index - RUN], LEAVING)) | 0;
    else filled += 1;
    hash = (Math.imul(hash, BASE) + code) | 0;
    if (filled < RUN || !entered.present[hash & 0xffff]) continue;
    for (const entry of entered.byHash.get(hash) ?? []) {
      const made = tries.get(entry.id) ?? 0;
      if (made >= TRIES) continue;
      tries.set(entry.id, made + 1);
      work.compared += 1;
      const hit = compare(entered.templates[entry.id], entry, paste, index - RUN + 1, lines);
      if (hit) hits.push(hit);
    }
  }
  return longest(latest([...hits, ...wholeLines(entered, paste, lines)]));
}

function compare(template, entry, paste, runAt, lines) {
  const { text } = paste;
  const { literals } = template;
  let from = runAt - entry.offset;
  if (from < 0 || !text.startsWith(literals[entry.segment].text, from)) return null;
  let to = from + literals[entry.segment].text.length;
  for (let index = entry.segment; index > 0 && from >= 0; index--) from = before(text, literals, index, from);
  if (from < 0) return null;
  for (let index = entry.segment + 1; index < literals.length && to >= 0; index++)
    to = behind(text, literals, index, to);
  if (to < 0) return null;
  return hitOf(template, paste, from, to, lines);
}

function before(text, literals, index, from) {
  const wanted = literals[index - 1].text;
  if (!literals[index].gap) return text.startsWith(wanted, from - wanted.length) ? from - wanted.length : -1;
  const low = Math.max(0, from - GAP - wanted.length);
  const found = text.slice(low, from).lastIndexOf(wanted);
  if (found < 0 || !isGap(text, low + found + wanted.length, from, literals[index].newline)) return -1;
  return low + found;
}

function behind(text, literals, index, to) {
  const { text: wanted, gap, newline } = literals[index];
  if (!gap) return text.startsWith(wanted, to) ? to + wanted.length : -1;
  const found = text.slice(to, to + GAP + wanted.length).indexOf(wanted);
  if (found < 0 || !isGap(text, to, to + found, newline)) return -1;
  return to + found + wanted.length;
}

function isGap(text, from, to, newline) {
  const gap = text.slice(from, to);
  return newline ? gap === "" || gap === BREAK : !gap.includes(BREAK);
}

function hitOf(template, paste, from, to, lines) {
  const line = paste.lineAt[from];
  const lastLine = paste.lineAt[to - 1];
  const start = paste.columnAt[from];
  const lastColumn = paste.columnAt[to - 1];
  const { text } = lines[line];
  if (template.literals[0].edge && !isEdge(text, start, start - 1)) return null;
  if (!template.isOpen && !isEdge(lines[lastLine].text, lastColumn, lastColumn + 1)) return null;
  const exact = toTheLetter(template, rest(paste, lines, line, start, lastLine), start);
  if (!exact && template.needsMarks) return null;
  const end =
    exact?.end ?? (exact || lastLine > line || template.isOpen ? text.length : behindMarks(text, lastColumn + 1));
  // Marks tell apart what letters do not: "invalid path: {path}" and "invalid path: {module}:{name}".
  const size = exact ? template.length + 0.3 * template.marks : 0.98 * template.length - 0.5;
  return { template, from, to, line, lastLine, start: exact?.start ?? start, end: Math.max(end, start), size };
}

/** The text from a column of a line on, squeezed: `{text, columns}`, with -1 for what is in the next lines. */
function rest({ wraps }, lines, line, column, lastLine) {
  let text = "";
  const columns = [];
  for (
    let number = line, at = Math.max(0, column - 8);
    number <= lastLine + 2 && text.length < REST;
    number++, at = 0
  ) {
    const own = lines[number].text;
    for (; at < own.length && text.length < REST; at++) {
      if (own.charCodeAt(at) <= 32) continue;
      text += own[at];
      columns.push(number === line ? at : -1);
    }
    if (!wraps[number]) break;
  }
  return { text: squeezed(text), columns };
}

/** Compare the literals of a template, marks included, with a text; return the columns where they fit. */
function toTheLetter({ pieces, isOpen, needsType }, { text, columns }, column) {
  const first = columns.indexOf(column);
  let start = -1;
  let at = first;
  let gap = pieces[0]?.gap || needsType;
  for (const { literal } of pieces) {
    if (literal === undefined) {
      gap = true;
      continue;
    }
    // The letters of the first literal begin at `first`; marks may stand before them.
    const low = start < 0 ? Math.max(0, first - 8) : at + (gap ? 1 : 0);
    const found = text.slice(low, low + GAP + literal.length + 8).indexOf(literal);
    if (found < 0 || (start >= 0 && !gap && found > 0) || (start < 0 && !gap && low + found > first)) return null;
    if (start < 0) start = low + found;
    at = low + found + literal.length;
    gap = false;
  }
  if (start < 0) return null;
  const last = isOpen ? -1 : columns[at - 1];
  return { start: needsType ? column : columns[start], end: last < 0 ? null : last + 1 };
}

/** Step over the closing quotes and dots that end a message, and not those within a word. */
function behindMarks(text, end) {
  let at = end;
  while (at < text.length && at < end + 6 && !/[\w\s]/.test(text[at])) at += 1;
  return at === text.length || /\s/.test(text[at]) ? at : end;
}

// What a lost line break glues to the end of a message.
const GLUED =
  /^(?:Traceback|During handling|The above|INFO|ERROR|WARNING|CRITICAL|DEBUG|\d{4}-\d\d|[A-Z]\w{0,60}(?:Error|Exception)\b)/;

/** Tell whether a message may begin or end between two neighbouring characters of a line. */
function isEdge(text, inside, outside) {
  return !isNameAt(text, outside) || (outside > inside && GLUED.test(text.slice(outside, outside + 80)));
}

/** Messages too short to be looked for anywhere count where they are a whole line. */
function* wholeLines(entered, paste, lines) {
  if (!entered.whole.size) return;
  let from = 0;
  for (const text of paste.text.split(BREAK)) {
    if (text && text.length < 40) {
      for (const id of entered.whole.get(text) ?? []) {
        const hit = hitOf(entered.templates[id], paste, from, from + text.length, lines);
        if (hit) yield hit;
      }
    }
    from += text.length + 1;
  }
}

/** Of one template's many places keep the last ones. */
function latest(hits) {
  const counts = new Map();
  return hits
    .reverse()
    .filter((hit) => {
      const count = (counts.get(hit.template) ?? 0) + 1;
      counts.set(hit.template, count);
      return count <= HITS;
    })
    .reverse();
}

/** Drop each hit that lies within, or overlaps, one with more literal text. */
function longest(hits) {
  const ordered = [...hits].sort((a, b) => b.size - a.size || a.to - a.from - (b.to - b.from));
  const kept = [];
  const taken = new Map(); // canonical position divided by 64 -> hits that cover it
  for (const hit of ordered) {
    if (clashes(hit, taken)) continue;
    kept.push(hit);
    for (let block = hit.from >> 6; block <= hit.to >> 6; block++) {
      if (!taken.has(block)) taken.set(block, []);
      taken.get(block).push(hit);
    }
  }
  return kept.sort((a, b) => a.from - b.from);
}

function clashes(hit, taken) {
  for (let block = hit.from >> 6; block <= hit.to >> 6; block++) {
    for (const other of taken.get(block) ?? []) {
      const overlaps = hit.from < other.to && other.from < hit.to;
      if (overlaps && other.size > hit.size) return true;
    }
  }
  return false;
}
