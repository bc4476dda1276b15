// Weighs what the words of a text say for a page, for all that is no known message.

import { likestPhrase } from "./phrases.js";
import { tellingWords } from "./query.js";
import { rank } from "./ranking.js";
import { isStop, stem, terms, words } from "./words.js";

const PAGES = 15; // pages looked at, of those that the ranking puts first
const WORDS = 60;
const AT_MOST = 40; // the score of the page that fits the words best
const PHRASE = 0.4; // part of that score that the likest phrase of a page decides
const OWN_ACCOUNT = new Set(["symptoms", "title", "cause", "errors", "headings"]);

/** Weigh the pages that share words with a paste. */
export function byWords(prepared, { lines, telling, query, exceptions }) {
  const fitting = fits(prepared, query);
  const wanted = tellingWords(query, WORDS).map((word) => ({ own: stem(word), all: terms(word) }));
  const told = telling.map((number) => wordsOf(lines[number], number));
  return fitting.map(({ page, fit, fieldsOf, phrase }, place) => {
    const { part, count } = coverage(wanted, fieldsOf);
    // An exception whose message no page has is not explained by its words.
    const isClear = place === 0 && fit > 1.3 * (fitting[1]?.fit ?? 0) && !exceptions.length;
    return {
      kind: "words",
      page,
      score: (AT_MOST * fit) / fitting[0].fit,
      confident: isClear && part >= 0.75 && count >= 3,
      ...tellingLine(told, fieldsOf),
      matched: phrase,
    };
  });
}

/** Join the ranking over all words of a page with the likeness of its likest phrase. */
function fits({ ranking, phrases }, query) {
  const ranked = rank(ranking, query, PAGES);
  if (!ranked.length) return [];
  const all = new Set(terms(query));
  const likest = ranked.map(({ page }) => likestPhrase(phrases, page, all));
  const most = Math.max(...likest.map(({ likeness }) => likeness)) || 1;
  return ranked
    .map(({ page, score, fieldsOf }, place) => {
      const { phrase, likeness } = likest[place];
      return { page, fieldsOf, phrase, fit: (1 - PHRASE) * (score / ranked[0].score) + PHRASE * (likeness / most) };
    })
    .sort((a, b) => b.fit - a.fit);
}

/**
 * Tell how much of the telling words a page's own account has: `{part, count}`, the part from 0 to 1, and
 * how many words that are. `fieldsOf(term)` names the fields of the page that have a term.
 */
function coverage(wanted, fieldsOf) {
  let covered = 0;
  let count = 0;
  for (const { own, all } of wanted) {
    const best = Math.max(0, ...all.map((term) => shareOf(fieldsOf(term), term === own)));
    covered += best;
    count += best >= 0.6 ? 1 : 0;
  }
  return { part: wanted.length ? covered / wanted.length : 0, count };
}

function shareOf(fields, isWordItself) {
  if (!fields.length) return 0;
  const inAccount = fields.some((field) => OWN_ACCOUNT.has(field));
  if (isWordItself) return inAccount ? 1 : 0.4;
  return inAccount ? 0.7 : 0.2;
}

function wordsOf({ text, at }, number) {
  const own = words(text.slice(at), 200).filter(({ word }) => !isStop(word));
  return { number, own: own.map(({ word, start, end }) => ({ all: terms(word), start: at + start, end: at + end })) };
}

/** Find the line that says most of what led to a page: `{line, start, end}`. */
function tellingLine(told, fieldsOf) {
  let best = { line: told[0]?.number ?? 0, start: 0, end: 0 };
  let most = 0;
  for (const { number, own } of told) {
    const met = own.filter(({ all }) => all.some((term) => fieldsOf(term).length));
    if (met.length > most) {
      best = { line: number, start: met[0].start, end: met[met.length - 1].end };
      most = met.length;
    }
  }
  return best;
}
