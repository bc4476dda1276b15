// Chooses what of a text is searched as words, and tells which words led to a page.

import { body } from "./clean.js";
import { isAlarming } from "./evidence.js";
import { KIND } from "./traceback.js";
import { isStop, stem, terms, words } from "./words.js";

const LINES = 40; // lines that are searched as words
const CHARACTERS = 3_000;
const OWN_ACCOUNT = new Set(["symptoms", "title", "cause", "errors", "headings"]);

/** Return the numbers of the lines to search: exceptions and alarms, prose, and only then other log lines. */
export function tellingLines(lines, kinds, exceptions) {
  const numbers = [...lines.keys()].filter((number) => kinds[number] === KIND.text && body(lines[number]));
  const alarming = numbers.filter((number) => isAlarming(lines[number]));
  const prose = numbers.filter((number) => !lines[number].record && !isAlarming(lines[number]));
  const chosen = [...exceptions.map(({ line }) => line).reverse(), ...prose.slice(0, LINES), ...alarming.slice(-LINES)];
  if (!chosen.length) chosen.push(...numbers.slice(-LINES));
  return [...new Set(chosen)].slice(0, LINES);
}

/** Join the own text of lines. */
export function joined(lines, numbers) {
  let text = "";
  for (const number of numbers) {
    if (text.length > CHARACTERS) break;
    text += `${text ? "\n" : ""}${body(lines[number]).slice(0, CHARACTERS)}`;
  }
  return text;
}

/** Return the distinct telling words of a text, at most `limit`. */
export function tellingWords(text, limit) {
  const found = new Set();
  for (const { word } of words(text, 1000)) {
    if (!isStop(word) && word.length > 1) found.add(word);
    if (found.size >= limit) break;
  }
  return [...found];
}

/**
 * Tell how much of the telling words a page's own account has: `{coverage, covered}`, the part from 0 to 1, and
 * how many words that are. `fieldsOf(term)` names the fields of the page that have a term.
 */
export function coverage(wanted, fieldsOf) {
  let covered = 0;
  let counted = 0;
  for (const word of wanted) {
    const own = stem(word);
    const all = terms(word);
    const best = Math.max(0, ...all.map((term) => shareOf(fieldsOf(term), term === own)));
    covered += best;
    counted += best >= 0.6 ? 1 : 0;
  }
  return { coverage: wanted.length ? covered / wanted.length : 0, covered: counted };
}

function shareOf(fields, isWordItself) {
  if (!fields.length) return 0;
  const inAccount = fields.some((field) => OWN_ACCOUNT.has(field));
  if (isWordItself) return inAccount ? 1 : 0.4;
  return inAccount ? 0.7 : 0.2;
}

/** Find the line that says most of what led to a page: `{line, start, end}`. */
export function tellingLine(lines, numbers, fieldsOf) {
  let best = { line: numbers[0] ?? 0, start: 0, end: 0, count: 0 };
  for (const number of numbers) {
    const { text, at } = lines[number];
    const met = words(text.slice(at), 200).filter(({ word }) => !isStop(word) && terms(word).some((term) => fieldsOf(term).length));
    if (met.length > best.count) {
      best = { line: number, start: at + met[0].start, end: at + met[met.length - 1].end, count: met.length };
    }
  }
  return best;
}
