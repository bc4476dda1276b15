// The form in which messages are compared: letters and digits alone, in lower case. Quotes, spaces,
// gutters and the line breaks of a narrow terminal are gone, so they cannot hide a message.

import { isWord, lower } from "./characters.js";
import { KIND } from "./traceback.js";

/** Stands between lines that cannot be one message. */
export const BREAK = "\n";
const BREAK_CODE = 10;
const WRAPPED_FROM = 30; // a terminal, or a mail, narrower than this breaks no line

/** Return the canonical form of a short text. */
export function canonical(text) {
  let result = "";
  for (let index = 0; index < text.length; index++) {
    const code = text.charCodeAt(index);
    if (isWord(code)) result += String.fromCharCode(lower(code));
  }
  return result;
}

/**
 * Return the canonical form of all lines: `{codes, text, lineAt, columnAt}`. `codes` and `text` are the same
 * characters; `lineAt[i]` and `columnAt[i]` say where character i was; `wraps[n]` is 1 where line n may go on in the
 * next. Frames of tracebacks are left out.
 */
export function canonicalLines(lines, kinds) {
  const size = lines.reduce((sum, line) => sum + line.text.length + 1, 0);
  const codes = new Uint16Array(size);
  const lineAt = new Uint32Array(size);
  const columnAt = new Uint16Array(size);
  const wraps = new Uint8Array(lines.length);
  let length = 0;
  lines.forEach((line, number) => {
    if (kinds[number] !== KIND.frame) {
      const { text } = line;
      for (let column = 0; column < text.length; column++) {
        const code = text.charCodeAt(column);
        if (!isWord(code)) continue;
        codes[length] = lower(code);
        lineAt[length] = number;
        columnAt[length++] = column;
      }
    }
    if (isWrapped(lines, kinds, number)) {
      wraps[number] = 1;
    } else {
      codes[length] = BREAK_CODE;
      lineAt[length] = number;
      columnAt[length++] = Math.min(line.text.length, 0xffff);
    }
  });
  return { codes: codes.subarray(0, length), text: textOf(codes, length), lineAt, columnAt, wraps };
}

/** Tell whether a line may go on in the next one. */
function isWrapped(lines, kinds, number) {
  const next = lines[number + 1];
  if (!next || next.record || !next.text || lines[number].text.length < WRAPPED_FROM) return false;
  const here = kinds[number];
  return kinds[number + 1] === here ? here === KIND.text : here === KIND.exception && kinds[number + 1] === KIND.text;
}

function textOf(codes, length) {
  const pieces = [];
  for (let start = 0; start < length; start += 8192) {
    pieces.push(String.fromCharCode.apply(null, codes.subarray(start, Math.min(start + 8192, length))));
  }
  return pieces.join("");
}
