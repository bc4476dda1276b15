// Holds a template that was met in the canonical text against the text as it was written: its edges, its
// marks, and what of the line to highlight.

import { isNameAt } from "./characters.js";
import { squeezed } from "./templates.js";

const INEXACT = 0.7; // what a message counts whose marks are others
const REACH = 508; // characters within which the next literal text must follow
const REST = 1_500; // characters of a message that are compared with their marks

/**
 * Return the hit, or null where the template does not fit after all. `from` and `to` are canonical bounds; `isTight`
 * tells that its placeholders have fewer letters than one each, so that they stand for marks alone, or for nothing.
 */
export function hitOf(template, paste, from, to, lines, isTight = false) {
  const line = paste.lineAt[from];
  const lastLine = paste.lineAt[to - 1];
  const start = paste.columnAt[from];
  const lastColumn = paste.columnAt[to - 1];
  const { text } = lines[line];
  if (template.literals[0].edge && !isEdge(text, start, start - 1)) return null;
  if (!template.isOpen && !isEdge(lines[lastLine].text, lastColumn, lastColumn + 1)) return null;
  const exact = toTheLetter(template, rest(paste, lines, line, start, lastLine), start);
  // What anybody's code may say is told by its marks too: 'x' object, 'x object'.
  if (!exact && (isTight || template.needsMarks || (template.isGeneric && !template.needsType))) return null;
  const end =
    exact?.end ?? (exact || lastLine > line || template.isOpen ? text.length : behindMarks(text, lastColumn + 1));
  // Marks tell apart what letters do not: "invalid path: {path}" and "invalid path: {module}:{name}".
  const size = exact ? template.length + 0.3 * template.marks : INEXACT * template.length;
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
  // Marks before a first placeholder stand as far to the left as that is long.
  const own = pieces[1]?.gap && !/\w/.test(pieces[0].literal) ? pieces.slice(1) : pieces;
  let start = -1;
  let at = first;
  let gap = own[0]?.gap || needsType;
  for (const { literal } of own) {
    if (literal === undefined) {
      gap = true;
      continue;
    }
    // The letters of the first literal begin at `first`; marks may stand before them.
    const low = start < 0 ? Math.max(0, first - 8) : at + (gap ? 1 : 0);
    const found = text.slice(low, low + REACH + literal.length).indexOf(literal);
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
