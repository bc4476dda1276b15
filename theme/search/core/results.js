// Joins all that speaks for a page into one result, and makes of it what a reader may see.

import { mask, maskLine } from "./masking.js";
import { placesOf } from "./places.js";
import { tellingWords } from "./query.js";
import { stem } from "./words.js";

const RESULTS = 10;
const WORTH_SHOWING = 0.2; // part of the first page's score
const SIDE_EVIDENCE = 18; // what all other evidence may add to the strongest
const LINE_SHOWN = 400; // characters of a line that a reason shows
const WORDS_SHOWN = 12;

/** Join what speaks for the same page: the strongest counts in full, the rest breaks ties. */
export function merge(evidence) {
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
    return {
      reason: first,
      score: first.score + Math.min(extra, SIDE_EVIDENCE),
      confident: !first.elsewhere && entries.some((entry) => entry.confident),
    };
  });
  merged.sort((a, b) => b.score - a.score || a.reason.page - b.reason.page);
  // Where the best is a guess, what comes after it is one too.
  const guess = merged.findIndex(({ confident }) => !confident);
  for (const after of guess < 0 ? [] : merged.slice(guess)) after.confident = false;
  return merged.filter(({ score }) => score >= WORTH_SHOWING * merged[0].score).slice(0, RESULTS);
}

/** Return the results of a page as the search returns them, their secrets hidden: one for each section that fits. */
export function resultsOf(prepared, { lines }, { reason, score, confident }) {
  const page = prepared.pages[reason.page];
  const { kind, matched, elsewhere = false, relative = null } = reason;
  const common = {
    url: page.url,
    title: page.title,
    area: page.area,
    cause: page.cause,
    versions: page.versions,
    score: Math.round(score * 10) / 10,
    confident,
    elsewhere,
    relative,
    reason: { kind, ...shown(lines[reason.line].text, reason.start, reason.end), matched },
  };
  return placesOf(reason.places ?? [], reason.frames ?? [], prepared.frames).map(({ anchor, line }) => ({
    ...common,
    section: (page.headings ?? []).find((heading) => heading.anchor === anchor) ?? null,
    shown: line,
  }));
}

/** Cut a line around what is to be highlighted, and hide its secrets. */
function shown(text, start, end) {
  const whole = maskLine(text, start, end);
  const from =
    whole.line.length > LINE_SHOWN ? Math.max(0, Math.min(whole.start - 80, whole.line.length - LINE_SHOWN)) : 0;
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

/** Tell whether a text is hardly in the language of the pages: of its words most are on none. */
function isForeign({ known }, words) {
  return words.length > 1 && 3 * words.filter((word) => known.has(stem(word))).length < words.length;
}

/** Tell what was understood of a paste, the last exception first, its secrets hidden. */
export function understood(prepared, { exceptions, query, release }, results) {
  return {
    release,
    exceptions: [...exceptions]
      .reverse()
      .map(({ type, message, role }) => ({ type: mask(type), message: mask(message).slice(0, LINE_SHOWN), role })),
    words: tellingWords(mask(query), WORDS_SHOWN),
    isForeign: !exceptions.length && isForeign(prepared.ranking, tellingWords(query, WORDS_SHOWN)),
    areas: areasOf(prepared, results),
  };
}
