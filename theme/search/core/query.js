// Chooses what of a text is searched as words.

import { body, isAlarming } from "./records.js";
import { KIND } from "./traceback.js";
import { isStop, words } from "./words.js";

const LINES = 40; // lines that are searched as words
const CHARACTERS = 3_000;

const REFUSED = /"(?:[A-Z]+ \S+ HTTP\/[\d.]+" [345]\d\d|WebSocket \S+")/; // an answer that is no success, a WebSocket

/**
 * Return the numbers of the lines to search: exceptions and alarms, prose, and only then other log lines, of
 * these first what clients were refused.
 */
export function tellingLines(lines, kinds, exceptions) {
  const numbers = [...lines.keys()].filter((number) => kinds[number] === KIND.text && body(lines[number]));
  const alarming = numbers.filter((number) => isAlarming(lines[number]));
  const prose = numbers.filter((number) => !lines[number].record && !isAlarming(lines[number]));
  const chosen = [...exceptions.map(({ line }) => line).reverse(), ...prose.slice(0, LINES), ...alarming.slice(-LINES)];
  if (!chosen.length) {
    const refused = numbers.filter((number) => REFUSED.test(lines[number].text));
    chosen.push(...(refused.length ? refused : numbers).slice(-LINES));
  }
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
