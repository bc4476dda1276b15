// Reads the messages that pages declare: literal text and {placeholders}, as Python's `str.format` writes them.

import { canonical } from "./canonical.js";

/** Under how many canonical characters in a row a template is entered; a shorter message needs its type. */
export const RUN = 6;

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
    places: error.places ?? [],
    isGeneric: Boolean(error.generic),
    isLogged: error.where === "logged",
    // AssertionError, raised without a text: anybody's is called so.
    isBare: !error.type && Boolean(error.generic) && /^[A-Z]\w*$/.test(error.message),
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
export function squeezed(text) {
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
