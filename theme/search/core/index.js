// The search: text in, ranked pages with reasons out. No DOM and no network, so that browsers and
// tests run the same code.

import { canonicalLines } from "./canonical.js";
import { clean } from "./clean.js";
import { exceptionTypes, messages, nearMisses, typesOf } from "./evidence.js";
import { mask, maskLine } from "./masking.js";
import { prepare } from "./near.js";
import { likestPhrase, preparePhrases } from "./phrases.js";
import { coverage, joined, tellingLine, tellingLines, tellingWords } from "./query.js";
import { enterPages, load, rank, save, weightOf } from "./ranking.js";
import { compile, enter, find } from "./templates.js";
import { readExceptions } from "./traceback.js";
import { terms } from "./words.js";

export { mask };

const RESULTS = 10;
const WORDS_AT_MOST = 40; // the score of the page that fits the words best
const PHRASE = 0.5; // part of a rank by words that the likest phrase of the page decides // part of the words' score that the likest phrase gives
const WORTH_SHOWING = 0.2; // part of the first page's score
const LINE_SHOWN = 400; // characters of a line that a reason shows

/**
 * Do beforehand what takes time when a search begins: enter the pages' words.
 *
 * Takes the index that `symptoms/search_index.py` makes, and returns JSON data that `createSearch` takes as well.
 * With it the first search comes 100 ms earlier at 18 pages and 6 s earlier at 5,000; it is also a third smaller.
 */
export function prebuild(index) {
  return {
    ...index,
    pages: index.pages.map(({ text, ...page }) => page),
    ranking: save(enterPages(index.pages)),
  };
}

/**
 * Prepare an index, as `symptoms/search_index.py` or `prebuild` makes it, for searching.
 *
 * `search(text)` takes anything from one letter to a log, and returns `{confident, results, understood}`;
 * see README.md in this folder. Nothing it returns shows a secret of the text.
 */
export function createSearch(index) {
  const { pages, areas = [] } = index;
  const templates = compile(pages);
  const ranking = index.ranking ? load(index.ranking) : enterPages(pages);
  const prepared = {
    pages,
    areas,
    package: index.package ?? "",
    messages: enter(templates),
    near: prepare(templates),
    types: typesOf(templates),
    ranking,
    phrases: preparePhrases(pages, (term) => weightOf(ranking, term)),
  };
  return { search: (text) => search(prepared, text) };
}

function search(prepared, input) {
  const paste = read(prepared, input);
  const evidence = [...messagesAndTypes(prepared, paste), ...byWords(prepared, paste)];
  const results = merge(evidence)
    .slice(0, RESULTS)
    .map((found) => resultOf(prepared, paste, found));
  return {
    confident: results.some((result) => result.confident),
    results,
    understood: {
      exceptions: paste.exceptions.map(({ type, message, role }) => ({ type: mask(type), message: mask(message).slice(0, LINE_SHOWN), role })),
      words: tellingWords(mask(paste.query), 12),
      areas: areasOf(prepared, results),
    },
  };
}

function read(prepared, input) {
  const lines = clean(input);
  const isKnown = (type) => prepared.types.has(type.slice(type.lastIndexOf(".") + 1));
  const { exceptions, kinds } = readExceptions(lines, isKnown);
  const telling = tellingLines(lines, kinds, exceptions);
  return { lines, kinds, exceptions, telling, query: joined(lines, telling) };
}

function messagesAndTypes(prepared, { lines, kinds, exceptions }) {
  const hits = find(prepared.messages, canonicalLines(lines, kinds), lines);
  return [
    ...messages(hits, lines, kinds, exceptions),
    ...nearMisses(prepared.near, lines, kinds, exceptions, hits),
    ...exceptionTypes(prepared.types, exceptions, lines, prepared.package),
  ];
}

function byWords(prepared, { lines, telling, query, exceptions }) {
  const ranked = rank(prepared.ranking, query, 2 * RESULTS);
  if (!ranked.length) return [];
  const wanted = tellingWords(query, 60);
  const all = new Set(terms(query));
  const likest = ranked.map(({ page }) => likestPhrase(prepared.phrases, page, all));
  const most = Math.max(...likest.map(({ likeness }) => likeness)) || 1;
  const weighed = ranked.map((found, place) => {
    const { phrase, likeness } = likest[place];
    return { ...found, phrase, fit: (1 - PHRASE) * (found.score / ranked[0].score) + PHRASE * (likeness / most) };
  });
  weighed.sort((a, b) => b.fit - a.fit);
  return weighed.map(({ page, fit, fieldsOf, phrase }, place) => {
    const part = coverage(wanted, fieldsOf);
    // An exception whose message no page has is not explained by its words.
    const clear = place === 0 && fit > 1.3 * (weighed[1]?.fit ?? 0) && !exceptions.length;
    return {
      kind: "words",
      page,
      score: WORDS_AT_MOST * (fit / weighed[0].fit),
      confident: clear && part.coverage >= 0.75 && part.covered >= 3,
      ...tellingLine(lines, telling, fieldsOf),
      matched: phrase,
    };
  });
}

/** Join what speaks for the same page: the strongest counts in full, the rest breaks ties. */
function merge(evidence) {
  const byPage = new Map();
  for (const entry of evidence) {
    if (!byPage.has(entry.page)) byPage.set(entry.page, []);
    byPage.get(entry.page).push(entry);
  }
  const merged = [...byPage.values()].map((entries) => {
    entries.sort((a, b) => b.score - a.score);
    const best = new Map();
    for (const entry of entries) if (!best.has(entry.kind)) best.set(entry.kind, entry);
    const [first, ...others] = [...best.values()];
    const extra = others.reduce((sum, entry) => sum + entry.score * (entry.kind === "words" ? 0.4 : 0.1), 0);
    return { reason: first, score: first.score + Math.min(extra, 18), confident: entries.some((entry) => entry.confident) };
  });
  merged.sort((a, b) => b.score - a.score || a.reason.page - b.reason.page);
  return merged.filter(({ score }) => score >= WORTH_SHOWING * merged[0].score);
}

function resultOf(prepared, { lines }, { reason, score, confident }) {
  const page = prepared.pages[reason.page];
  const { kind, matched } = reason;
  return {
    url: page.url,
    title: page.title,
    area: page.area,
    cause: page.cause,
    lilya: page.lilya,
    score: Math.round(score * 10) / 10,
    confident,
    reason: { kind, ...shown(lines[reason.line].text, reason.start, reason.end), matched },
  };
}

/** Cut a line around what is to be highlighted, and hide its secrets. */
function shown(text, start, end) {
  const whole = maskLine(text, start, end);
  const from = whole.line.length > LINE_SHOWN ? Math.max(0, Math.min(whole.start - 80, whole.line.length - LINE_SHOWN)) : 0;
  const line = whole.line.slice(from, from + LINE_SHOWN);
  const lead = line.length - line.trimStart().length;
  const bound = (place) => Math.max(0, Math.min(place - from - lead, line.length - lead));
  return { line: line.trimStart(), start: bound(whole.start), end: bound(whole.end) };
}

/** Return the areas that the best results come from, nearest first. */
function areasOf({ areas }, results) {
  const weights = new Map();
  for (const { area, score } of results.slice(0, 5)) weights.set(area, (weights.get(area) ?? 0) + score);
  return areas
    .filter(({ slug }) => weights.has(slug))
    .sort((a, b) => weights.get(b.slug) - weights.get(a.slug))
    .slice(0, 3);
}
