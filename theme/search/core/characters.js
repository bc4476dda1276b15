// Which characters make up words, as a table: a log has a million of them, and asking a table is
// many times faster than asking a Unicode regular expression.

const WORD = new Uint8Array(0x10000);
for (let code = 0xaa; code < 0x10000; code++) WORD[code] = 1;
for (const [from, to] of [
  ["0", "9"],
  ["A", "Z"],
  ["a", "z"],
]) {
  WORD.fill(1, from.charCodeAt(0), to.charCodeAt(0) + 1);
}
for (const [from, to] of [
  [0xab, 0xb4], // marks between the Latin letters
  [0xb6, 0xb9],
  [0xbb, 0xbf],
  [0xd7, 0xd7],
  [0xf7, 0xf7],
  [0x2000, 0x20cf], // typographic quotes, dashes, spaces, currencies
  [0x2190, 0x2bff], // arrows, box drawing, symbols
  [0x3000, 0x303f], // East Asian punctuation
  [0xd800, 0xf8ff], // surrogates (emoji are no words) and private use
  [0xfe00, 0xfe6f],
  [0xff01, 0xff0f],
  [0xfff0, 0xffff],
]) {
  WORD.fill(0, from, to + 1);
}

/** Tell whether a UTF-16 code unit is a letter or a digit. */
export function isWord(code) {
  return WORD[code] === 1;
}

/** Tell whether the character at `index` is part of a name: a letter, a digit or an underscore. */
export function isNameAt(text, index) {
  const code = text.charCodeAt(index);
  return code === 95 || (!Number.isNaN(code) && isWord(code));
}

/** Return the lower-case form of a code unit, if that is one code unit too. */
export function lower(code) {
  if (code < 128) return code >= 65 && code <= 90 ? code + 32 : code;
  const text = String.fromCharCode(code).toLowerCase();
  return text.length === 1 ? text.charCodeAt(0) : code;
}
