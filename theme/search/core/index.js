// The search: text in, ranked pages with reasons out. No DOM and no network, so that browsers and
// tests run the same code.

import { canonicalLines } from "./canonical.js";
import { clean } from "./clean.js";
import { byWords } from "./description.js";
import { cutOff, exceptionTypes, messages, nearMisses, typesOf, ways, waysOf } from "./evidence.js";
import { mask } from "./masking.js";
import { enter, find } from "./matching.js";
import { prepare } from "./near.js";
import { preparePhrases } from "./phrases.js";
import { joined, tellingLines } from "./query.js";
import { enterPages, load, save, weightOf } from "./ranking.js";
import { merge, resultsOf, understood } from "./results.js";
import { compile, shortName } from "./templates.js";
import { readExceptions } from "./traceback.js";

export { mask };

/**
 * Do beforehand what takes time when a search begins: enter the pages' words.
 *
 * Takes the index that `symptoms/search_index.py` makes, and returns JSON data that `createSearch` takes as well.
 * With it the first search comes 100 ms earlier at 18 pages and 6 s earlier at 5,000; it is also a third smaller.
 */
export function prebuild(index) {
  return {
    ...index,
    pages: index.pages.map(({ text, shown, ...page }) => page),
    ranking: save(enterPages(index.pages)),
  };
}

/**
 * Prepare an index, as `symptoms/search_index.py` or `prebuild` makes it, for searching.
 *
 * Returns `{search(text)}`, which takes anything from one letter to a log and returns
 *
 *     {confident, results, understood: {release, exceptions: [{type, message, role}],
 *      words, isForeign, areas: [{slug, title}]}}
 *
 * with the results of at most ten pages, the most telling first; a page has several where the text cannot tell its sections
 * apart. Each is
 *
 *     {url, title, section, shown, area, cause, versions, score, confident, elsewhere, relative,
 *      reason: {kind, line, start, end, matched}}
 *
 * `section` is `{anchor, title}` of the section whose example did the same, null where that is open, and `shown` the
 * line that the example showed. `elsewhere` tells that the words are the same and the traceback is another;
 * `relative` names the other framework that raised them. `release` is that of Lilya, if the
 * text names one, and `isForeign` tells that hardly any of its words are known.
 * `kind` is "message" (a declared message, `matched`), "near" (nearly one), "exception" (the type alone), "frames"
 * (the way of an exception that has no declared message, or to one, `matched`, whose line was cut off) or "words" (`matched` is a phrase of the page); `start` and `end` bound what to highlight in `line`, the line of
 * the text that led here. `role` is "raised", "cause", "context", "member" or "printed". Nothing that is
 * returned shows a secret of the text.
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
    ways: waysOf(pages, index.frames ?? []),
    ranking,
    frames: new Map((index.frames ?? []).map((frame, number) => [frame, number])),
    phrases: preparePhrases(pages, (term) => weightOf(ranking, term)),
  };
  return { search: (text) => search(prepared, text) };
}

function search(prepared, input) {
  const paste = read(prepared, input);
  const results = merge([...byMessages(prepared, paste), ...byWords(prepared, paste)]).flatMap((found) =>
    resultsOf(prepared, paste, found),
  );
  return {
    confident: results.some((result) => result.confident),
    results,
    understood: understood(prepared, paste, results),
  };
}

function read(prepared, input) {
  const lines = clean(input);
  const { exceptions, kinds, cut } = readExceptions(lines, (type) => prepared.types.has(shortName(type)));
  const telling = tellingLines(lines, kinds, exceptions);
  return { lines, kinds, exceptions, cut, telling, query: joined(lines, telling), release: releaseIn(lines) };
}

const RELEASE = /\blilya(?:==|[ @/-]v?| version )(\d{1,3}\.\d{1,3}\.\d{1,3})(?!\d)/i;

/** Return the release of Lilya that a paste names: `lilya==0.24.3`, `Lilya 0.24.3`, `lilya-0.24.3.dist-info`; else null. */
function releaseIn(lines) {
  for (const { text } of lines) {
    const found = RELEASE.exec(text);
    if (found) return found[1];
  }
  return null;
}

function byMessages(prepared, { lines, kinds, exceptions, cut }) {
  const hits = find(prepared.messages, canonicalLines(lines, kinds), lines);
  const said = messages(hits, lines, kinds, exceptions, prepared.frames, prepared.package);
  return [
    ...said,
    ...ways(prepared.ways, exceptions, said, lines, prepared.frames, prepared.package),
    ...nearMisses(prepared.near, lines, kinds, exceptions, hits, prepared.frames),
    ...cutOff(prepared.messages.templates, cut, lines, prepared.frames),
    ...exceptionTypes(prepared.types, exceptions, lines, prepared.package),
  ];
}
